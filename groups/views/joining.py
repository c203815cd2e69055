from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from supportcircle import sanitize

from .. import pending, pseudonyms, tokens
from ..access import user_of
from ..actions import accept_invitation
from ..errors import Refused
from ..forms.joining import JoinForm
from ..models import Agreement, Invitation, User
from .answer import posted


@login_not_required
@require_safe
def join_link(request: HttpRequest, token: str) -> HttpResponse:
    """Takes the token out of the address bar, and out of the log, which names the address of what is not found."""
    pending.forget(request)
    if invitation := tokens.find_open(token):
        pending.keep(request, invitation)
    return redirect("join")


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    invitation = pending.invitation(request)
    if invitation is None:
        return _ask(request)
    if not isinstance(request.user, User):
        return render(request, "groups/invited.html", _about(invitation))
    if not is_for(invitation, request.user):
        return render(request, "groups/other_address.html", status=403)
    return _join(request, request.user, invitation)


def _join(request: HttpRequest, user: User, invitation: Invitation) -> HttpResponse:
    agreement = invitation.group.agreements.latest("version")
    agreement.group = invitation.group
    form = JoinForm(posted(request), initial={"agreement": agreement.id}, invitation=invitation, user=user)
    if request.method == "POST" and form.is_valid() and _accept(form, user, invitation, agreement):
        pending.forget(request)
        messages.success(request, "Welcome. You are in the group.")
        return redirect("home")
    context = {"form": form, "html": sanitize.render(agreement.text or ""), **_about(invitation)}
    return render(request, "groups/join.html", context)


def _accept(form: JoinForm, user: User, invitation: Invitation, agreement: Agreement) -> bool:
    data = form.cleaned_data
    if data["agreement"] != agreement.id:
        form.refuse(Refused("agreement_newer"))
        return False
    try:
        accept_invitation(
            actor=user,
            invitation=invitation,
            agreement=agreement,
            pseudonym=data["pseudonym"],
            reads=data.get("reads", ""),
        )
    except Refused as refused:
        form.refuse(refused)
        return False
    return True


@require_POST
def pseudonym_check(request: HttpRequest) -> HttpResponse:
    """The live check of a name of one's own; the form asks again when it is sent."""
    user = user_of(request)
    invitation = pending.invitation(request)
    if invitation is None or not is_for(invitation, user):
        return _ask(request)
    context = {}
    try:
        name = pseudonyms.checked(request.POST.get("own", "")[:200], user)
        if pseudonyms.is_taken(invitation.group, name, by_other_than=user):
            raise Refused("pseudonym_taken")
    except Refused as refused:
        context["refused"] = refused
    return render(request, "groups/_pseudonym_check.html", context)


def is_for(invitation: Invitation, user: User) -> bool:
    return not user.is_staff and bytes(invitation.email_digest) == tokens.address_digest(user.email)


def _about(invitation: Invitation) -> dict[str, Any]:
    return {
        "invitation": invitation,
        "inviter": _inviter(invitation),
        "draft_days": settings.DRAFT_DAYS,
        "thread_days": settings.THREAD_DAYS,
    }


def _inviter(invitation: Invitation) -> str:
    """The name that the group knows them by; somebody who reads nothing has none."""
    if invitation.chooses_reading:
        return "The site operator"
    inviter = invitation.group.memberships.active().filter(user=invitation.invited_by).first()
    if inviter is None or not inviter.is_reader:
        return "An admin of this group"
    inviter.group = invitation.group
    return inviter.pseudonym or ""


def _ask(request: HttpRequest) -> HttpResponse:
    """One page for every link that does not work: it says nothing of what was invited, or who has an account."""
    return render(request, "groups/ask_inviter.html", status=404)
