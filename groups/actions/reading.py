import secrets

from .. import pseudonyms
from ..models import Membership
from ..models.membership import Reads
from ..signals import reading_changed

HUES = 8


def set_role(membership: Membership, *, reads: str, is_admin: bool) -> None:
    """Inside the caller's transaction, under its lock. A pseudonym goes with reading."""
    membership.reads, membership.is_admin = reads, is_admin
    if reads == Reads.NOTHING:
        membership.pseudonym = membership.pseudonym_digest = None
        membership.expertise = []
    elif membership.pseudonym_sealed is None:
        name_reader(membership, pseudonyms.suggestions(membership.group, 1)[0])
    membership.save()
    reading_changed.send(Membership, membership=membership)


def name_reader(membership: Membership, pseudonym: str) -> None:
    """Sets, without saving. The leaf's color is drawn, so that it tells nothing about who came when."""
    membership.pseudonym = pseudonym
    membership.pseudonym_digest = pseudonyms.digest_of(membership.group, pseudonym)
    membership.hue = secrets.randbelow(HUES)
