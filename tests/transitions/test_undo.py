"""Thirty seconds in which everything can be taken back, and nothing is readable."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.utils import timezone

from groups.actions import leave, suspend
from groups.models import Membership, SupportGroup
from posts.actions.drafts import open_edit
from posts.actions.erase import erase_post
from posts.actions.moves import NotAllowed, Stale
from posts.actions.retention import old_threads
from posts.actions.reviews import undo_decision
from posts.actions.screen import DEAD_AFTER, screen
from posts.actions.settle import settle_decision, settle_screening
from posts.actions.submit import withdraw
from posts.models import Decision, Flag, Post, Revision, Screening
from posts.statuses import Verb
from posts.tasks import settle_due
from supportcircle.models import AuditEntry, Notification
from tests.posts import play

pytestmark = [pytest.mark.django_db, pytest.mark.transactions]


@pytest.fixture
def window(settings: LazySettings) -> Callable[[], None]:
    """Opens at once; calling it lets the time pass."""
    settings.UNDO_SECONDS = 30

    def passes() -> None:
        earlier = timezone.now() - timedelta(seconds=1)
        Revision.objects.update(effective_at=earlier)
        Decision.objects.update(effective_at=earlier)

    return passes


# -------------------------------------------------------------------- submit
def test_a_clear_verdict_does_nothing_before_its_time(alice: Membership, window: Callable[[], None]) -> None:
    revision = play.send(alice, play.CLEAN)
    assert play.where(revision.post) == "UNPUBLISHED SCREENING"
    settle_due()
    assert not play.is_readable(revision.post)
    window()
    settle_due()
    assert play.where(revision.post) == "VISIBLE PUBLISHED"


def test_what_is_checked_and_waits_is_not_checked_again(alice: Membership, window: Callable[[], None]) -> None:
    revision = play.send(alice, play.CLEAN)
    Screening.objects.update(started_at=timezone.now() - 2 * DEAD_AFTER)
    screen(revision.pk)
    assert Screening.objects.get().verdict == "CLEAR"


def test_withdrawn_in_the_window_it_never_comes_out(alice: Membership, window: Callable[[], None]) -> None:
    revision = play.send(alice, play.CLEAN)
    withdraw(actor=alice, post=revision.post, turn=revision.turn)
    window()
    settle_due()
    assert not settle_screening(revision.pk)
    assert play.where(revision.post) == "UNPUBLISHED ERASED draft"


def test_hold_acts_at_once_and_its_notice_waits(alice: Membership, window: Callable[[], None]) -> None:
    revision = play.send(alice, play.TELLING)
    assert play.where(revision.post) == "UNPUBLISHED NEEDS_CHANGES draft"
    assert Notification.objects.get(kind="held").not_before == revision.effective_at > timezone.now()


def test_refer_acts_at_once_and_withdrawn_in_the_window_nobody_is_told(
    alice: Membership, mona: Membership, window: Callable[[], None]
) -> None:
    revision = play.check(play.hand_in(play.keep_all(play.begin(alice, play.TELLING).post)))
    assert play.where(revision.post) == "UNPUBLISHED IN_REVIEW"
    notice = Notification.objects.get(kind="review_waiting")
    assert notice.not_before == revision.effective_at > timezone.now()
    withdraw(actor=alice, post=revision.post, turn=revision.turn)
    notice.refresh_from_db()
    assert notice.seen_at is not None


def test_what_changed_in_the_window_counts(alice: Membership, mona: Membership, window: Callable[[], None]) -> None:
    revision = play.send(alice, play.CLEAN)
    SupportGroup.objects.update(reviews_all=True)
    window()
    settle_due()
    assert play.where(revision.post) == "UNPUBLISHED IN_REVIEW"


# ------------------------------------------------------------------ decisions
@pytest.fixture
def pending(alice: Membership, mona: Membership, window: Callable[[], None]) -> Decision:
    """Mona approved what Alice asked about, a moment ago."""
    return play.decision(mona, play.review_of(play.in_review(alice).post), Verb.APPROVE)


def test_a_decision_changes_nothing_before_its_time(pending: Decision, window: Callable[[], None]) -> None:
    post = pending.review.post
    settle_due()
    assert not settle_decision(pending.pk)
    assert play.where(post) == "UNPUBLISHED IN_REVIEW"
    window()
    settle_due()
    assert play.where(post) == "VISIBLE PUBLISHED"


def test_it_can_be_undone_by_who_made_it_and_decided_otherwise(
    pending: Decision, mona: Membership, moses: Membership, window: Callable[[], None]
) -> None:
    with pytest.raises(NotAllowed, match="not_yours"):
        undo_decision(actor=moses, decision=pending)
    assert undo_decision(actor=mona, decision=pending)
    assert undo_decision(actor=mona, decision=pending), "twice is once"
    assert AuditEntry.objects.filter(action="decision.undo").count() == 1
    window()
    settle_due()
    assert play.where(pending.review.post) == "UNPUBLISHED IN_REVIEW"
    other = play.decision(mona, pending.review, Verb.RETURN)
    window()
    settle_decision(other.pk)
    assert play.where(pending.review.post) == "UNPUBLISHED NEEDS_CHANGES draft"


def test_carried_out_it_cannot_be_undone(pending: Decision, mona: Membership, window: Callable[[], None]) -> None:
    window()
    settle_due()
    assert not undo_decision(actor=mona, decision=pending)
    assert play.where(pending.review.post) == "VISIBLE PUBLISHED"


def test_while_it_waits_nobody_decides_withdraws_or_erases(
    pending: Decision, alice: Membership, moses: Membership
) -> None:
    post = pending.review.post
    with pytest.raises(Stale) as late:
        play.decision(moses, pending.review, Verb.REJECT)
    assert (late.value.verb, late.value.by) == ("approve", pending.decided_by)
    with pytest.raises(Stale):
        withdraw(actor=alice, post=post, turn=play.newest(post).turn)
    with pytest.raises(Stale):
        erase_post(actor=alice, post=post)


def test_while_it_waits_nobody_decides_on_another_review_of_the_post(
    alice: Membership, bob: Membership, mona: Membership, moses: Membership, window: Callable[[], None]
) -> None:
    post = _published(alice, window)
    review = play.report(bob, post, Flag.Reason.HARMFUL)
    submission = _edit_in_review(post)
    play.decision(mona, play.review_of(submission.post, Verb.APPROVE), Verb.APPROVE)
    with pytest.raises(Stale) as late:
        play.decision(moses, review, Verb.DISMISS)
    assert late.value.verb == "approve"


def test_a_report_voids_a_decision_that_was_made_without_it(
    alice: Membership, bob: Membership, mona: Membership, window: Callable[[], None]
) -> None:
    post = _published(alice, window)
    submission = _edit_in_review(post)
    turn = submission.turn
    made = play.decision(mona, play.review_of(post), Verb.APPROVE)
    play.report(bob, post)
    made.refresh_from_db()
    assert made.state == "UNDONE"
    window()
    settle_due()
    assert play.where(post) == "HIDDEN IN_REVIEW"
    with pytest.raises(Stale):
        play.decision(mona, made.review, Verb.APPROVE, turn=turn)


@pytest.mark.parametrize("reason", [Flag.Reason.HARMFUL, Flag.Reason.IDENTIFYING])
def test_a_second_report_voids_the_dismissal_of_the_first(
    reason: Flag.Reason, alice: Membership, bob: Membership, mona: Membership, window: Callable[[], None]
) -> None:
    post = _published(alice, window)
    play.report(bob, post, Flag.Reason.OTHER)
    play.decision(mona, play.review_of(post), Verb.DISMISS)
    play.report(mona, post, reason)
    window()
    settle_due()
    assert play.review_of(post).closed_at is None


def test_an_author_suspended_in_the_window_is_not_published(
    pending: Decision, alice: Membership, ada: Membership, window: Callable[[], None]
) -> None:
    suspend(actor=ada.user, membership=alice)
    window()
    settle_due()
    assert play.where(pending.review.post) == "UNPUBLISHED IN_REVIEW"
    pending.refresh_from_db()
    assert pending.state == "UNDONE"


def test_a_moderator_suspended_in_the_window_decides_nothing(
    pending: Decision, mona: Membership, ada: Membership, window: Callable[[], None]
) -> None:
    suspend(actor=ada.user, membership=mona)
    window()
    settle_due()
    assert play.where(pending.review.post) == "UNPUBLISHED IN_REVIEW"


def test_an_author_who_leaves_in_the_window_takes_the_post_along(
    pending: Decision, alice: Membership, window: Callable[[], None]
) -> None:
    leave(actor=alice.user, group=alice.group, posts="keep")
    window()
    settle_due()
    assert play.where(pending.review.post) == "ERASED ERASED"
    pending.refresh_from_db()
    assert pending.state == "UNDONE"


def test_a_post_is_not_given_back_to_whoever_left_in_the_window(
    alice: Membership, bob: Membership, mona: Membership, window: Callable[[], None]
) -> None:
    post = _published(alice, window)
    play.report(bob, post)
    play.decision(mona, play.review_of(post), Verb.RETURN)
    leave(actor=alice.user, group=alice.group, posts="keep")
    window()
    settle_due()
    assert play.where(post) == "HIDDEN PUBLISHED"
    assert play.review_of(post).closed_at is None


def test_what_is_erased_for_its_age_in_the_window_stays_erased(
    alice: Membership, bob: Membership, mona: Membership, window: Callable[[], None]
) -> None:
    post = _published(alice, window)
    play.report(bob, post)
    made = play.decision(mona, play.review_of(post), Verb.RESTORE)
    old_threads(timezone.now() + timedelta(days=200))
    made.refresh_from_db()
    assert made.state == "UNDONE"
    window()
    settle_due()
    assert play.where(post) == "ERASED PUBLISHED"


def _published(author: Membership, window: Callable[[], None]) -> Post:
    post = play.send(author).post
    window()
    settle_due()
    return play.fresh(post)


def _edit_in_review(post: Post) -> Revision:
    open_edit(actor=post.author, post=post)
    play.send_over(post, play.TELLING)
    play.keep_all(post)
    return play.ask_for(post)
