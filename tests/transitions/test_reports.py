"""A published post that somebody reports, each story to its end."""

import pytest

from groups.actions import leave, suspend
from groups.models import Membership
from posts.actions.drafts import open_edit
from posts.actions.erase import erase_post
from posts.actions.moves import NotAllowed, Stale
from posts.actions.submit import withdraw
from posts.models import Draft, Flag, Post, Review
from posts.review_rules import allowed_verbs
from posts.statuses import PostState, Verb
from supportcircle.models import AuditEntry, Notification
from tests.posts import play
from tests.test_transitions import everything

pytestmark = [pytest.mark.django_db, pytest.mark.transactions]

HARMFUL = Flag.Reason.HARMFUL


# -------------------------------------------------------------- hide, restore
def test_one_report_that_somebody_may_be_identified_hides_the_post_at_once(
    alice: Membership, bob: Membership, mona: Membership
) -> None:
    post = play.published(alice)
    review = play.report(bob, post)
    assert play.where(post) == "HIDDEN PUBLISHED"
    assert not play.is_readable(post)
    assert set(Review.objects.for_moderator(mona)) == {review}
    assert Notification.objects.filter(kind="hidden", user=alice.user).exists()
    assert not AuditEntry.objects.filter(actor=bob.user_id).exists(), "who reported is shown to nobody"


def test_another_report_does_not_hide_and_a_moderator_may(alice: Membership, bob: Membership, mona: Membership) -> None:
    post = play.published(alice)
    play.report(bob, post, HARMFUL)
    assert play.is_readable(post)
    play.decided(mona, post, Verb.HIDE)
    assert play.where(post) == "HIDDEN PUBLISHED"
    assert play.review_of(post).closed_at is None, "hiding ends nothing: it is restored or returned later"


def test_restored_it_is_as_before(alice: Membership, bob: Membership, mona: Membership) -> None:
    post = play.published(alice)
    play.report(bob, post)
    play.decided(mona, post, Verb.RESTORE)
    assert play.is_readable(post)
    assert not play.fresh(post).must_review
    assert not Review.objects.open().exists()


def test_dismissed_nothing_has_changed(alice: Membership, bob: Membership, mona: Membership) -> None:
    post = play.published(alice)
    play.report(bob, post, HARMFUL)
    play.decided(mona, post, Verb.DISMISS)
    assert play.is_readable(post)
    assert not Review.objects.open().exists()


def test_the_same_report_twice_writes_nothing(alice: Membership, bob: Membership, mona: Membership) -> None:
    post = play.published(alice)
    play.report(bob, post)
    before = everything()
    play.report(bob, post)
    assert everything() == before


def test_reports_join_one_item_in_the_queue(alice: Membership, bob: Membership, mona: Membership) -> None:
    post = play.published(alice)
    assert play.report(bob, post, HARMFUL) == play.report(mona, post) == play.report(bob, post)
    assert Flag.objects.count() == 3


# -------------------------------------------------------------------- return
def test_returned_a_copy_is_with_the_author_and_the_post_stays_hidden_until_approved(
    alice: Membership, bob: Membership, mona: Membership
) -> None:
    post = play.published(alice)
    play.report(bob, post)
    copy = play.decided(mona, post, Verb.RETURN)
    assert play.where(post) == "HIDDEN NEEDS_CHANGES draft"
    live = play.fresh(post).live_revision
    assert live is not None
    assert (live.pk != copy.pk, copy.content.joined()) == (True, play.CLEAN)
    entry = AuditEntry.objects.get(target=copy.pk)
    assert entry.codes["digest"] == bytes(live.digest).hex()
    edited = play.send_over(post, play.CLEAN_TOO)
    assert play.where(post) == "HIDDEN IN_REVIEW", "clear, but it was returned"
    play.decided(mona, post, Verb.APPROVE)
    assert play.where(post) == "VISIBLE PUBLISHED"
    assert play.newest(post) == edited
    assert not Review.objects.open().exists(), "approve of a later text closes the report"
    assert set(post.revisions.exclude(pk=edited.pk).values_list("content_json_sealed", flat=True)) == {None}


