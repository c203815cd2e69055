from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from groups.access import membership_in, user_of
from groups.permissions import Capability

from ..actions.expertise import say_expertise
from ..forms.expertise import ExpertiseForm


@require_http_methods(["GET", "HEAD", "POST"])
def expertise(request: HttpRequest, group_id: UUID) -> HttpResponse:
    member = membership_in(user_of(request), group_id, Capability.WRITE)
    form = ExpertiseForm(request.POST if request.method == "POST" else None, initial={"expertise": member.expertise})
    if request.method == "POST" and form.is_valid():
        say_expertise(actor=member, codes=form.cleaned_data["expertise"])
        shown = (
            "Saved. Your replies show it." if form.cleaned_data["expertise"] else "Saved. Your replies show nothing."
        )
        messages.success(request, shown)
        return redirect("expertise", group_id=group_id)
    context = {"member": member, "form": form}
    return render(request, "posts/expertise.html", context, status=422 if form.errors else 200)
