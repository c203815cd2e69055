from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from supportcircle.audit import Codes, record
from supportcircle.queue import enqueue

from .. import tokens
from ..errors import Refused
from ..models import Invitation, Membership, SupportGroup, User
from .guards import lock, require_admin, require_operator

MOST_OPEN = 50
PAUSE = timedelta(minutes=1)  # between two mails to one address
KEPT = timedelta(days=30)  # after it ran out


@transaction.atomic
def invite(*, actor: User, group: SupportGroup, email: str, reads: str, is_admin: bool = False) -> Invitation:
    group = lock(group.id)
    require_admin(actor, group)
    return add_invitation(group, actor, email=email, reads=reads, is_admin=is_admin)


def add_invitation(
    group: SupportGroup,
    actor: User,
    *,
    email: str,
    reads: str,
    is_admin: bool,
    chooses_reading: bool = False,
    also_chains: tuple[str, ...] = (),
) -> Invitation:
    """Inside the caller's transaction, under its lock."""
    email = tokens.plain_address(email)
    digest = tokens.address_digest(email)
    _refuse_if_unwanted(group, email, digest)
    invitation = Invitation(group=group, invited_by=actor, email_digest=digest)
    invitation.reads, invitation.is_admin, invitation.chooses_reading = reads, is_admin, chooses_reading
    invitation.email = email
    _issue(invitation)
    codes: Codes = {"reads": reads, "is_admin": is_admin}
    for chain in [str(group.id), *also_chains]:
        record("invitation.create", actor=actor.id, chain=chain, target=invitation.id, codes=codes)
    return invitation


@transaction.atomic
def renew_invitation(*, actor: User, invitation: Invitation) -> Invitation:
    """A new link, mailed anew; the old one stops working. Also for one that has expired."""
    group, invitation = _unused(actor, invitation)
    # Once shown, the link may be lost: whoever waits beside the screen need not wait a minute.
    if issued_at(invitation) > timezone.now() - PAUSE and not invitation.link_shown_at:
        raise Refused("too_soon")
    if not invitation.is_open:
        _refuse_if_unwanted(group, invitation.email or "", bytes(invitation.email_digest))
    invitation.issue += 1
    _issue(invitation)
    record("invitation.renew", actor=actor.id, chain=group.id, target=invitation.id)
    return invitation


@transaction.atomic
def revoke_invitation(*, actor: User, invitation: Invitation) -> bool:
    group, invitation = _unused(actor, invitation, may_be_revoked=True)
    if invitation.revoked_at:
        return False
    _revoke(invitation, group, actor)
    return True


@transaction.atomic
def show_invitation_link(*, actor: User, invitation: Invitation) -> str:
    """The link, once, for an admin to hand over where no mail goes out."""
    group, invitation = _unused(actor, invitation)
    refuse_unless_showable(invitation)
    invitation.link_shown_at = timezone.now()
    invitation.save(update_fields=["link_shown_at"])
    record("invitation.show_link", actor=actor.id, chain=group.id, target=invitation.id)
    return tokens.link_of(invitation)


def forget_old_invitations() -> None:
    """Addresses of people who never came have no business here; that they were invited stands in the audit."""
    Invitation.objects.filter(expires_at__lt=timezone.now() - KEPT).delete()


def refuse_unless_showable(invitation: Invitation) -> None:
    if settings.MAIL_IS_ON:
        raise Refused("mail_is_on")
    if not invitation.is_open:
        raise Refused("invitation_closed")
    if invitation.link_shown_at:
        raise Refused("link_shown")


def revoke_open(group: SupportGroup, actor: User) -> None:
    """Inside the caller's transaction, under its lock."""
    for invitation in group.invitations.open():
        _revoke(invitation, group, actor)


def issued_at(invitation: Invitation) -> datetime:
    return invitation.expires_at - timedelta(days=settings.INVITATION_DAYS)


def _unused(actor: User, invitation: Invitation, *, may_be_revoked: bool = False) -> tuple[SupportGroup, Invitation]:
    """The invitation read afresh, by somebody who may manage it."""
    group = lock(invitation.group_id)
    invitation = group.invitations.get(pk=invitation.id)
    invitation.group = group
    if invitation.chooses_reading and not group.memberships.admins().exists():
        require_operator(actor)
    else:
        require_admin(actor, group)
    if invitation.accepted_at:
        raise Refused("invitation_used")
    if invitation.revoked_at and not may_be_revoked:
        raise Refused("invitation_closed")
    return group, invitation


def _refuse_if_unwanted(group: SupportGroup, email: str, digest: bytes) -> None:
    present = (Membership.Status.ACTIVE, Membership.Status.SUSPENDED)
    if group.memberships.filter(user__email=email, status__in=present).exists():
        raise Refused("already_member")
    waiting = group.invitations.open()
    if waiting.filter(email_digest=digest).exists():
        raise Refused("already_invited")
    if waiting.count() >= MOST_OPEN:
        raise Refused("too_many_invitations")
    # Also after revoking: nobody's mailbox is filled by inviting and revoking in turn.
    if group.invitations.filter(email_digest=digest, created_at__gt=timezone.now() - PAUSE).exists():
        raise Refused("too_soon")


def _issue(invitation: Invitation) -> None:
    invitation.token_digest = tokens.token_digest(tokens.token_of(invitation))
    invitation.expires_at = timezone.now() + timedelta(days=settings.INVITATION_DAYS)
    invitation.mailed_at = invitation.link_shown_at = None
    invitation.save()
    invitation_id = invitation.id
    transaction.on_commit(lambda: _mail(invitation_id))


def _mail(invitation_id: UUID) -> None:
    from ..tasks import mail_invitation  # noqa: PLC0415 (tasks import the actions)

    enqueue(mail_invitation, str(invitation_id))


def _revoke(invitation: Invitation, group: SupportGroup, actor: User) -> None:
    invitation.revoked_at = timezone.now()
    invitation.email = None
    invitation.save(update_fields=["revoked_at", "email_sealed"])
    record("invitation.revoke", actor=actor.id, chain=group.id, target=invitation.id)
