"""What the queue says of second opinions, without a query for each item."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from groups.models import Membership

from .models import Opinion, Review
from .reviewers import touches_hard_ground

WORDS = ("second opinion needed", "one opinion given, second needed", "two opinions, not decided")


def with_opinions(reviews: QuerySet[Review], moderator: Membership) -> QuerySet[Review]:
    """Each with `given`, how many opinions count now, and `given_by_me`."""
    counting = Q(given_by__status=Membership.Status.ACTIVE, given_by__reads=Membership.Reads.MODERATOR)
    given = Opinion.objects.filter(counting, review=OuterRef("pk"), turn=OuterRef("revision__turn"))
    number = given.order_by().values("review").annotate(n=Count("pk")).values("n")
    return reviews.annotate(
        given=Coalesce(Subquery(number, output_field=IntegerField()), 0),
        given_by_me=Exists(given.filter(given_by=moderator)),
    )


def is_given(review: Review, able: Collection[UUID]) -> bool:
    """By the one who looks, and nobody else's yet. `able`: who could review it."""
    return _is_needed(review, able) and _given(review) == 1 and bool(getattr(review, "given_by_me", False))


def words_of_second(review: Review, able: Collection[UUID]) -> str:
    if not _is_needed(review, able):
        return ""
    if is_given(review, able):
        return "waits for a second opinion"
    return WORDS[min(_given(review), 2)]


def _given(review: Review) -> int:
    return int(getattr(review, "given", 0))


def _is_needed(review: Review, able: Collection[UUID]) -> bool:
    return touches_hard_ground(review) and len(able) > 1
