"""Joining administration and reading in one person: two people agree, or everybody knows for three days."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from supportcircle.audit import Codes, record
from supportcircle.notifications import notify

from ..errors import Refused
from ..models import Membership, PendingGrant, SupportGroup, User
from .guards import lock, require_admin
from .reading import set_role


def request_grant(membership: Membership, *, reads: str, is_admin: bool, requested_by: User | None) -> PendingGrant:
    """Inside the caller's transaction, under its lock."""
    group = membership.group
    concerned = [person for person in (membership.user, requested_by) if person]
    confirmers = group.memberships.admins().exclude(user__in=concerned)
    told = list(confirmers.values_list("user_id", flat=True))
    grant = PendingGrant(membership=membership, is_admin=is_admin, reads=reads, requested_by=requested_by)
    if not told:
        # Nobody could confirm it: then everybody hears of it, and has time to object.
        grant.takes_effect_at = timezone.now() + timedelta(hours=settings.GRANT_HOURS)
        told = list(group.memberships.active().values_list("user_id", flat=True))
    grant.save()
    _record("grant.request", grant, group, requested_by)
    for user_id in told:
        notify(user_id, "grant_announced" if grant.takes_effect_at else "grant_waiting", target=group.id)
    return grant


@transaction.atomic
def confirm_grant(*, actor: User, grant: PendingGrant) -> None:
    group = lock(grant.membership.group_id)
    require_admin(actor, group)
    grant = _open_grant(group, grant.id)
    if actor.id in (grant.requested_by_id, grant.membership.user_id):
        raise Refused("grant_own")
    _carry_out(grant, group, actor)


@transaction.atomic
def cancel_grant(*, actor: User, grant: PendingGrant) -> None:
    group = lock(grant.membership.group_id)
    require_admin(actor, group)
    grant = _open_grant(group, grant.id)
    _close(grant)
    _record("grant.cancel", grant, group, actor)
    notify(grant.membership.user_id, "role_changed", target=group.id)


@transaction.atomic
def carry_out_if_due(grant_id: UUID) -> bool:
    """Idempotent: a grant that is closed, or not due, stays as it is."""
    grant = PendingGrant.objects.select_related("membership").get(pk=grant_id)
    group = lock(grant.membership.group_id)
    due = PendingGrant.objects.announced().filter(pk=grant_id, takes_effect_at__lte=timezone.now())
    if not due.exists():
        return False
    _carry_out(_open_grant(group, grant_id), group, None)
    return True


def close_grants(membership: Membership, *, actor: User, also_requested: bool = False) -> None:
    """Inside the caller's transaction: a change to this person's access voids what was pending.

    With `also_requested`, what they had asked for others too: an admin who goes leaves no request behind.
    """
    concerned = Q(membership=membership)
    if also_requested:
        concerned |= Q(membership__group=membership.group, requested_by=membership.user)
    for grant in PendingGrant.objects.open().filter(concerned).select_related("membership"):
        _close(grant)
        _record("grant.cancel", grant, membership.group, actor)


def _open_grant(group: SupportGroup, grant_id: UUID) -> PendingGrant:
    grants = PendingGrant.objects.select_related("membership__user").filter(membership__group=group)
    grant = grants.get(pk=grant_id)
    if grant.closed_at:
        raise Refused("grant_closed")
    grant.membership.group = group
    return grant


def _carry_out(grant: PendingGrant, group: SupportGroup, actor: User | None) -> None:
    set_role(grant.membership, reads=grant.reads, is_admin=grant.is_admin)
    _close(grant)
    _record("grant.carry_out", grant, group, actor)
    notify(grant.membership.user_id, "role_changed", target=group.id)


def _close(grant: PendingGrant) -> None:
    grant.closed_at = timezone.now()
    grant.save(update_fields=["closed_at"])


def _record(action: str, grant: PendingGrant, group: SupportGroup, actor: User | None) -> None:
    codes: Codes = {"grant": str(grant.id), "reads": grant.reads, "is_admin": grant.is_admin}
    record(action, actor=actor.id if actor else None, chain=group.id, target=grant.membership_id, codes=codes)
