"""What an author reads about their own post; it is never more hopeful than the truth."""

import pytest

from groups.models import Membership
from posts.models import Draft, Post, Screening
from posts.standing import Standing, returned_with, standing
from posts.statuses import Verb
from tests.posts import play
from tests.transitions.expected import EXPECTED
from tests.transitions.states import build

pytestmark = pytest.mark.django_db

WORDS = {
    "draft": "Draft",
    "screening": "With the check",
    "screening what points to somebody": "With the check",
    "screening what is kept with reasons": "With the check",
    "screening another language": "With the check",
    "held": "Marked by the check",
    "held and answered": "Marked by the check",
    "in review": "With a moderator",
    "in review by two": "With a moderator",
    "one of two would approve": "With a moderator",
    "one of two would approve, the other return": "With a moderator",
    "returned": "Returned to you",
    "rejected": "Not accepted",
    "appealed": "With a moderator",
    "withdrawn": "Draft",
    "published": "Published",
    "published and being edited": "Draft",
    "published, an edit in the check": "With the check",
    "reported": "Published",
    "hidden": "Paused",
    "erased": "Erased",
    "erased under a report": "Erased",
}


def stands(post: Post) -> Standing:
    revision = post.revisions.order_by("-number").first()
    return standing(play.fresh(post), revision, Draft.objects.filter(post=post).first())


@pytest.mark.parametrize("state", EXPECTED)
def test_each_state_has_its_word_and_says_who_can_see_it(
    state: str, alice: Membership, bob: Membership, mona: Membership, moses: Membership
) -> None:
    post = build(state, alice, bob, mona)
    found = stands(post)
    assert found.word == WORDS[state]
    assert ("Your group" in found.now) == play.is_readable(post)


def test_a_clear_text_in_its_undo_window_is_about_to_go_out(alice: Membership, settings) -> None:
    settings.UNDO_SECONDS = 30
    revision = play.send(alice)
    assert Screening.objects.get().verdict == "CLEAR"
    assert standing(revision.post, revision, None, cleared=True).word == "About to go to the group"
    revision.post.must_review = True
    assert standing(revision.post, revision, None, cleared=True).word == "About to go to a moderator"
    assert standing(revision.post, revision, None).word == "With the check"


def test_a_returned_edit_of_a_hidden_post_is_with_its_author(
    alice: Membership, bob: Membership, mona: Membership
) -> None:
    post = build("hidden", alice, bob, mona)
    play.decided(mona, post, "return")
    assert stands(post).word == "Returned to you"


@pytest.mark.parametrize("edited", [False, True])
def test_what_a_moderator_asks_because_of_a_report_reaches_the_author(
    edited: bool, alice: Membership, bob: Membership, mona: Membership
) -> None:
    post = build("published, an edit in the check" if edited else "published", alice, bob, mona)
    play.report(bob, post)
    returned = play.decided(mona, post, Verb.RETURN, note="Could it be told without the harbor?")
    decision = returned_with(returned)
    assert decision is not None
    assert decision.note == "Could it be told without the harbor?"


def test_what_was_asked_about_an_earlier_text_is_not_said_of_the_next(alice: Membership, mona: Membership) -> None:
    returned = play.decided(mona, play.in_review(alice).post, Verb.RETURN)
    assert returned_with(returned) is not None
    assert returned_with(play.send_over(returned.post, play.FIXED)) is None
