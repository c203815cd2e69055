"""What admins see when nobody is on duty, or too few can take up what waits: that it is so, never which post or who."""

from datetime import timedelta

import pytest
from django.utils import timezone

from groups.models import Membership
from groups.overview import Gap, Overview
from posts.actions.recusals import recuse
from posts.actions.settle import settle_decision
from posts.actions.submit import appeal
from posts.gaps import TOO_FEW, WAITS_LONG, gaps_of
from posts.models import Duty, Review, Revision
from posts.statuses import Verb
from tests.posts.play import CUSTODY, decided, fresh, in_review, newest, opinion, published, report
from tests.posts.resting import on_duty
from tests.posts.views.browse import get

pytestmark = pytest.mark.django_db


def overview(admin: Membership) -> str:
    return get(admin, f"/groups/{admin.group_id}/overview/")


def gaps(member: Membership) -> list[Gap]:
    return [gap for gap in gaps_of(member.group) if gap.by_roles]


def days_pass(days: int) -> None:
    long_ago = timezone.now() - timedelta(days=days)
    Review.objects.update(opened_at=long_ago)
    Revision.objects.update(changed_at=long_ago)


# ------------------------------------------------------------------- on duty
def test_an_admin_sees_that_nobody_is_there_and_what_waits(alice, ada, mona):
    assert "Nothing waits for a moderator." in overview(ada)
    in_review(alice)
    Review.objects.update(opened_at=timezone.now() - timedelta(hours=5))
    page = overview(ada)
    assert "Nobody on duty" in page
    assert "One post waits for a moderator, the oldest for 5 h." in page
    in_review(alice, "My client Jenny in Dysart is thinking of leaving.")
    assert "2 posts wait for a moderator" in overview(ada)


def test_an_admin_never_sees_who_is_there(ada, mona):
    on_duty(mona)
    assert "Nobody on duty" not in overview(ada)
    assert "Steady Lantern" not in overview(ada)
    Duty.objects.update(on_duty_until=timezone.now())
    assert "Nobody on duty" in overview(ada)


def test_a_group_without_moderators_has_a_larger_gap(ada):
    assert list(gaps_of(ada.group)) == []
    assert "No moderator" in overview(ada)


def test_somebody_on_duty_in_another_group_is_no_cover(ada, mona, charlie):
    on_duty(charlie)
    assert [gap.label for gap in gaps_of(ada.group)] == ["Nobody on duty"]


# ------------------------------------------------------------------- too few
def test_two_moderators_are_enough_for_two_opinions_and_one_is_not(alice, mona, request):
    in_review(alice, CUSTODY)
    assert gaps(alice) == [TOO_FEW]
    request.getfixturevalue("moses")
    assert gaps(alice) == []


def test_one_moderator_is_enough_for_the_rest_until_they_wrote_it(alice, bob, mona):
    in_review(alice)
    report(bob, published(alice, "What do you say about custody?"))
    assert gaps(alice) == []
    in_review(mona)
    assert gaps(alice) == [TOO_FEW]


def test_who_was_for_rejecting_is_nobody_for_the_appeal(alice, mona, moses, mia):
    post = in_review(alice, CUSTODY).post
    opinion(mona, post, Verb.REJECT)
    assert settle_decision(opinion(moses, post, Verb.REJECT).pk)
    appeal(actor=alice, post=fresh(post), turn=newest(post).turn)
    assert gaps(alice) == [TOO_FEW], "it needs two, and there is one"


def test_what_is_decided_is_no_gap(alice, mona):
    post = in_review(alice, CUSTODY).post
    decided(mona, post, Verb.APPROVE)
    assert gaps(alice) == []


def test_the_overview_lists_it_once_and_a_group_without_moderators_has_its_own_words(alice, mona):
    for number in range(2):
        in_review(alice, f"{CUSTODY} ({number})")
    assert [gap.label for gap in Overview(alice.group).gaps()].count(TOO_FEW.label) == 1
    mona.reads = "MEMBER"
    mona.save()
    assert gaps(alice) == []


# ------------------------------------------------------------------ recusals
@pytest.mark.parametrize("text", [CUSTODY, "My client Jenny in Dysart is thinking of leaving."])
def test_a_recusal_shows_in_no_gap_but_in_that_something_waits_for_long(text, alice, mona, moses, ada):
    post = in_review(alice, text).post
    without = overview(ada)
    recuse(actor=mona, post=post)
    recuse(actor=moses, post=post)
    assert body_of(overview(ada)) == body_of(without)
    days_pass(4)
    page = overview(ada)
    assert WAITS_LONG.label in page
    for hint in ("recogni", "recus", "Steady", "Calm", str(post.pk)):
        assert hint not in page


def test_whatever_waits_for_long_is_a_gap_also_where_nobody_is_recused(alice, mona, moses):
    in_review(alice)
    assert gaps(alice) == []
    days_pass(4)
    assert gaps(alice) == [WAITS_LONG]


def test_the_time_with_its_author_does_not_count(alice, mona, moses):
    in_review(alice)
    days_pass(4)
    Revision.objects.update(changed_at=timezone.now())
    assert gaps(alice) == []


def body_of(page: str) -> str:
    return page[page.index("<main") : page.index("</main>")]
