"""The moderators' queue of one group: what waits, since when, who has it. Nothing of the texts."""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery

from groups.models import Membership

from .deidentification import Band
from .models import Decision, Finding, Flag, Review, Revision, Screening
from .statuses import Status
from .times import span_of


@dataclass(frozen=True, slots=True)
class Waiting:
    review: Review
    age: str
    bands: list[tuple[str, int]]  # findings of each band, the strongest first
    reasons: list[tuple[str, int]]  # of reports, with how many gave each; never who
    holder: Membership | None
    is_mine: bool

    @property
    def rank(self) -> tuple[bool, bool, float]:
        """What may identify somebody first, then what I began, then the oldest."""
        urgent = any(reason == Flag.Reason.IDENTIFYING.label for reason, _ in self.reasons)
        return not urgent, not self.is_mine, self.review.opened_at.timestamp()

    @property
    def failure(self) -> str:
        return getattr(self.review, "failure", "") or ""


@dataclass(frozen=True, slots=True)
class Queue:
    decided: list[Decision]  # to be carried out when their undo window is over
    reports: list[Waiting]
    posts: list[Waiting]
    with_author: list[Waiting]
    is_alone: bool  # no other moderator: nobody reviews this one's own posts
    last_decision: str

    @property
    def waiting(self) -> int:
        return len(self.reports) + len(self.posts)

    @property
    def oldest(self) -> str:
        opened = [item.review.opened_at for item in (*self.reports, *self.posts)]
        return span_of(min(opened)) if opened else ""


def queue_of(moderator: Membership) -> Queue:
    reviews = list(_reviews(moderator))
    for review in reviews:
        for member in (review.post.author, review.claimed_by):
            if member:
                member.group = moderator.group  # it is at hand and holds the key
    items = _waiting(moderator, reviews)
    decided = list(_pending(moderator))
    decided_ids = {decision.review_id for decision in decided}

    def those(kind: Callable[[Review], bool]) -> list[Waiting]:
        chosen = (item for item in items if item.review.pk not in decided_ids and kind(item.review))
        return sorted(chosen, key=lambda item: item.rank)

    return Queue(
        decided,
        those(lambda review: _is_report(review) and not _is_with_author(review)),
        those(lambda review: not _is_report(review)),
        those(lambda review: _is_report(review) and _is_with_author(review)),
        not Membership.objects.moderators().filter(group=moderator.group).exclude(pk=moderator.pk).exists(),
        _last_decision(moderator) if not reviews else "",
    )


def _is_report(review: Review) -> bool:
    return review.kind == Review.Kind.FLAG


def _is_with_author(review: Review) -> bool:
    return bool(getattr(review, "with_author", False))


def _reviews(moderator: Membership) -> QuerySet[Review]:
    returned = Revision.objects.filter(post=OuterRef("post"), status=Status.NEEDS_CHANGES)
    checked = Screening.objects.filter(revision=OuterRef("revision"), ended_at__isnull=False)
    return (
        Review.objects.for_moderator(moderator)
        .select_related("post__author", "claimed_by")
        .prefetch_related("flags")
        .annotate(with_author=Exists(returned))
        .annotate(failure=Subquery(checked.order_by("-started_at").values("failure")[:1]))
    )


def _waiting(moderator: Membership, reviews: list[Review]) -> list[Waiting]:
    bands = _bands([review.revision_id for review in reviews])
    found = []
    for review in reviews:
        reasons = Counter(Flag.Reason(flag.reason).label for flag in review.flags.all())
        holder = review.claimant
        age = span_of(review.opened_at)
        found.append(
            Waiting(review, age, bands[review.revision_id], reasons.most_common(), holder, holder == moderator)
        )
    return found


def _bands(revisions: list[UUID]) -> dict[UUID, list[tuple[str, int]]]:
    """A revision is checked to the end once, so all its findings are of one run."""
    counted = Finding.objects.filter(screening__revision__in=revisions).values_list("screening__revision", "band")
    found: dict[UUID, dict[str, int]] = defaultdict(dict)
    for revision, band, number in counted.order_by().annotate(Count("pk")):
        found[revision][band] = number
    return defaultdict(list, {key: [(b, n[b]) for b in Band if b in n] for key, n in found.items()})


def _pending(moderator: Membership) -> QuerySet[Decision]:
    decisions = Decision.objects.filter(review__group=moderator.group, state=Decision.State.PENDING)
    return decisions.exclude(review__post__author=moderator).select_related("review__post", "decided_by")


def _last_decision(moderator: Membership) -> str:
    decisions = Decision.objects.filter(review__group=moderator.group).exclude(state=Decision.State.UNDONE)
    last = decisions.order_by("-decided_at").values_list("decided_at", flat=True).first()
    return span_of(last) if last else ""
