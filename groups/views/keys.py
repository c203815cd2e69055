from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from ..access import user_of
from ..actions.preferences import set_single_keys


@require_http_methods(["GET", "HEAD", "POST"])
def keys(request: HttpRequest) -> HttpResponse:
    """Keys without Ctrl or Alt can be pressed by accident, and by speech input: everybody can switch them off."""
    if request.method == "POST":
        on = request.POST.get("single_keys") == "on"
        set_single_keys(actor=user_of(request), on=on)
        messages.success(request, f"Single keys are {'on' if on else 'off'}.")
        return redirect("keys")
    return render(request, "groups/keys.html")
