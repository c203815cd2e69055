"""With the moderators, each story to its end."""

from datetime import timedelta

import pytest
from django.utils import timezone

from groups.models import Membership
from posts.actions.drafts import discard_draft, open_edit
from posts.actions.moves import NotAllowed, Stale
from posts.actions.reviews import claim, release
from posts.actions.settle import settle_decision
from posts.actions.submit import appeal, ask, submit, withdraw
from posts.models import Decision, Post, Review
from posts.statuses import Verb
from supportcircle.models import Notification
from tests.posts import play
from tests.test_transitions import everything

pytestmark = [pytest.mark.django_db, pytest.mark.transactions]


def waiting(moderator: Membership) -> list[Post]:
    return [review.post for review in Review.objects.for_moderator(moderator)]


# -------------------------------------------------------------------- return
def test_returned_asked_again_returned_again_and_then_fixed(alice: Membership, mona: Membership) -> None:
    revision = play.in_review(alice)
    revision = play.decided(mona, revision.post, Verb.RETURN, note="Could it be another town?")
    assert play.where(revision.post) == "UNPUBLISHED NEEDS_CHANGES draft"
    assert play.text_of(play.draft_of(revision.post)) == play.TELLING
    asked = play.ask_for(revision.post)
    assert asked.pk == revision.pk, "the same text is asked about, so it is the same revision"
    revision = play.decided(mona, asked.post, Verb.RETURN)
    assert [made.verb for made in revision.decisions.order_by("decided_at")] == ["return", "return"]
    fixed = play.check(play.hand_in(play.write(revision.post, play.FIXED)))
    assert play.where(fixed.post) == "UNPUBLISHED IN_REVIEW", "returned once, so a moderator sees it though it is clear"
    revision.refresh_from_db()
    assert not revision.is_erased, "the moderator sees what changed since"
    published = play.decided(mona, fixed.post, Verb.APPROVE)
    assert play.where(published.post) == "VISIBLE PUBLISHED"
    assert not play.fresh(published.post).must_review
    revision.refresh_from_db()
    assert revision.is_erased
    assert set(Decision.objects.values_list("note_sealed", flat=True)) == {None}


def test_a_returned_text_that_the_author_leaves_as_it_is_cannot_be_sent_past_the_moderator(
    alice: Membership, mona: Membership
) -> None:
    revision = play.decided(mona, play.in_review(alice).post, Verb.RETURN)
    again = play.check(play.hand_in(play.draft_of(revision.post)))
    assert play.where(again.post) == "UNPUBLISHED IN_REVIEW"


def test_withdrawing_what_came_after_a_return_also_erases_what_the_moderator_had_seen(
    alice: Membership, mona: Membership
) -> None:
    seen = play.decided(mona, play.in_review(alice).post, Verb.RETURN)
    fixed = play.check(play.hand_in(play.write(seen.post, play.FIXED)))
    withdraw(actor=alice, post=fixed.post, turn=fixed.turn)
    assert [revision.is_erased for revision in seen.post.revisions.order_by("number")] == [True, True]


# -------------------------------------------------------------------- reject
def test_reject_and_appeal_to_another_moderator(alice: Membership, mona: Membership, moses: Membership) -> None:
    rejected = play.decided(mona, play.in_review(alice).post, Verb.REJECT)
    assert play.where(rejected.post) == "UNPUBLISHED REJECTED"
    appeal(actor=alice, post=rejected.post, turn=rejected.turn)
    assert (waiting(mona), waiting(moses)) == ([], [rejected.post])
    approved = play.decided(moses, rejected.post, Verb.APPROVE)
    assert play.where(approved.post) == "VISIBLE PUBLISHED"
    assert approved.pk == rejected.pk


def test_one_appeal_is_all(alice: Membership, mona: Membership, moses: Membership) -> None:
    rejected = play.decided(mona, play.in_review(alice).post, Verb.REJECT)
    appealed = appeal(actor=alice, post=rejected.post, turn=rejected.turn)
    rejected = play.decided(moses, appealed.post, Verb.REJECT)
    with pytest.raises(NotAllowed, match="no_appeal"):
        appeal(actor=alice, post=rejected.post, turn=rejected.turn)


