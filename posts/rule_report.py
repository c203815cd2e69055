"""How right each rule of the check is in one group, and what the check missed there."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Sum
from django.utils import timezone

from groups.models import SupportGroup

from .models import Decision, Flag, Review, RuleOutcome
from .review_rules import LATELY
from .rule_words import rule_words
from .statuses import Verb

BUDGET = 20  # in percent: a rule that is wrong more often teaches people to pass over its marks
ENOUGH = 20  # marks, before anything is said about a rule


@dataclass(frozen=True, slots=True)
class RuleFigures:
    words: str
    marks: int
    kept: int
    wrong: int
    overturned: int

    @property
    def percent(self) -> int:
        return round(100 * self.wrong / self.marks)

    @property
    def is_enough(self) -> bool:
        return self.marks >= ENOUGH

    @property
    def is_over(self) -> bool:
        return self.is_enough and 100 * self.wrong > BUDGET * self.marks


@dataclass(frozen=True, slots=True)
class RuleReport:
    since: date
    rules: list[RuleFigures]
    reported: int  # posts that readers held to be identifying
    missed: int  # of these, taken back by a moderator

    @property
    def marks(self) -> int:
        return sum(rule.marks for rule in self.rules)

    @property
    def wrong(self) -> int:
        return sum(rule.wrong for rule in self.rules)

    @property
    def over(self) -> int:
        return sum(rule.is_over for rule in self.rules)


def rule_report(group: SupportGroup) -> RuleReport:
    since = (timezone.localdate() - LATELY).replace(day=1)
    counted = RuleOutcome.objects.filter(group=group, month__gte=since)
    sums = counted.values_list("rule").annotate(Sum("shown"), Sum("kept"), Sum("approved"), Sum("overturned"))
    rules = [_figures(*of_rule) for of_rule in sums]
    reported, missed = _reported(group, since)
    known = sorted(rules, key=lambda rule: (not rule.is_over, not rule.is_enough, -rule.percent, rule.words))
    return RuleReport(since, known, reported, missed)


def _figures(rule: str, shown: int, kept: int, approved: int, overturned: int) -> RuleFigures:
    """An appeal may be decided in this time about marks that were counted before it."""
    wrong = approved + overturned
    return RuleFigures(rule_words(rule), max(shown, wrong, 1), kept, wrong, overturned)


def _reported(group: SupportGroup, since: date) -> tuple[int, int]:
    identifying = Flag.objects.filter(review=OuterRef("pk"), reason=Flag.Reason.IDENTIFYING)
    taken_back = Decision.objects.filter(
        review=OuterRef("pk"), verb__in=[Verb.RETURN, Verb.HIDE], state=Decision.State.DONE
    )
    reviews = Review.objects.filter(Exists(identifying), group=group, opened_at__date__gte=since)
    return reviews.count(), reviews.filter(Exists(taken_back)).count()
