"""What becomes of someone's writing when they are suspended, leave or are removed."""

from typing import Any

from django.dispatch import receiver

from groups import pseudonyms
from groups.models import Membership
from groups.permissions import Capability, can
from groups.signals import membership_ended, membership_reinstated, membership_suspended, reading_changed
from supportcircle.notifications import notify

from . import screening
from .actions.attention import forget_attention
from .actions.duty import forget_duty, stand_down
from .actions.erase import leave_group
from .actions.expertise import forget_expertise
from .actions.group_words import forget_own_words
from .actions.recusals import forget_recusals
from .deidentification.categories import Category
from .deidentification.recognizers.hit import FROM_TAGGER
from .models import Review
from .reviewers import able_moderators

TOWN = "safe-harbor-b.town"


@receiver([membership_suspended, reading_changed])
def release_claims(membership: Membership, **_: Any) -> None:
    if can(membership, Capability.REVIEW):
        return
    stand_down(membership)
    Review.objects.open().filter(claimed_by=membership).update(claimed_by=None, claimed_until=None)


@receiver(membership_reinstated)
def waits_again(membership: Membership, **_: Any) -> None:
    """What they handed in before is back in the queue."""
    handed_in = Review.objects.open().exclude(kind=Review.Kind.FLAG).filter(post__author=membership)
    for review in handed_in.select_related("post", "not_by"):
        for moderator in able_moderators(review.post, besides=review.not_by):
            notify(moderator.user_id, "review_waiting", target=review.pk)


@receiver(membership_ended)
def erase_what_goes(membership: Membership, posts: str, **_: Any) -> None:
    forget_duty(membership)  # first, as whoever takes a break locks it before what they hold
    leave_group(membership, posts=posts)
    forget_own_words(membership)
    forget_attention(membership)
    forget_expertise(membership)
    forget_recusals(membership)


def points_at_nobody(name: str) -> bool:
    """The check of a pseudonym, as it stands and where a name would stand, so that a lone first name shows."""
    alone = screening.runner.check(name.title(), kind="POST")
    spoken_to = screening.runner.check(f"Thanks, {name.title()}. I grew up in {name.title()}.", kind="POST")
    if alone.refused or any(found.holds for found in _listed(alone)):
        return False
    # Two capitals in a sentence look like some shop, team or place; only people and listed towns count here.
    return not any(found.category == Category.NAME or found.rule == TOWN for found in _listed(spoken_to))


def _listed(report: screening.Report) -> list[screening.Found]:
    """Without what the tagger concludes from the words around the name, which are ours."""
    return [found for found in report.findings if not found.rule.endswith(FROM_TAGGER)]


pseudonyms.register_check(points_at_nobody)
