"""What becomes of someone's writing when they are suspended, leave or are removed."""

from typing import Any

from django.dispatch import receiver

from groups import pseudonyms
from groups.models import Membership
from groups.signals import membership_ended, membership_suspended

from . import screening
from .actions.erase import leave_group
from .deidentification.findings import Band
from .models import Review


@receiver(membership_suspended)
def release_claims(membership: Membership, **_: Any) -> None:
    Review.objects.open().filter(claimed_by=membership).update(claimed_by=None, claimed_until=None)


@receiver(membership_ended)
def erase_what_goes(membership: Membership, posts: str, **_: Any) -> None:
    leave_group(membership, posts=posts)


def points_at_nobody(name: str) -> bool:
    """The check of a pseudonym: as a colleague's name in a sentence, so that real names and towns show."""
    report = screening.runner.check(name, kind="POST")
    return report.refused is None and not any(found.band != Band.HINT for found in report.findings)


pseudonyms.register_check(points_at_nobody)
