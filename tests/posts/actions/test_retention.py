"""What dies when its time is over. Time is moved by moving the rows into the past."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from groups.models import Membership
from posts.actions import retention
from posts.actions.drafts import open_edit
from posts.actions.erase import erase_post
from posts.actions.moves import lock
from posts.actions.submit import appeal, withdraw
from posts.models import Decision, Draft, Post, Revision
from posts.statuses import Verb
from posts.tasks import retain
from tests.posts import play
from tests.posts.actions.test_erase import left_of
from tests.test_transitions import everything

pytestmark = [pytest.mark.django_db, pytest.mark.transactions]


# Days, and one of each kind of thing that may live so long and no longer.
def test_a_draft_untouched_for_thirty_days_goes_and_its_post_with_it(alice: Membership) -> None:
    post = play.begin(alice).post
    play.days_pass(29.9)
    retain()
    assert Draft.objects.exists()
    play.days_pass(30.1)
    retain()
    assert not Post.objects.filter(pk=post.pk).exists()


def test_an_edit_untouched_goes_and_the_published_text_stays(alice: Membership) -> None:
    post = play.published(alice)
    open_edit(actor=alice, post=post)
    play.days_pass(30.1)
    retain()
    assert play.where(post) == "VISIBLE PUBLISHED"


def test_what_was_withdrawn_goes_with_its_draft(alice: Membership) -> None:
    revision = play.hand_in(play.begin(alice))
    withdraw(actor=alice, post=revision.post, turn=revision.turn)
    play.days_pass(30.1)
    retain()
    assert play.where(revision.post) == "ERASED ERASED"


@pytest.mark.parametrize("how", ["held", "returned"])
def test_held_or_returned_and_left_alone_it_goes_after_thirty_days(
    how: str, alice: Membership, mona: Membership
) -> None:
    post = play.send(alice, play.TELLING).post
    if how == "returned":
        play.keep_all(post)
        play.ask_for(post)
        play.decided(mona, post, Verb.RETURN, note="Could it be another town?")
    play.days_pass(29.9)
    retain()
    assert play.where(post) == "UNPUBLISHED NEEDS_CHANGES draft"
    play.days_pass(30.1)
    retain()
    assert play.where(post) == "ERASED ERASED"
    assert left_of(post) == set()


def test_held_long_ago_and_worked_on_since_it_stays(alice: Membership) -> None:
    post = play.send(alice, play.TELLING).post
    play.days_pass(40)
    play.write(post, play.FIXED)
    retain()
    assert play.where(post) == "UNPUBLISHED NEEDS_CHANGES draft"


def test_a_rejected_text_goes_after_fourteen_days(alice: Membership, mona: Membership) -> None:
    post = play.decided(mona, play.in_review(alice).post, Verb.REJECT, note="This is not a consultation.").post
    play.days_pass(13.9)
    retain()
    assert play.where(post) == "UNPUBLISHED REJECTED"
    play.days_pass(14.1)
    retain()
    assert play.where(post) == "ERASED ERASED"
    assert left_of(post) == set()


def test_a_conversation_goes_a_hundred_and_eighty_days_after_its_last_reply(alice: Membership, bob: Membership) -> None:
    root = play.published(alice)
    reply = play.published(bob, play.CLEAN_TOO, parent=root)
    play.days_pass(179.9)
    retain()
    assert play.is_readable(reply)
    play.days_pass(180.1)
    retain()
    assert [play.where(post) for post in (root, reply)] == ["ERASED ERASED", "ERASED ERASED"]
    assert left_of(root) | left_of(reply) == set()


def test_replies_to_a_root_that_its_author_erased_go_in_their_time_too(alice: Membership, bob: Membership) -> None:
    root = play.published(alice)
    reply = play.published(bob, play.CLEAN_TOO, parent=root)
    erase_post(actor=alice, post=root)
    play.days_pass(180.1)
    retain()
    assert left_of(reply) == set()


def test_a_reported_conversation_is_hidden_in_time_and_its_text_goes_when_the_report_is_closed(
    alice: Membership, bob: Membership, mona: Membership
) -> None:
    post = play.published(alice)
    play.report(bob, post)
    play.days_pass(180.1)
    retain()
    assert (play.where(post), left_of(post)) == ("ERASED PUBLISHED", {"text", "html"})
    play.decided(mona, post, Verb.DISMISS)
    retain()
    assert left_of(post) == set()


def test_the_fingerprint_of_a_text_is_forgotten_after_ninety_days(alice: Membership, mona: Membership) -> None:
    play.decided(mona, play.in_review(alice).post, Verb.REJECT)
    play.days_pass(89)
    retain()
    assert Revision.objects.exclude(text_digest=None).exists()
    play.days_pass(91)
    retain()
    assert not Revision.objects.exclude(text_digest=None).exists()


def test_a_note_about_a_report_is_forgotten_after_ninety_days(alice: Membership, bob: Membership, mona) -> None:
    post = play.published(alice)
    play.report(bob, post)
    play.decided(mona, post, Verb.RESTORE, note="It names nobody.")
    for days, left in ((89, {"notes"}), (91, set())):
        Decision.objects.update(decided_at=timezone.now() - timedelta(days=days))
        retain()
        assert left_of(post) == {"text", "html"} | left


def test_run_again_it_changes_nothing(alice: Membership, mona: Membership) -> None:
    play.published(alice)
    play.in_review(alice)
    play.days_pass(200)
    retain()
    before = everything()
    retain()
    assert everything() == before


# --------------------------------------------------- while somebody is at it
def interrupt(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """`act` happens after retention chose its rows and before it locked the first."""
    acts = [act]

    def lock_late(post_id):
        while acts:
            acts.pop()()
        return lock(post_id)

    monkeypatch.setattr(retention, "lock", lock_late)


def test_handed_in_at_the_last_moment_it_is_spared(alice: Membership, monkeypatch: pytest.MonkeyPatch) -> None:
    post = play.send(alice, play.TELLING).post
    play.days_pass(30.1)
    interrupt(monkeypatch, lambda: play.hand_in(play.draft_of(post)))
    retain()
    assert play.where(post) == "UNPUBLISHED SCREENING"
    assert "text" in left_of(post)


def test_appealed_at_the_last_moment_it_is_spared(
    alice: Membership, mona: Membership, moses: Membership, monkeypatch: pytest.MonkeyPatch
) -> None:
    rejected = play.decided(mona, play.in_review(alice).post, Verb.REJECT)
    play.days_pass(14.1)
    interrupt(monkeypatch, lambda: appeal(actor=alice, post=rejected.post, turn=rejected.turn))
    retain()
    assert play.where(rejected.post) == "UNPUBLISHED IN_REVIEW"


def test_one_row_that_cannot_be_erased_keeps_no_other_from_going(
    alice: Membership, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    broken, _ = play.begin(alice).post, play.begin(alice).post
    play.days_pass(30.1)

    def lock_but_one(post_id):
        if post_id == broken.pk:
            raise ZeroDivisionError
        return lock(post_id)

    monkeypatch.setattr(retention, "lock", lock_but_one)
    retain()
    assert list(Post.objects.all()) == [broken]
    assert caplog.messages == [f"Failed on {broken.pk}, will be tried again"]
