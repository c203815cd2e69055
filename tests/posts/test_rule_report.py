"""The figures of each rule, its budget, and what the check missed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from groups.models import SupportGroup
from posts.models import Flag, Review, RuleOutcome
from posts.rule_report import rule_report
from posts.statuses import Verb
from tests.posts.play import CLEAN_TOO, decided, published, report

pytestmark = pytest.mark.django_db

TOWN = "safe-harbor-b.town"


def outcome(group: SupportGroup, shown: int, approved: int = 0, *, rule: str = TOWN, **more: int) -> RuleOutcome:
    days = more.pop("days_ago", 0)
    month = (timezone.localdate() - timedelta(days=days)).replace(day=1)
    return RuleOutcome.objects.create(group=group, rule=rule, month=month, shown=shown, approved=approved, **more)


@pytest.mark.parametrize(
    ("shown", "wrong", "over"), [(20, 4, False), (20, 5, True), (19, 19, False), (100, 20, False), (100, 21, True)]
)
def test_a_rule_is_over_budget_from_twenty_marks_on_when_more_than_a_fifth_is_wrong(group, shown, wrong, over):
    outcome(group, shown, wrong, kept=wrong)
    found = rule_report(group)
    assert [rule.is_over for rule in found.rules] == [over]
    assert found.over == over


def test_marks_that_an_appeal_overturned_are_wrong_too(group):
    outcome(group, 20, 3, overturned=2)
    [rule] = rule_report(group).rules
    assert (rule.wrong, rule.percent, rule.overturned, rule.is_over) == (5, 25, 2, True)


def test_an_appeal_about_marks_that_were_counted_long_ago_breaks_nothing(group):
    outcome(group, 0, 1)
    [rule] = rule_report(group).rules
    assert (rule.marks, rule.wrong, rule.percent) == (1, 1, 100)


def test_months_add_up_and_older_ones_are_left_out(group):
    outcome(group, 12, 3)
    outcome(group, 12, 3, days_ago=90)
    outcome(group, 50, 50, days_ago=130)
    [rule] = rule_report(group).rules
    assert (rule.marks, rule.wrong, rule.is_over) == (24, 6, True)


def test_what_is_over_comes_first_and_other_groups_do_not_count(group, charlie):
    outcome(group, 5, 5, rule="safe-harbor-a.unknown")
    outcome(group, 90, 1, rule="safe-harbor-a.role")
    outcome(group, 30, 10)
    outcome(charlie.group, 30, 10, rule="safe-harbor-g.ssn")
    found = rule_report(group)
    assert [rule.words for rule in found.rules] == [
        "Places: a listed town",
        "Names: a name after a role, such as “my client”",
        "Names: a word with a capital that no list knows",
    ]
    assert (found.marks, found.wrong, found.over) == (125, 16, 1)


def test_what_readers_found_identifying_is_what_the_check_missed(alice, bob, mona):
    taken_back, shown_again = published(alice), published(alice, CLEAN_TOO)
    report(bob, taken_back)
    report(bob, shown_again)
    report(mona, published(bob), Flag.Reason.HARMFUL)
    found = rule_report(alice.group)
    assert (found.reported, found.missed) == (2, 0)
    decided(mona, taken_back, Verb.RETURN)
    decided(mona, shown_again, Verb.RESTORE)
    found = rule_report(alice.group)
    assert (found.reported, found.missed) == (2, 1)
    Review.objects.update(opened_at=timezone.now() - timedelta(days=130))
    assert rule_report(alice.group).reported == 0
