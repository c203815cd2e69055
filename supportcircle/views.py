"""Pages that belong to no group: leaving quickly, what to do after a leak, one's own account, a lost session."""

from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET

# Who may end somebody's session by a link: this site, or the person who typed the address.
OWN_SITES = {"same-origin", "none"}


@login_not_required
@require_GET
def leave(request: HttpRequest) -> HttpResponse:
    """A GET that signs out, because leaving has to work as a plain link, at once."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") in OWN_SITES:
        logout(request)
    response = HttpResponseRedirect(settings.LEAVE_URL)
    response["Clear-Site-Data"] = '"cache"'
    return response


@login_not_required
@require_GET
def report(request: HttpRequest) -> HttpResponse:
    return render(request, "report.html")


@require_GET
def account(request: HttpRequest) -> HttpResponse:
    return render(request, "account/settings.html")


@login_not_required
@sensitive_post_parameters()
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 (Django's signature)
    return session_ended(request)


def session_ended(request: HttpRequest) -> HttpResponse:
    return given_back(request, "errors/session_ended.html")


def given_back(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    """With what was sent and cannot be taken now, so that no text is lost."""
    return render(request, template, {"written": written_in(request), **context}, status=403)


def written_in(request: HttpRequest) -> list[str]:
    """Texts of more than a word. Another site's form is not echoed, and a password never is."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in OWN_SITES:
        return []
    return [
        text
        for name, text in request.POST.items()
        if isinstance(text, str) and "password" not in name and len(text.split()) > 1
    ]
