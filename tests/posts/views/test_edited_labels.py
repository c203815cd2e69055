"""Content notes that an edit of a published post brings, where moderators meet it before readers do."""

import pytest

from posts.actions.drafts import open_edit, save_draft
from posts.actions.reviews import claim
from posts.content import Content
from posts.exposure import exposure_of
from posts.kinds import ContentNote
from posts.labels import Labels
from posts.models import Post
from posts.second_review import Why
from tests.posts import play
from tests.posts.resting import leaves

from .browse import get
from .desk import queue, url_of

pytestmark = pytest.mark.django_db

DEATH = Labels(content_notes=("DEATH",))


def edited(author, before: Labels, after: Labels) -> Post:
    post = play.fresh(play.labelled(author, content_notes=before.content_notes))
    draft = open_edit(actor=author, post=post)
    content = Content.of({"text": play.TELLING})
    save_draft(actor=author, post=post, content=content, counter=draft.counter, labels=after)
    play.check(play.hand_in(play.draft_of(post)))
    play.keep_all(post)
    play.ask_for(post)
    return play.fresh(post)


def test_a_moderator_meets_those_of_the_edit(alice, mona, moses):
    review = play.review_of(edited(alice, Labels(), DEATH))
    assert "Content note: death" in queue(mona)
    assert "Content note: death" in get(mona, url_of(review))
    assert review.touches == [Why.DEATH]
    claim(actor=mona, review=review)
    assert exposure_of(mona).said == "1 post, 1 with death"
    leaves(moses, ContentNote.DEATH)
    assert "Left to others (1)" in queue(moses)


def test_those_that_an_edit_drops_count_no_more(alice, mona, moses):
    review = play.review_of(edited(alice, DEATH, Labels()))
    assert review.touches == []
    leaves(mona, ContentNote.DEATH)
    page = queue(mona)
    assert "Content notes" not in page
    assert "Left to others" not in page


def test_a_report_is_about_the_text_that_readers_have(alice, bob, mona, moses):
    post = edited(alice, Labels(), DEATH)
    review = play.report(bob, post)
    assert "Content notes" not in get(mona, url_of(review))