def test_withdrawing_the_returned_copy_leaves_the_post_hidden_and_the_report_open(
    alice: Membership, bob: Membership, mona: Membership
) -> None:
    post = play.published(alice)
    play.report(bob, post)
    copy = play.decided(mona, post, Verb.RETURN)
    withdraw(actor=alice, post=post, turn=copy.turn)
    assert play.where(post) == "HIDDEN ERASED draft"
    assert play.review_of(post).closed_at is None
    play.decided(mona, post, Verb.RESTORE)
    assert play.is_readable(post)


# --------------------------------------------------- an edit beside the report
def test_an_edit_while_a_report_hides_the_post_does_not_show_it_by_itself(
    alice: Membership, bob: Membership, mona: Membership
) -> None:
    post = play.published(alice)
    open_edit(actor=alice, post=post)
    edit = play.hand_in(play.write(post, play.CLEAN_TOO))
    play.report(bob, post)
    play.check(edit)
    assert play.where(post) == "HIDDEN IN_REVIEW"
    assert set(post.reviews.open().values_list("kind", flat=True)) == {"FLAG", "SUBMISSION"}
    approved = play.decided(mona, post, Verb.APPROVE)
    assert play.where(post) == "VISIBLE PUBLISHED"
    assert approved.content.joined() == play.CLEAN_TOO
    assert not Review.objects.open().exists()


def test_a_returned_report_takes_the_edit_out_of_the_check(
    alice: Membership, bob: Membership, mona: Membership
) -> None:
    post = play.published(alice)
    open_edit(actor=alice, post=post)
    edit = play.hand_in(play.write(post, play.CLEAN_TOO))
    play.report(bob, post)
    play.decided(mona, post, Verb.RETURN)
    assert play.where(post) == "HIDDEN NEEDS_CHANGES draft"
    assert play.newest(post) == edit
    assert play.text_of(play.draft_of(post)) == play.CLEAN_TOO
    assert play.where(play.check(edit).post) == "HIDDEN NEEDS_CHANGES draft"


def test_an_edit_of_a_visible_reported_post_goes_on_and_the_report_follows_to_the_new_text(
    alice: Membership, bob: Membership, mona: Membership
) -> None:
    post = play.published(alice)
    review = play.report(bob, post, HARMFUL)
    page_turn = play.review_of(post).revision.turn
    open_edit(actor=alice, post=post)
    edit = play.send_over(post, play.CLEAN_TOO)
    review.refresh_from_db()
    assert (review.revision, review.closed_at) == (edit, None)
    with pytest.raises(Stale):  # decided on a page that showed the old text
        play.decision(mona, review, Verb.DISMISS, turn=page_turn)


def test_a_page_that_shows_the_old_text_fits_the_new_one_at_no_turn(
    alice: Membership, bob: Membership, mona: Membership, moses: Membership
) -> None:
    """Reports make turns of the published text while the edit makes its own."""
    post = play.published(alice)
    review = play.report(bob, post, HARMFUL)
    open_edit(actor=alice, post=post)
    edit = play.hand_in(play.write(post, play.CLEAN_TOO))
    pages = []
    for reporter in (mona, moses):
        play.report(reporter, post, HARMFUL)
        pages.append(play.review_of(post).revision.turn)
    play.check(edit)
    assert edit.turn + 1 in pages
    for turn in pages:
        with pytest.raises(Stale):
            play.decision(mona, review, Verb.DISMISS, turn=turn)


def test_a_decision_made_before_a_report_came_is_not_the_last_word(
    alice: Membership, bob: Membership, mona: Membership
) -> None:
    post = play.published(alice)
    review = play.report(bob, post, HARMFUL)
    page_turn = play.review_of(post).revision.turn
    play.report(mona, post)
    with pytest.raises(Stale) as late:
        play.decision(mona, review, Verb.DISMISS, turn=page_turn)
    assert late.value.verb == "flag"
    assert late.value.by is None


