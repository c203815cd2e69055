"""Roles, suspension, removal, leaving."""

from allauth.usersessions.models import UserSession
from django.db import transaction

from supportcircle.audit import Codes, record
from supportcircle.notifications import notify

from ..errors import Refused
from ..models import Membership, SupportGroup, User
from ..models.membership import Reads
from ..signals import membership_ended, membership_reinstated, membership_suspended
from .grants import close_grants, request_grant
from .guards import lock, require_admin, somebody_else
from .reading import set_role

Status = Membership.Status
KEEP, ERASE = "keep", "erase"


@transaction.atomic
def change_role(*, actor: User, membership: Membership, reads: str, is_admin: bool) -> bool:
    """False when nothing changes now: the role is the same, or it waits as a grant."""
    group, member = _subject(actor, membership)
    if not member.is_active:
        raise Refused("not_active")
    if (member.reads, member.is_admin) == (reads, is_admin):
        return False
    if member.grants.filter(closed_at=None, reads=reads, is_admin=is_admin).exists():
        return False
    close_grants(member, actor=actor, also_requested=member.is_admin and not is_admin)
    if is_admin and reads != Reads.NOTHING:
        request_grant(member, reads=reads, is_admin=is_admin, requested_by=actor)
        return False
    set_role(member, reads=reads, is_admin=is_admin)
    _finish("membership.role", actor, member, {"reads": reads, "is_admin": is_admin})
    notify(member.user_id, "role_changed", target=group.id)
    return True


@transaction.atomic
def suspend(*, actor: User, membership: Membership) -> bool:
    group, member = _subject(actor, membership)
    if member.status == Status.SUSPENDED:
        return False
    if not member.is_active:
        raise Refused("ended")
    member.status = Status.SUSPENDED
    member.save(update_fields=["status"])
    close_grants(member, actor=actor, also_requested=True)
    _end_sessions(member.user)
    membership_suspended.send(Membership, membership=member, actor=actor)
    _finish("membership.suspend", actor, member)
    notify(member.user_id, "membership_suspended", target=group.id)
    return True


@transaction.atomic
def reinstate(*, actor: User, membership: Membership) -> bool:
    group, member = _subject(actor, membership)
    if member.is_active:
        return False
    if member.status != Status.SUSPENDED:
        raise Refused("not_suspended")
    member.status = Status.ACTIVE
    member.save(update_fields=["status"])
    membership_reinstated.send(Membership, membership=member, actor=actor)
    _finish("membership.reinstate", actor, member)
    notify(member.user_id, "membership_reinstated", target=group.id)
    return True


@transaction.atomic
def remove(*, actor: User, membership: Membership) -> bool:
    """What they published stays, under their pseudonym."""
    group, member = _subject(actor, membership)
    if member.status == Status.REMOVED:
        return False
    if member.status == Status.LEFT:
        raise Refused("ended")
    _end(member, Status.REMOVED, actor=actor, posts=KEEP)
    _end_sessions(member.user)
    notify(member.user_id, "membership_removed", target=group.id)
    return True


@transaction.atomic
def leave(*, actor: User, group: SupportGroup, posts: str) -> bool:
    """The one change to one's own row. `posts` is "keep" or "erase"."""
    if posts not in (KEEP, ERASE):
        raise ValueError("posts must be keep or erase")
    group = lock(group.id)
    member = group.memberships.select_related("user").get(user=actor)
    if member.status == Status.LEFT:
        return False
    if not member.is_active:
        raise Refused("ended")
    if member.is_admin and not group.memberships.admins().exclude(pk=member.pk).exists():
        raise Refused("last_admin")
    member.group = group
    _end(member, Status.LEFT, actor=actor, posts=posts)
    return True


def _subject(actor: User, membership: Membership) -> tuple[SupportGroup, Membership]:
    group = lock(membership.group_id)
    require_admin(actor, group)
    return group, somebody_else(actor, group, membership.id)


def _end(member: Membership, status: Status, *, actor: User, posts: str) -> None:
    member.status = status
    member.save(update_fields=["status"])
    # First what others lock too: whoever holds the audit's lock may wait for nothing more.
    membership_ended.send(Membership, membership=member, actor=actor, posts=posts)
    close_grants(member, actor=actor, also_requested=True)
    _finish(f"membership.{'leave' if status == Status.LEFT else 'remove'}", actor, member, {"posts": posts})


def _end_sessions(user: User) -> None:
    """Signs them out everywhere, unless another group still counts on them."""
    if user.memberships.active().exists():
        return
    for session in UserSession.objects.filter(user=user):
        session.end()


def _finish(action: str, actor: User, member: Membership, codes: Codes | None = None) -> None:
    record(action, actor=actor.id, chain=member.group_id, target=member.id, codes=codes)
