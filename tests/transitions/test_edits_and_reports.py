"""A published post that its author edits while somebody reports it."""

import pytest

from posts.actions.drafts import open_edit
from posts.models import Decision, Flag
from posts.returned import returned_to
from posts.statuses import Verb
from tests.posts import play

pytestmark = [pytest.mark.django_db, pytest.mark.transactions]

HARMFUL = Flag.Reason.HARMFUL


def test_a_returned_report_is_said_beside_what_the_check_marked_in_the_edit(alice, bob, mona):
    post = play.published(alice)
    open_edit(actor=alice, post=post)
    play.send_over(post, play.TELLING)
    play.report(bob, post, HARMFUL)
    play.decided(mona, post, Verb.RETURN, note="It sounds harsh.")
    returned = returned_to(play.newest(post), play.draft_of(post).content)
    assert returned
    assert returned.note == "It sounds harsh."
    assert play.where(post) == "HIDDEN NEEDS_CHANGES draft"


def test_what_was_decided_about_the_text_before_is_void_when_an_edit_takes_its_place(alice, bob, mona, settings):
    post = play.published(alice)
    review = play.report(bob, post, HARMFUL)
    open_edit(actor=alice, post=post)
    edit = play.hand_in(play.write(post, play.CLEAN_TOO))
    settings.UNDO_SECONDS = 30
    made = play.decision(mona, review, Verb.RETURN)
    play.check(edit)
    made.refresh_from_db()
    assert made.state == Decision.State.UNDONE
    assert play.where(post) == "VISIBLE PUBLISHED"
    review.refresh_from_db()
    assert (review.revision, review.closed_at) == (edit, None)