def test_an_appeal_that_is_returned_goes_on_as_any_returned_post(
    alice: Membership, mona: Membership, moses: Membership
) -> None:
    rejected = play.decided(mona, play.in_review(alice).post, Verb.REJECT)
    appeal(actor=alice, post=rejected.post, turn=rejected.turn)
    returned = play.decided(moses, rejected.post, Verb.RETURN)
    fixed = play.check(play.hand_in(play.write(returned.post, play.FIXED)))
    assert play.where(play.decided(mona, fixed.post, Verb.APPROVE).post) == "VISIBLE PUBLISHED"


def test_a_rejected_edit_is_not_appealed_over_a_newer_one_in_progress(
    alice: Membership, mona: Membership, moses: Membership
) -> None:
    post = play.published(alice)
    open_edit(actor=alice, post=post)
    play.send_over(post, play.TELLING)
    play.keep_all(post)
    rejected = play.decided(mona, play.ask_for(post).post, Verb.REJECT)
    assert play.where(post) == "VISIBLE REJECTED"
    open_edit(actor=alice, post=post)
    with pytest.raises(NotAllowed, match="no_appeal"):
        appeal(actor=alice, post=post, turn=rejected.turn)
    discard_draft(actor=alice, post=post)
    appeal(actor=alice, post=post, turn=rejected.turn)
    assert play.is_readable(post)


def test_where_nobody_else_could_decide_there_is_no_appeal(alice: Membership, mona: Membership) -> None:
    rejected = play.decided(mona, play.in_review(alice).post, Verb.REJECT)
    with pytest.raises(NotAllowed, match="no_other_moderator"):
        appeal(actor=alice, post=rejected.post, turn=rejected.turn)


@pytest.mark.parametrize("verb", [Verb.REJECT, Verb.RETURN])
def test_turned_down_and_pasted_into_a_new_post_it_meets_a_moderator_though_the_check_is_clear(
    verb: Verb, alice: Membership, mona: Membership
) -> None:
    alice.group.reviews_all = True
    alice.group.save()
    play.decided(mona, play.send(alice, play.CLEAN).post, verb)
    alice.group.reviews_all = False
    alice.group.save()
    pasted = play.send(alice, f"  {play.CLEAN.upper()}\n")
    assert play.where(pasted.post) == "UNPUBLISHED IN_REVIEW"
    assert play.where(play.send(alice, play.CLEAN_TOO).post) == "VISIBLE PUBLISHED"


def test_somebody_else_may_write_the_same_words(alice: Membership, bob: Membership, mona: Membership) -> None:
    alice.group.reviews_all = True
    alice.group.save()
    play.decided(mona, play.send(alice, play.CLEAN).post, Verb.REJECT)
    alice.group.reviews_all = False
    alice.group.save()
    assert play.where(play.send(bob, play.CLEAN).post) == "VISIBLE PUBLISHED"


# --------------------------------------------------------- a moderator writes
def test_a_moderator_alone_in_a_group_waits_for_another_one(group, mona: Membership, request) -> None:
    revision = play.in_review(mona)
    assert waiting(mona) == []
    with pytest.raises(NotAllowed, match="not_reviewer"):
        play.decision(mona, play.review_of(revision.post), Verb.APPROVE)
    moses = request.getfixturevalue("moses")
    assert waiting(moses) == [revision.post]
    assert play.where(play.decided(moses, revision.post, Verb.APPROVE).post) == "VISIBLE PUBLISHED"


# ------------------------------------------------------ twice, late, together
def test_the_same_decision_on_the_same_turn_is_made_once(alice: Membership, mona: Membership) -> None:
    review = play.review_of(play.in_review(alice).post)
    turn = review.revision.turn
    made = play.decision(mona, review, Verb.APPROVE, turn=turn)
    settle_decision(made.pk)
    before = everything()
    assert play.decision(mona, review, Verb.APPROVE, turn=turn) == made
    assert not settle_decision(made.pk)
    assert everything() == before


def test_a_late_decision_hears_who_decided_what(alice: Membership, mona: Membership, moses: Membership) -> None:
    review = play.review_of(play.in_review(alice).post)
    turn = review.revision.turn
    play.decided(mona, review.post, Verb.RETURN)
    before = everything()
    with pytest.raises(Stale) as late:
        play.decision(moses, review, Verb.APPROVE, turn=turn)
    assert (late.value.verb, late.value.by) == ("return", mona)
    with pytest.raises(Stale):
        play.decision(mona, review, Verb.REJECT, turn=turn)
    assert everything() == before


