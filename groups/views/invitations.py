from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from .. import available
from ..access import membership_in, user_of
from ..actions import invite, renew_invitation, revoke_invitation, show_invitation_link
from ..actions.invitations import refuse_unless_showable
from ..errors import Refused
from ..forms.people import InviteForm
from ..models import Invitation, SupportGroup, User
from ..permissions import Capability
from .answer import attempt, posted


@require_http_methods(["GET", "HEAD", "POST"])
def invitation_new(request: HttpRequest, group_id: UUID) -> HttpResponse:
    user = user_of(request)
    group = membership_in(user, group_id, Capability.MANAGE_PEOPLE).group
    form = InviteForm(posted(request))
    if request.method == "POST" and form.is_valid():
        email, role = form.cleaned_data["email"], form.cleaned_data["role"]
        try:
            invitation = invite(actor=user, group=group, email=email, reads=role.reads, is_admin=role.is_admin)
        except Refused as refused:
            form.add_error("email", refused.sentence)
        else:
            messages.success(request, "The invitation is made.")
            if settings.MAIL_IS_ON:
                return redirect("members", group_id=group.id)
            return redirect("invitation-link", group_id=group.id, invitation_id=invitation.id)
    return render(request, "groups/invite.html", {"group": group, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def invitation_link(request: HttpRequest, group_id: UUID, invitation_id: UUID) -> HttpResponse:
    user, invitation = _load(request, group_id, invitation_id)
    context: dict[str, Any] = {"group": invitation.group, "invitation": invitation}
    context |= {"back": _list_of(user, invitation), "verbs": available.for_invitation(invitation)}
    context["mail_is_on"] = settings.MAIL_IS_ON
    try:
        if request.method == "POST":
            context["link"] = show_invitation_link(actor=user, invitation=invitation)
        else:
            refuse_unless_showable(invitation)
    except Refused as refused:
        context["refused"] = refused
    return render(request, "groups/invitation_link.html", context)


@require_POST
def invitation_renew(request: HttpRequest, group_id: UUID, invitation_id: UUID) -> HttpResponse:
    user, invitation = _load(request, group_id, invitation_id)
    attempt(
        request,
        "A new link is made, and the old one stops working.",
        lambda: renew_invitation(actor=user, invitation=invitation),
    )
    return redirect(_list_of(user, invitation))


@require_POST
def invitation_revoke(request: HttpRequest, group_id: UUID, invitation_id: UUID) -> HttpResponse:
    user, invitation = _load(request, group_id, invitation_id)
    attempt(
        request,
        "Revoked. The link no longer works.",
        lambda: revoke_invitation(actor=user, invitation=invitation),
    )
    return redirect(_list_of(user, invitation))


def _load(request: HttpRequest, group_id: UUID, invitation_id: UUID) -> tuple[User, Invitation]:
    """For the group's admins; for the site operator only the first admin's, until the group has one."""
    user = user_of(request)
    invitations = Invitation.objects.select_related("group__key").filter(group_id=group_id)
    if user.is_staff:
        group = get_object_or_404(SupportGroup, pk=group_id)
        if group.memberships.admins().exists():
            raise Http404
        invitations = invitations.filter(chooses_reading=True)
    else:
        membership_in(user, group_id, Capability.MANAGE_PEOPLE)
    return user, get_object_or_404(invitations, pk=invitation_id)


def _list_of(user: User, invitation: Invitation) -> str:
    return reverse("first-admin" if user.is_staff else "members", args=[invitation.group_id])
