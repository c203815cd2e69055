"""What becomes of someone's writing when they are suspended, leave or are removed."""

from typing import Any

from django.dispatch import receiver

from groups import pseudonyms
from groups.models import Membership
from groups.signals import membership_ended, membership_suspended

from . import screening
from .actions.erase import leave_group
from .deidentification.categories import Category
from .deidentification.findings import Band
from .models import Review

TOWN = "safe-harbor-b.town"


@receiver(membership_suspended)
def release_claims(membership: Membership, **_: Any) -> None:
    Review.objects.open().filter(claimed_by=membership).update(claimed_by=None, claimed_until=None)


@receiver(membership_ended)
def erase_what_goes(membership: Membership, posts: str, **_: Any) -> None:
    leave_group(membership, posts=posts)


def points_at_nobody(name: str) -> bool:
    """The check of a pseudonym, as it stands and where a name would stand, so that a lone first name shows."""
    alone = screening.runner.check(name.title(), kind="POST")
    spoken_to = screening.runner.check(f"Thanks, {name.title()}. I grew up in {name.title()}.", kind="POST")
    if alone.refused or any(found.band != Band.HINT for found in alone.findings):
        return False
    # Two capitals in a sentence look like some shop, team or place; only people and listed towns count here.
    return not any(found.category == Category.NAME or found.rule == TOWN for found in spoken_to.findings)


pseudonyms.register_check(points_at_nobody)
