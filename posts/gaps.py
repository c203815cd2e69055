"""Gaps that an admin sees on the overview. Never whose: who is on duty only moderators know, and who cannot review
something because they recognize it nobody does.
"""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.db.models import Count, Min, Q, QuerySet
from django.utils import timezone

from groups.models import Membership, SupportGroup
from groups.overview import Gap, register_gaps

from .models import Duty, Review
from .reviewers import able_by_review, moderators_of, touches_hard_ground
from .times import span_of

TOO_FEW = Gap(
    "Too few moderators for something that waits",
    "Nobody reviews what they wrote themselves, and what touches on courts, minors, deaths or the news needs two. What "
    "waits now needs one more than you have: it waits longer, or one decides it alone.",
)
WAITS_LONG = Gap(
    "Something waits for long",
    "It has waited for a moderator for three days. Perhaps nobody of yours comes to it: one more would help.",
)


def gaps_of(group: SupportGroup) -> Iterator[Gap]:
    moderators = moderators_of(group)
    if not moderators:
        return  # which is a gap of its own
    waiting = Review.objects.open().undecided().filter(group=group)
    if not Duty.objects.on_duty().filter(moderator__group=group).exists():
        yield _nobody_on_duty(waiting)
    handed_in = Q(post__author__status=Membership.Status.ACTIVE) | Q(kind=Review.Kind.FLAG)
    reviews = list(waiting.filter(handed_in).select_related("post", "revision"))
    able = able_by_review(reviews, moderators)
    if any(len(able[review.pk]) < (2 if touches_hard_ground(review) else 1) for review in reviews):
        yield TOO_FEW
    elif any(map(_waits_long, reviews)):
        yield WAITS_LONG


def _nobody_on_duty(waiting: QuerySet[Review]) -> Gap:
    found = waiting.aggregate(number=Count("pk"), since=Min("opened_at"))
    said = "Nothing waits for a moderator."
    if found["number"]:
        number = "One post waits" if found["number"] == 1 else f"{found['number']} posts wait"
        said = f"{number} for a moderator, the oldest for {span_of(found['since'])}."
    explained = f"Nobody has said that they are there now. {said} Authors are told so."
    return Gap("Nobody on duty", explained, by_roles=False)


def _waits_long(review: Review) -> bool:
    """For whatever reason. Recusals show in nothing else, so that this tells nobody of one."""
    since = max(review.opened_at, review.revision.changed_at)
    return since < timezone.now() - timedelta(hours=settings.SECOND_OPINION_HOURS)


register_gaps(gaps_of)
