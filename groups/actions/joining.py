from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone

from supportcircle.audit import Codes, record
from supportcircle.notifications import notify

from .. import pseudonyms, tokens
from ..errors import Refused
from ..models import Agreement, Invitation, Membership, SupportGroup, User
from ..models.membership import Reads
from .agreements import accept_within
from .grants import request_grant
from .guards import lock
from .reading import name_reader

Status = Membership.Status


def accept_invitation(
    *, actor: User, invitation: Invitation, agreement: Agreement, pseudonym: str = "", reads: str = ""
) -> Membership:
    """`reads` counts only where the invitation leaves the choice, `pseudonym` only for who reads."""
    wants = reads if invitation.chooses_reading and reads in Reads.values else invitation.reads
    if wants != Reads.NOTHING:
        # Outside the transaction: the check may take seconds, and no lock should wait for it.
        pseudonym = pseudonyms.checked(pseudonym, actor)
    with transaction.atomic():
        group = lock(invitation.group_id)
        invitation = group.invitations.get(pk=invitation.id)
        member = group.memberships.filter(user=actor).first()
        if invitation.accepted_at and member and member.is_active and _is_for(invitation, actor):
            return member  # the same form, sent twice
        _guard(invitation, actor, member)
        joins = member is None or not member.is_active
        member = member or Membership(user=actor)
        member.group = group
        if joins:
            _admit(member, invitation, wants, pseudonym)
        _close(invitation, group, actor, member)
        accept_within(group, agreement, actor)
        return member


def _guard(invitation: Invitation, actor: User, member: Membership | None) -> None:
    if not (invitation.is_open and _is_for(invitation, actor)):
        raise Refused("invitation_invalid")
    if member and member.status == Status.SUSPENDED:
        raise Refused("suspended")


def _is_for(invitation: Invitation, actor: User) -> bool:
    """For this address, proven to be theirs; a site operator joins no group."""
    if actor.is_staff or bytes(invitation.email_digest) != tokens.address_digest(actor.email):
        return False
    proven = EmailAddress.objects.filter(user=actor, email__iexact=actor.email, verified=True)
    return bool(proven.exists())


def _admit(member: Membership, invitation: Invitation, reads: str, pseudonym: str) -> None:
    """Somebody who comes back gets their old row, and with it what they wrote, under the name chosen now."""
    group = member.group
    member.status, member.reads, member.is_admin = Status.ACTIVE, reads, invitation.is_admin
    waits = invitation.is_admin and reads != Reads.NOTHING and group.memberships.admins().exists()
    if waits:
        member.is_admin = False  # reading begins at once, administration when the grant is carried out
    if reads == Reads.NOTHING:
        member.pseudonym = member.pseudonym_digest = None
    else:
        if pseudonyms.is_taken(group, pseudonym, by_other_than=member.user):
            raise Refused("pseudonym_taken")
        name_reader(member, pseudonym)
    member.save()
    if waits:
        request_grant(member, reads=reads, is_admin=True, requested_by=invitation.invited_by)


def _close(invitation: Invitation, group: SupportGroup, actor: User, member: Membership) -> None:
    invitation.accepted_at = timezone.now()
    invitation.email = None  # the digest is enough to know whose it was
    invitation.save(update_fields=["accepted_at", "email_sealed"])
    codes: Codes = {"invitation": str(invitation.id), "reads": member.reads, "is_admin": member.is_admin}
    record("invitation.accept", actor=actor.id, chain=group.id, target=member.id, codes=codes)
    if invitation.invited_by_id and not invitation.chooses_reading:
        notify(invitation.invited_by_id, "invitation_accepted", target=group.id)