# --------------------------------------------------------------------- people
def test_a_report_on_what_a_suspended_author_wrote_is_for_the_moderators_now(
    alice: Membership, bob: Membership, ada: Membership, mona: Membership
) -> None:
    post = play.published(alice)
    suspend(actor=ada.user, membership=alice)
    review = play.report(bob, post)
    assert set(Review.objects.for_moderator(mona)) == {review}
    play.decided(mona, post, Verb.RESTORE)
    assert play.is_readable(post)


def test_what_somebody_left_behind_can_be_reported_but_not_given_back(
    alice: Membership, bob: Membership, mona: Membership
) -> None:
    post = play.published(alice)
    leave(actor=alice.user, group=alice.group, posts="keep")
    review = play.report(bob, post, HARMFUL)
    review = Review.objects.select_related("post__author").get(pk=review.pk)
    assert allowed_verbs(review, PostState.VISIBLE) == {Verb.DISMISS, Verb.HIDE}
    play.decided(mona, post, Verb.HIDE)
    with pytest.raises(NotAllowed, match="not_open"):
        play.decision(mona, review, Verb.RETURN)
    play.decided(mona, post, Verb.RESTORE)
    assert play.is_readable(post)


# --------------------------------------------------------------- conversations
def test_hiding_a_root_hides_its_replies_and_hiding_a_reply_only_itself(
    alice: Membership, bob: Membership, mona: Membership
) -> None:
    root = play.published(alice)
    reply, other = play.published(bob, play.CLEAN_TOO, parent=root), play.published(mona, parent=root)
    assert play.fresh(root).replies_count == 2
    play.report(mona, reply)
    assert [play.is_readable(post) for post in (root, reply, other)] == [True, False, True]
    assert play.fresh(root).replies_count == 1
    play.report(bob, root)
    assert [play.is_readable(post) for post in (root, reply, other)] == [False, False, False]
    play.decided(mona, root, Verb.RESTORE)
    assert [play.is_readable(post) for post in (root, reply, other)] == [True, False, True]


def test_a_reply_to_a_paused_conversation_is_not_begun_and_one_begun_before_waits_as_a_draft(
    alice: Membership, bob: Membership, mona: Membership
) -> None:
    root = play.published(alice)
    begun = play.begin(bob, play.CLEAN_TOO, parent=root)
    play.report(mona, root)
    with pytest.raises(NotAllowed, match="thread_closed"):
        play.hand_in(begun)
    with pytest.raises(NotAllowed, match="thread_closed"):
        play.begin(mona, parent=root)
    play.decided(mona, root, Verb.RESTORE)
    assert play.where(play.check(play.hand_in(begun)).post) == "VISIBLE PUBLISHED"


def test_a_reply_in_the_check_when_its_root_is_erased_is_never_read(alice: Membership, bob: Membership) -> None:
    root = play.published(alice)
    reply = play.hand_in(play.begin(bob, play.CLEAN_TOO, parent=root))
    erase_post(actor=alice, post=root)
    assert not play.is_readable(play.check(reply).post)


def test_nobody_replies_into_another_group(alice: Membership, charlie: Membership) -> None:
    root = play.published(alice)
    with pytest.raises(NotAllowed, match="thread_closed"):
        play.begin(charlie, parent=root)
    assert not Post.objects.filter(author=charlie).exists()


def test_a_reply_is_not_answered(alice: Membership, bob: Membership) -> None:
    reply = play.published(bob, play.CLEAN_TOO, parent=play.published(alice))
    with pytest.raises(NotAllowed, match="thread_closed"):
        play.begin(alice, parent=reply)


def test_a_returned_reply_beside_a_newer_one_in_progress_keeps_both_texts(
    alice: Membership, bob: Membership, mona: Membership
) -> None:
    root = play.published(alice)
    first = play.published(bob, play.CLEAN_TOO, parent=root)
    second = play.begin(bob, "I think of you both and hope it gets easier.", parent=root)
    play.report(alice, first)
    play.decided(mona, first, Verb.RETURN)
    assert play.text_of(play.draft_of(first)) == play.CLEAN_TOO
    assert play.draft_of(second.post).parent == root
    assert Draft.objects.filter(author=bob, parent=root).count() == 1
