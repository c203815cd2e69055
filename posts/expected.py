"""How long it usually takes until a moderator has decided: coarse, and nothing where too little is known."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from statistics import median_high
from uuid import UUID

from django.utils import timezone

from .models import Decision, Duty, Post, Review

LATELY = timedelta(days=90)
READING = "A moderator is reading it now."
ENOUGH = 5  # decisions; fewer tell more about one post than about the group
STEPS = (
    (timedelta(hours=1), "within the hour"),
    (timedelta(hours=5), "within a few hours"),
    (timedelta(hours=24), "within a day"),
    (timedelta(hours=48), "within two days"),
)


def expected_for(posts: Iterable[Post]) -> dict[UUID, str]:
    """What to say of each post of one author that waits for a moderator, or will."""
    found = list(posts)
    if not found:
        return {}
    taken_up = _taken_up(found)
    groups = {post.group_id for post in found}
    usual, covered = _usual(groups), _covered(groups, {post.author_id for post in found})
    return {
        post.pk: READING
        if post.pk in taken_up
        else _said(usual.get(post.group_id, ""), is_covered=post.group_id in covered)
        for post in found
    }


def _taken_up(posts: list[Post]) -> set[UUID]:
    waiting = Review.objects.open().undecided().filter(post__in=posts).exclude(kind=Review.Kind.FLAG)
    return set(waiting.filter(claimed_until__gt=timezone.now()).values_list("post", flat=True))


def _said(usual: str, *, is_covered: bool) -> str:
    if not usual:
        unknown = "How long it takes here is not known yet."
        return unknown if is_covered else f"{unknown} Nobody is on duty now."
    known = f"Usually decided {usual}."
    return known if is_covered else f"{known} Nobody is on duty now, so it may take longer."


def _usual(groups: set[UUID]) -> dict[UUID, str]:
    of_groups = Decision.objects.filter(review__group__in=groups, review__kind=Review.Kind.SUBMISSION)
    done = of_groups.filter(state=Decision.State.DONE, decided_at__gte=timezone.now() - LATELY)
    took = defaultdict(list)
    for group, opened, decided in done.values_list("review__group", "review__opened_at", "decided_at"):
        took[group].append(decided - opened)
    return {group: _in_words(median_high(spans)) for group, spans in took.items() if len(spans) >= ENOUGH}


def _in_words(span: timedelta) -> str:
    return next((words for most, words in STEPS if span <= most), "in more than two days")


def _covered(groups: set[UUID], authors: set[UUID]) -> set[UUID]:
    """Nobody reviews their own posts, so an author on duty is no cover for them."""
    others = Duty.objects.on_duty().filter(moderator__group__in=groups).exclude(moderator__in=authors)
    return set(others.values_list("moderator__group", flat=True))
