"""The moderators' queue of one group: what waits, since when, who has it. Nothing of the texts."""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery

from groups.models import Membership

from .deidentification import Band
from .kinds import KindCode
from .labels import Labels, labels_with
from .models import Decision, Finding, Flag, Review, Revision, Screening, recused_from
from .reviewers import able_by_review, moderators_of
from .second_queue import is_given, with_opinions, words_of_second
from .statuses import Status
from .times import span_of


@dataclass(frozen=True, slots=True)
class Waiting:
    review: Review
    labels: Labels  # of the text that waits
    age: str
    bands: list[tuple[str, int]]  # findings of each band, the strongest first
    reasons: list[tuple[str, int]]  # of reports, with how many gave each; never who
    holder: Membership | None
    is_mine: bool
    second: str  # what it says of a second opinion
    is_given: bool  # by this moderator, and nobody else's yet

    @property
    def rank(self) -> tuple[bool, bool, bool, float]:
        """What may identify somebody first, then what I began, then the oldest."""
        urgent = any(reason == Flag.Reason.IDENTIFYING.label for reason, _ in self.reasons)
        return self.is_given, not urgent, not self.is_mine, self.review.opened_at.timestamp()

    @property
    def state(self) -> str:
        """A code that differs when something about it changed, besides its age."""
        return (
            f"{self.holder.pk if self.holder else ''} {self.review.post.state} {self.review.revision_id} {self.reasons}"
            f" {self.second}"
        )

    @property
    def failure(self) -> str:
        return getattr(self.review, "failure", "") or ""


@dataclass(frozen=True, slots=True)
class Queue:
    kind: str  # of posts, where only those are shown
    kinds: list[tuple[str, int]]  # that wait, with how many
    decided: list[Decision]  # to be carried out when their undo window is over
    reports: list[Waiting]
    posts: list[Waiting]
    with_author: list[Waiting]
    is_alone: bool  # no other moderator: nobody reviews this one's own posts
    last_decision: str
    words_waiting: int  # that members ask to allow

    waiting: int  # of all kinds
    oldest: str


def queue_of(moderator: Membership, kind: str = "") -> Queue:
    """`kind`: only posts of this kind; all where none of it waits any more."""
    reviews = list(_reviews(moderator))
    for review in reviews:
        for member in (review.post.author, review.claimed_by):
            if member:
                member.group = moderator.group  # it is at hand and holds the key
    moderators = moderators_of(moderator.group)
    items = _waiting(moderator, reviews, moderators)
    decided = list(_pending(moderator))
    decided_ids = {decision.review_id for decision in decided}
    items = sorted((item for item in items if item.review.pk not in decided_ids), key=lambda item: item.rank)
    waiting = [item for item in items if not item.is_given and not _is_with_author(item.review)]
    opened = [item.review.opened_at for item in waiting]
    kinds = Counter(item.review.post.kind for item in waiting)
    kind = kind if kind in kinds else ""

    def those(is_wanted: Callable[[Review], bool]) -> list[Waiting]:
        return [item for item in items if kind in ("", item.review.post.kind) and is_wanted(item.review)]

    return Queue(
        kind=kind,
        kinds=[(code, kinds[code]) for code in KindCode if code in kinds],
        decided=decided,
        reports=those(lambda review: _is_report(review) and not _is_with_author(review)),
        posts=those(lambda review: not _is_report(review)),
        with_author=those(lambda review: _is_report(review) and _is_with_author(review)),
        is_alone=moderators == {moderator.pk},
        last_decision=_last_decision(moderator) if not reviews else "",
        waiting=len(waiting),
        oldest=span_of(min(opened)) if opened else "",
        words_waiting=moderator.group.words.waiting().in_force().values("digest").distinct().count(),
    )


def _is_report(review: Review) -> bool:
    return review.kind == Review.Kind.FLAG


def _is_with_author(review: Review) -> bool:
    return bool(getattr(review, "with_author", False))


def _reviews(moderator: Membership) -> QuerySet[Review]:
    returned = Revision.objects.filter(post=OuterRef("post"), status=Status.NEEDS_CHANGES)
    checked = Screening.objects.filter(revision=OuterRef("revision"), ended_at__isnull=False)
    return (
        with_opinions(Review.objects.for_moderator(moderator), moderator)
        .select_related("post__author", "claimed_by")
        .prefetch_related("flags")
        .annotate(with_author=Exists(returned))
        .annotate(failure=Subquery(checked.order_by("-started_at").values("failure")[:1]))
    )


def _waiting(moderator: Membership, reviews: list[Review], moderators: set[UUID]) -> list[Waiting]:
    bands = _bands([review.revision_id for review in reviews])
    able = able_by_review(reviews, moderators)
    found = []
    for review in reviews:
        reasons = Counter(Flag.Reason(flag.reason).label for flag in review.flags.all())
        holder = review.claimant
        age = span_of(review.opened_at)
        found.append(
            Waiting(
                review,
                labels_with(review.post, review.revision_id),
                age,
                bands[review.revision_id],
                reasons.most_common(),
                holder,
                holder == moderator,
                words_of_second(review, able[review.pk]),
                is_given(review, able[review.pk]),
            )
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
    decisions = decisions.exclude(Exists(recused_from("review__post").filter(reader=moderator)))
    return decisions.exclude(review__post__author=moderator).select_related("review__post", "decided_by")


def _last_decision(moderator: Membership) -> str:
    decisions = Decision.objects.filter(review__group=moderator.group).exclude(state=Decision.State.UNDONE)
    last = decisions.order_by("-decided_at").values_list("decided_at", flat=True).first()
    return span_of(last) if last else ""
