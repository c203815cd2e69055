"""What one moderator leaves to others, and puts out of sight for now; nobody else's queue is different for it."""

import re

import pytest

from posts.actions.reviews import claim
from posts.kinds import ContentNote
from posts.models import Post, Review
from tests.posts.play import published, report
from tests.posts.resting import hard, leaves, on_duty

from .browse import browser_of, get
from .desk import queue

pytestmark = pytest.mark.django_db


def cards(page: str) -> dict[str, bool]:
    """Each item of the page: whether a key stops there."""
    found = re.findall(r'<li class="card waiting-item[^>]*>', page)
    return {re.findall(r'data-item="([\w-]+)"', card)[0]: "data-stop" in card for card in found}


def folded(page: str) -> str:
    return page.split('<details class="left"', 1)[-1].split("</details>", 1)[0] if "Left to others" in page else ""


def test_each_item_says_its_content_notes(alice, mona):
    hard(alice, ContentNote.CHILD_DEATH, ContentNote.VIOLENCE)
    assert "Content note: death of a child, violence" in queue(mona)


def test_what_is_left_is_folded_and_no_key_stops_there(alice, bob, mona, moses):
    left, other = hard(alice, ContentNote.SUICIDE, ContentNote.DEATH), hard(bob, ContentNote.VIOLENCE)
    leaves(mona, ContentNote.DEATH)
    page = queue(mona)
    assert cards(page) == {str(other.pk): True, str(left.pk): False}
    assert "Left to others (1)" in page
    assert str(left.pk) in folded(page)
    assert str(other.pk) not in folded(page)
    assert "2 wait" in page  # for somebody
    assert cards(queue(moses)) == {str(left.pk): True, str(other.pk): True}


def test_the_fold_says_whether_somebody_else_is_there(alice, mona, moses):
    hard(alice, ContentNote.DEATH)
    leaves(mona, ContentNote.DEATH)
    on_duty(mona)
    assert "Nobody else is on duty now" in folded(queue(mona))
    on_duty(moses)
    assert "Others are on duty." in folded(queue(mona))


def test_a_report_can_be_left_too(alice, bob, mona):
    post = published(alice)
    Post.objects.update(content_notes=["DEATH"])
    review = report(bob, post)
    leaves(mona, ContentNote.DEATH)
    assert str(review.pk) in folded(queue(mona))


def test_what_they_hold_is_not_folded(alice, mona):
    review = claim(actor=mona, review=hard(alice, ContentNote.DEATH))
    leaves(mona, ContentNote.DEATH)
    page = queue(mona)
    assert folded(page) == ""
    assert cards(page) == {str(review.pk): True}


def test_what_is_left_can_still_be_taken_up(alice, mona):
    review = hard(alice, ContentNote.DEATH)
    leaves(mona, ContentNote.DEATH)
    assert f'action="/reviews/{review.pk}/claim/"' in folded(queue(mona))
    browser_of(mona).post(f"/reviews/{review.pk}/claim/")
    assert Review.objects.get().claimed_by == mona


# ---------------------------------------------------------------- the filter
def filtered(member, query: str) -> str:
    return get(member, f"/groups/{member.group_id}/queue/?{query}")


def test_nothing_with_a_note_for_now(alice, bob, mona):
    violent, suicide = hard(alice, ContentNote.VIOLENCE), hard(bob, ContentNote.SUICIDE)
    page = filtered(mona, "without=VIOLENCE")
    assert cards(page) == {str(suicide.pk): True}
    assert "1 is not shown: violence." in page
    assert "2 wait" in page
    page = filtered(mona, "without=VIOLENCE&without=SUICIDE")
    assert cards(page) == {}
    assert "2 are not shown: suicide or self-harm, violence." in page
    assert list(cards(queue(mona))) == [str(violent.pk), str(suicide.pk)]


def test_a_note_that_does_not_wait_hides_nothing(alice, mona):
    review = hard(alice, ContentNote.VIOLENCE)
    for query in ("without=DEATH", "without=nonsense", "without=%00", "without="):
        assert list(cards(filtered(mona, query))) == [str(review.pk)]


def test_kind_and_notes_are_kept_together(alice, mona):
    hard(alice, ContentNote.VIOLENCE)
    page = filtered(mona, "kind=QUESTION&without=VIOLENCE")
    assert '<input type="hidden" name="kind" value="QUESTION">' in page
    assert 'value="VIOLENCE" checked' in page
    assert "kind=QUESTION&amp;without=VIOLENCE" in page  # also when the lists are fetched anew


def test_where_nothing_has_a_note_there_is_nothing_to_choose(alice, mona):
    hard(alice)
    assert "Show without" not in queue(mona)
