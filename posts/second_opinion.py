"""What the page of a review says of a second opinion: whether one is needed, and which are shown to this moderator."""

from dataclasses import dataclass

from groups.models import Membership

from .answers import covered_of
from .masks import Cover
from .models import Decision, Opinion, Review
from .reviewers import needs_two, touches_hard_ground
from .second_review import Why


@dataclass(frozen=True, slots=True)
class ShownOpinion:
    opinion: Opinion
    note: str  # covered like the text
    is_mine: bool


@dataclass(frozen=True, slots=True)
class SecondOpinion:
    whys: list[str]
    is_needed: bool  # two decide; else nobody is there to give a second one
    given: int
    shown: list[ShownOpinion]

    @property
    def mine_waits(self) -> bool:
        return self.is_needed and self.given == 1 and bool(self.shown)

    @property
    def is_hidden(self) -> bool:
        return self.given == 1 and not self.shown

    @property
    def differs(self) -> bool:
        return len({shown.opinion.verb for shown in self.shown}) > 1


def second_opinion_of(review: Review, member: Membership, decision: Decision | None) -> SecondOpinion | None:
    """Of the decision, where there is one: then both are shown. None where one moderator decides."""
    if not touches_hard_ground(review):
        return None
    given = list(Opinion.objects.on(review, decision.turn if decision else review.revision.turn))
    mine = [opinion for opinion in given if opinion.given_by_id == member.pk]
    shown = given if decision or len(given) > 1 else mine
    codes = dict.fromkeys([*review.touches, *review.escalations])
    return SecondOpinion(
        whys=[str(Why(code).label) for code in codes],
        is_needed=bool(given) if review.closed_at else needs_two(review),
        given=len(given),
        shown=_shown(review, member, shown),
    )


def _shown(review: Review, member: Membership, opinions: list[Opinion]) -> list[ShownOpinion]:
    if not opinions:
        return []
    for opinion in opinions:
        opinion.revision, opinion.given_by.group = review.revision, member.group
    uncovered = set(review.reveals.filter(moderator=review.claimed_by).values_list("finding", flat=True))
    is_mine = review.claimant == member
    cover = Cover([(review.revision.content, covered_of(review.revision))], uncovered if is_mine else set())
    return [ShownOpinion(one, cover(one.note or ""), one.given_by_id == member.pk) for one in opinions]
