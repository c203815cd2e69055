"""A member's own words, as Alice meets them."""

import pytest

from groups.models import Membership
from posts.actions.group_words import approve_word, refuse_word, remove_word
from posts.models import GroupWord
from tests.posts import play
from tests.posts.keeping import SCHOOL, find, propose

from .browse import get, land, press

pytestmark = pytest.mark.django_db


@pytest.fixture
def own_url(alice: Membership) -> str:
    return f"/groups/{alice.group_id}/my-words/"


def test_a_member_adds_a_word_of_their_own_and_reads_what_becomes_of_it(
    alice: Membership, mona: Membership, own_url: str
) -> None:
    assert "Your own drafts show it as a hint" in land(alice, own_url, {"words": "Ashgrove Elementary"})
    assert "Waits" in get(alice, own_url)
    approve_word(actor=mona, word=GroupWord.objects.get())
    page = get(alice, own_url)
    assert "Allowed for the whole group" in page
    assert "Remove" not in page
    refuse_word(actor=mona, word=propose(alice, "Half-Pint"))
    assert "A moderator looked at it and keeps it marked" in get(alice, own_url)


def test_a_member_sees_their_own_words_only(alice: Membership, bob: Membership, mona: Membership, own_url: str) -> None:
    find(mona)
    propose(bob)
    page = get(alice, own_url)
    assert "blue barn" not in page
    assert "Ashgrove" not in page
    word = GroupWord.objects.get(added_by=bob)
    assert press(alice, f"{own_url}{word.pk}/remove/").status_code == 404


def test_a_member_removes_their_own_word_unless_it_is_the_groups_by_now(
    alice: Membership, mona: Membership, own_url: str
) -> None:
    word = propose(alice)
    assert "Removed. The check marks it again." in land(alice, f"{own_url}{word.pk}/remove/")
    word = propose(alice)
    approve_word(actor=mona, word=word)
    assert "A moderator has taken it" in land(alice, f"{own_url}{word.pk}/remove/")
    remove_word(actor=mona, word=word)
    assert "Ashgrove" not in get(alice, own_url)


@pytest.mark.parametrize("words", ["house", "x", "the blue barn", "ashgrove elementary"])
def test_a_members_word_is_refused_for_the_same_reasons(
    words: str, alice: Membership, mona: Membership, own_url: str
) -> None:
    find(mona)
    propose(alice)
    assert press(alice, own_url, {"words": words}).status_code == 422


def test_the_check_page_says_which_mark_is_ones_own_word(alice: Membership) -> None:
    propose(alice)
    draft = play.begin(alice, SCHOOL)
    page = get(alice, f"/posts/{draft.post_id}/check/")
    assert "One of your words:" in page
    assert "Ask a moderator" in page
    assert "My words</a>" in page
