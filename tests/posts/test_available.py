"""What is offered is what works: held against the table of tests/transitions/expected.py."""

import pytest

from groups.actions import suspend
from groups.models import Membership
from posts.available import available_actions
from posts.models import Post
from posts.statuses import Verb
from tests.posts import play
from tests.transitions.expected import EXPECTED, SAME
from tests.transitions.states import build

pytestmark = pytest.mark.django_db

OFFERED = {"write": "save", **{name: name for name in ("submit", "ask", "withdraw", "appeal", "edit", "erase", "flag")}}


def offered(member: Membership, post: Post) -> frozenset[str]:
    post = play.fresh(post)
    return available_actions(member, post, post.revisions.order_by("-number").first())


def works(state: str, who: str) -> set[str]:
    verbs = EXPECTED[state][1]
    return {
        name
        for name, verb in OFFERED.items()
        for names, then in verbs.get(verb, {}).items()
        if who in names and then != SAME
    }


@pytest.mark.parametrize("state", EXPECTED)
def test_the_author_is_offered_what_works(
    state: str, alice: Membership, bob: Membership, mona: Membership, moses: Membership
) -> None:
    post = build(state, alice, bob, mona)
    found = works(state, "author")
    if state == "held":
        found.add("ask")  # the button that hands in; the check then says what is still marked
    if play.is_readable(post):
        found |= {"reply", "watch", "state"}
    assert offered(alice, post) == found


@pytest.mark.parametrize("state", EXPECTED)
def test_a_member_is_offered_to_reply_and_to_report_what_the_group_reads(
    state: str, alice: Membership, bob: Membership, mona: Membership, moses: Membership
) -> None:
    post = build(state, alice, bob, mona)
    assert offered(bob, post) == ({"reply", "flag", "watch", "mute"} if play.is_readable(post) else set())


def test_a_reply_is_not_answered(alice: Membership, bob: Membership, mona: Membership) -> None:
    reply = play.published(bob, play.CLEAN_TOO, parent=play.published(alice))
    assert offered(alice, reply) == {"flag", "thank", "mute", "decline"}
    assert offered(mona, reply) == {"flag", "thank", "mute"}
    assert offered(bob, reply) == {"edit", "erase"}


def test_while_a_decision_waits_nothing_is_taken_back(alice: Membership, mona: Membership, settings) -> None:
    settings.UNDO_SECONDS = 30
    revision = play.in_review(alice)
    play.decision(mona, play.review_of(revision.post), Verb.APPROVE)
    assert offered(alice, revision.post) == set()


def test_no_appeal_where_nobody_else_could_decide(alice: Membership, mona: Membership) -> None:
    rejected = play.decided(mona, play.in_review(alice).post, Verb.REJECT)
    assert offered(alice, rejected.post) == {"erase"}


def test_who_may_not_write_is_offered_nothing(alice: Membership, ada: Membership) -> None:
    post = play.published(alice)
    assert offered(ada, post) == set()
    suspend(actor=ada.user, membership=alice)
    alice.refresh_from_db()
    assert offered(alice, post) == set()