def test_a_decision_on_a_text_that_was_withdrawn_hears_of_it(alice: Membership, mona: Membership) -> None:
    revision = play.in_review(alice)
    review, turn = play.review_of(revision.post), revision.turn
    withdraw(actor=alice, post=revision.post, turn=turn)
    with pytest.raises(Stale) as late:
        play.decision(mona, review, Verb.APPROVE, turn=turn)
    assert (late.value.verb, late.value.by) == ("withdraw", alice)


def test_every_verb_of_the_author_twice_is_once(alice: Membership, mona: Membership, moses: Membership) -> None:
    draft = play.begin(alice, play.TELLING)
    counter = draft.counter
    revision = submit(actor=alice, post=draft.post, counter=counter)
    before = everything()
    assert submit(actor=alice, post=draft.post, counter=counter) == revision
    assert everything() == before
    play.check(revision)
    play.keep_all(revision.post)
    revision = play.newest(revision.post)
    ask(actor=alice, post=revision.post, turn=revision.turn)
    before = everything()
    ask(actor=alice, post=revision.post, turn=revision.turn)
    assert everything() == before
    rejected = play.decided(mona, revision.post, Verb.REJECT)
    appeal(actor=alice, post=rejected.post, turn=rejected.turn)
    before = everything()
    appeal(actor=alice, post=rejected.post, turn=rejected.turn)
    assert everything() == before
    appealed = play.newest(rejected.post)
    withdraw(actor=alice, post=rejected.post, turn=appealed.turn)
    before = everything()
    withdraw(actor=alice, post=rejected.post, turn=appealed.turn)
    assert everything() == before


def test_the_author_with_an_old_page_hears_who_did_what(alice: Membership, mona: Membership) -> None:
    revision = play.in_review(alice)
    turn = revision.turn
    play.decided(mona, revision.post, Verb.APPROVE)
    for act in (withdraw, ask, appeal):
        with pytest.raises(Stale) as late:
            act(actor=alice, post=revision.post, turn=turn)
        assert (late.value.verb, late.value.by) == ("approve", mona)


def test_no_form_of_one_revision_fits_the_next(alice: Membership, mona: Membership) -> None:
    """The turn alone says which revision a page showed."""
    revision = play.in_review(alice)
    turns = [revision.turn]
    for more in ("She is sad.", "I am sad."):
        revision = play.decided(mona, revision.post, Verb.RETURN)
        turns.append(revision.turn)
        revision = play.send_over(revision.post, f"{play.TELLING} {more}")
        turns.append(revision.turn)
    assert turns == sorted(set(turns))


# -------------------------------------------------------------------- claims
def test_a_claim_keeps_others_from_deciding_until_it_runs_out(
    alice: Membership, mona: Membership, moses: Membership
) -> None:
    review = play.review_of(play.in_review(alice).post)
    claim(actor=mona, review=review)
    with pytest.raises(Stale) as taken:
        play.decision(moses, review, Verb.APPROVE)
    assert (taken.value.verb, taken.value.by) == ("claim", mona)
    with pytest.raises(Stale):
        claim(actor=moses, review=review)
    Review.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
    claim(actor=moses, review=review)
    assert play.where(play.decided(moses, review.post, Verb.APPROVE).post) == "VISIBLE PUBLISHED"


def test_a_claim_let_go_is_free_at_once(alice: Membership, mona: Membership, moses: Membership) -> None:
    review = play.review_of(play.in_review(alice).post)
    claim(actor=mona, review=review)
    release(actor=moses, review=review)
    with pytest.raises(Stale):
        claim(actor=moses, review=review)
    release(actor=mona, review=review)
    claim(actor=moses, review=review)


def test_once_decided_nobody_is_told_any_more_that_it_waits(
    alice: Membership, mona: Membership, moses: Membership
) -> None:
    play.decided(mona, play.in_review(alice).post, Verb.APPROVE)
    assert not Notification.objects.filter(kind="review_waiting", seen_at=None).exists()
