"""The page about decisions that every member reads, and the one about rules that moderators read."""

import pytest

from posts.models import RuleOutcome
from posts.statuses import Verb
from tests.posts.play import published, report
from tests.posts.test_openness import decide_many
from tests.posts.test_rule_report import outcome

from .browse import get
from .desk import queue

pytestmark = pytest.mark.django_db


def url_of(member, page="openness"):
    return f"/groups/{member.group_id}/{page}/"


def test_the_page_is_empty_at_first_and_linked_from_the_feed(alice):
    assert f'href="{url_of(alice)}"' in get(alice, f"/groups/{alice.group_id}/")
    assert "Nothing was decided yet" in get(alice, url_of(alice))


def test_a_member_reads_counts_and_never_a_small_one(alice, bob, mona):
    decide_many(alice, mona, Verb.RETURN, 6)
    report(bob, published(alice))
    page = get(bob, url_of(bob))
    assert "<dd>6</dd>" in page
    assert "A name, nickname or initials could point to someone" in page
    assert "fewer than 5" in page
    assert "within <strong>an hour</strong>" in page
    assert "<dd>1</dd>" not in page
    for word in ("Jenny", "Quiet Heron", "Steady Lantern"):
        assert word not in page


def test_the_rules_page_is_empty_at_first_and_says_that_nothing_found_is_not_proof(mona):
    assert f'href="{url_of(mona, "rules")}"' in queue(mona)
    page = get(mona, url_of(mona, "rules"))
    assert "No marks yet" in page
    assert "Nothing found is not proof." in page


def test_moderators_read_which_rule_is_over_its_budget(mona):
    outcome(mona.group, 25, 10, kept=12)
    outcome(mona.group, 3, 3, rule="safe-harbor-a.unknown")
    page = get(mona, url_of(mona, "rules"))
    assert "Places: a listed town" in page
    assert "10 (40 of 100)" in page
    assert page.count("Over budget") == 1
    assert "too few marks to say" in page
    assert "safe-harbor" not in page
    RuleOutcome.objects.update(approved=1)
    assert "No rule is over the budget." in get(mona, url_of(mona, "rules"))
