from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from supportcircle.notifications import mark_seen

from .. import available
from ..access import membership_in, user_of
from ..actions import cancel_grant, change_role, confirm_grant, reinstate, remove, suspend
from ..forms.people import RoleForm
from ..models import AgreementAcceptance, Membership, PendingGrant, User
from ..permissions import Capability
from ..roles import ROLES, role_of
from .answer import attempt

STATES = (Membership.Status.ACTIVE, Membership.Status.SUSPENDED)


@require_safe
def members(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """People by address and role: an admin is not to learn here who writes under which pseudonym."""
    admin = membership_in(user_of(request), group_id, Capability.SEE_PEOPLE)
    group = admin.group
    mark_seen(admin.user_id, group.id)
    current = group.agreements.latest("version")
    accepted = AgreementAcceptance.objects.filter(agreement=current, user=OuterRef("user"))
    people = group.memberships.filter(status__in=STATES).select_related("user").order_by("user__email")
    invitations = group.invitations.filter(accepted_at=None, revoked_at=None).order_by("-created_at")
    grants = (
        PendingGrant.objects.open().filter(membership__group=group).select_related("membership__user", "requested_by")
    )
    context = {
        "group": group,
        "people": [
            (person, role_of(person), available.for_member(admin, person))
            for person in people.annotate(has_accepted=Exists(accepted))
        ],
        "invitations": [(row, role_of(row), available.for_invitation(row)) for row in invitations],
        "grants": [(row, role_of(row), available.for_grant(admin, row)) for row in grants],
        "roles": ROLES.values(),
        "mail_is_on": settings.MAIL_IS_ON,
    }
    return render(request, "groups/members.html", context)


@require_POST
def member_role(request: HttpRequest, group_id: UUID, membership_id: UUID) -> HttpResponse:
    user, member = _load(request, group_id, membership_id)
    form = RoleForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Choose one of the roles in the list.")
    else:
        role = form.cleaned_data["role"]
        attempt(
            request,
            "The role is changed." if not role.waits else "The request is made. It waits, as the list shows.",
            lambda: change_role(actor=user, membership=member, reads=role.reads, is_admin=role.is_admin),
        )
    return redirect("members", group_id=group_id)


@require_POST
def member_suspend(request: HttpRequest, group_id: UUID, membership_id: UUID) -> HttpResponse:
    user, member = _load(request, group_id, membership_id)
    attempt(
        request,
        "Suspended. They can no longer read or write here. Lift it when they may come back.",
        lambda: suspend(actor=user, membership=member),
    )
    return redirect("members", group_id=group_id)


@require_POST
def member_reinstate(request: HttpRequest, group_id: UUID, membership_id: UUID) -> HttpResponse:
    user, member = _load(request, group_id, membership_id)
    attempt(request, "They are back in the group.", lambda: reinstate(actor=user, membership=member))
    return redirect("members", group_id=group_id)


@require_POST
def member_remove(request: HttpRequest, group_id: UUID, membership_id: UUID) -> HttpResponse:
    user, member = _load(request, group_id, membership_id)
    attempt(
        request,
        "Removed. What they published stays, under their pseudonym.",
        lambda: remove(actor=user, membership=member),
    )
    return redirect("members", group_id=group_id)


@require_POST
def grant_confirm(request: HttpRequest, group_id: UUID, grant_id: UUID) -> HttpResponse:
    user, grant = _load_grant(request, group_id, grant_id)
    attempt(request, "Confirmed. The role is changed.", lambda: confirm_grant(actor=user, grant=grant))
    return redirect("members", group_id=group_id)


@require_POST
def grant_cancel(request: HttpRequest, group_id: UUID, grant_id: UUID) -> HttpResponse:
    user, grant = _load_grant(request, group_id, grant_id)
    attempt(request, "Cancelled. Nothing changes.", lambda: cancel_grant(actor=user, grant=grant))
    return redirect("members", group_id=group_id)


def _load(request: HttpRequest, group_id: UUID, membership_id: UUID) -> tuple[User, Membership]:
    user = user_of(request)
    membership_in(user, group_id, Capability.MANAGE_PEOPLE)
    return user, get_object_or_404(Membership, pk=membership_id, group_id=group_id)


def _load_grant(request: HttpRequest, group_id: UUID, grant_id: UUID) -> tuple[User, PendingGrant]:
    user = user_of(request)
    membership_in(user, group_id, Capability.MANAGE_PEOPLE)
    grants = PendingGrant.objects.select_related("membership")
    return user, get_object_or_404(grants, pk=grant_id, membership__group_id=group_id)
