"""What members may know of how posts are decided: counts and reasons, so coarse that no post shows in them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone

from groups.models import SupportGroup

from .models import Decision, Post, Review
from .review_rules import LATELY, ReasonCode
from .statuses import Verb

FEW = 5  # a smaller number could point at a post
FEWER = f"fewer than {FEW}"
BY_MODERATORS = (
    (Verb.APPROVE, "Published after a moderator read it"),
    (Verb.RETURN, "Returned to the author with reasons"),
    (Verb.REJECT, "Not accepted"),
)
OF_REPORTS = (
    (Verb.RESTORE, "Shown again"),
    (Verb.DISMISS, "Stayed as it was"),
    (Verb.RETURN, "Returned to the author"),
    (Verb.HIDE, "Hidden"),
    ("", "Being looked at, or solved by the author"),
)

Line = tuple[str, str]  # what is counted, and how many in words


@dataclass(frozen=True, slots=True)
class Openness:
    days: int
    is_empty: bool  # nothing at all came in this time
    published: str  # without a moderator
    decided: list[Line]
    reasons: list[Line]
    half_within: str  # "" where too few were decided
    reports: str
    outcomes: list[Line]


def in_words(number: int) -> str:
    return str(number) if number >= FEW else FEWER


def total_in_words(parts: Mapping[str, int]) -> str:
    """Never so exact that a part that is told as "fewer than 5" could be worked out."""
    total = sum(parts.values())
    if total < FEW or all(number >= FEW for number in parts.values()):
        return in_words(total)
    return f"{FEW} or more"


def openness_of(group: SupportGroup) -> Openness:
    since = timezone.now() - LATELY
    decisions = list(_decisions(group, since))
    verbs = Counter(verb for verb, *_ in decisions)
    said = Counter(code for verb, reasons, *_ in decisions if verb != Verb.APPROVE for code in _once(reasons))
    outcomes = Counter(_outcomes(group, since))
    published = _published_without_review(group, since)
    return Openness(
        days=LATELY.days,
        is_empty=not (decisions or outcomes or published),
        published=in_words(published),
        decided=[(words, in_words(verbs[verb])) for verb, words in BY_MODERATORS],
        reasons=_reasons(said),
        half_within=_half_within([decided - opened for _, _, opened, decided in decisions]),
        reports=total_in_words({verb: outcomes[verb] for verb, _ in OF_REPORTS}),
        outcomes=[(words, in_words(outcomes[verb])) for verb, words in OF_REPORTS if outcomes.total() >= FEW],
    )


def _decisions(group: SupportGroup, since: datetime) -> Iterable[tuple[str, list[list[str]], datetime, datetime]]:
    done = Decision.objects.filter(review__group=group, state=Decision.State.DONE, decided_at__gte=since)
    of_posts = done.exclude(review__kind=Review.Kind.FLAG)
    return of_posts.values_list("verb", "reasons", "review__opened_at", "decided_at")


def _once(reasons: list[list[str]]) -> set[str]:
    """Two names in one post are one reason."""
    return {code for code, *_ in reasons} - {ReasonCode.LOOKS_FINE.value}


def _reasons(said: Counter[str]) -> list[Line]:
    """The most common first. What was said less often than that is not told apart from what nobody said."""
    common = sorted((code for code in ReasonCode if said[code] >= FEW), key=lambda code: -said[code])
    return [(str(code.label), in_words(said[code])) for code in common]


def _half_within(waits: list[timedelta]) -> str:
    if len(waits) < FEW:
        return ""
    hours = median(wait.total_seconds() for wait in waits) / 3600
    if hours < 1:
        return "an hour"
    return f"{round(hours)} hours" if hours < 47.5 else f"{round(hours / 24)} days"


def _outcomes(group: SupportGroup, since: datetime) -> Iterable[str]:
    """Of each reported post what was decided last; "" where nothing was."""
    made = Decision.objects.filter(review=OuterRef("pk"), state=Decision.State.DONE).order_by("-decided_at")
    reports = Review.objects.filter(group=group, kind=Review.Kind.FLAG, opened_at__gte=since)
    verbs = reports.annotate(outcome=Subquery(made.values("verb")[:1])).values_list("outcome", flat=True)
    return [verb or "" for verb in verbs]


def _published_without_review(group: SupportGroup, since: datetime) -> int:
    approved = Decision.objects.filter(
        review__post=OuterRef("pk"),
        verb=Verb.APPROVE,
        state=Decision.State.DONE,
        decided_at__lte=OuterRef("published_at"),
    )
    return Post.objects.filter(~Exists(approved), group=group, published_at__gte=since).count()
