"""Two moderators decide: what each of them, and a third one, brings about."""

from datetime import timedelta

import pytest
from django.utils import timezone

from groups.actions import suspend
from posts.actions.drafts import open_edit
from posts.actions.moves import NotAllowed
from posts.actions.opinions import escalate
from posts.actions.recusals import recuse
from posts.actions.reviews import claim
from posts.actions.settle import settle_decision
from posts.actions.submit import appeal, withdraw
from posts.available import available_actions
from posts.kinds import ContentNote
from posts.models import Decision, Flag, Opinion, Post, Review
from posts.second_review import Why
from posts.statuses import Verb
from posts.tasks import settle_due
from supportcircle.models import AuditEntry, Notification
from tests.posts import play

pytestmark = [pytest.mark.django_db, pytest.mark.transactions]

APPROVE, RETURN, REJECT = Verb.APPROVE, Verb.RETURN, Verb.REJECT


@pytest.fixture
def post(alice, mona, moses) -> Post:
    return play.in_review(alice, play.CUSTODY).post


def settled() -> None:
    for decision in Decision.objects.filter(state=Decision.State.PENDING):
        assert settle_decision(decision.pk)


# ------------------------------------------------------------ what needs two
def test_what_it_touches_on_is_known_when_the_review_is_opened(post):
    assert play.review_of(post).touches == [Why.COURT]


def test_what_the_author_says_is_in_it_counts(alice, mona, moses):
    draft = play.begin(alice, play.TELLING)
    Post.objects.filter(pk=draft.post_id).update(content_notes=[ContentNote.CHILD_DEATH])
    play.check(play.hand_in(play.draft_of(draft.post)))
    play.keep_all(draft.post)
    assert play.review_of(play.ask_for(draft.post).post).touches == [Why.MINOR, Why.DEATH]


def test_nobody_decides_it_alone(post, mona):
    with pytest.raises(NotAllowed, match="needs_two"):
        play.decision(mona, play.review_of(post), APPROVE)


def test_what_touches_on_nothing_is_decided_by_one(alice, mona, moses):
    revision = play.in_review(alice)
    with pytest.raises(NotAllowed, match="one_is_enough"):
        play.opinion(mona, revision.post, APPROVE)
    assert play.where(play.decided(mona, revision.post, APPROVE).post) == "VISIBLE PUBLISHED"


def test_a_report_is_decided_by_one(alice, bob, mona, moses):
    post = play.published(alice, "How do you talk about custody with a colleague?")
    review = play.report(bob, post)
    assert review.touches == []
    with pytest.raises(NotAllowed, match="not_reviewer"):
        escalate(actor=mona, review=claim(actor=mona, review=review), why=Why.NEWS)
    assert play.where(play.decided(mona, post, Verb.RESTORE).post) == "VISIBLE PUBLISHED"


# ------------------------------------------------------------- two opinions
def test_the_first_changes_nothing_and_says_nothing(post, mona, moses):
    turn = play.newest(post).turn
    play.opinion(mona, post, RETURN, note="Which town?")
    assert play.where(post) == "UNPUBLISHED IN_REVIEW"
    assert play.newest(post).turn == turn
    assert not Decision.objects.exists()
    [entry] = AuditEntry.objects.filter(action__startswith="opinion")
    assert (entry.action, list(entry.codes)) == ("opinion.give", ["review"])


def test_the_second_that_says_the_same_decides_with_all_reasons_and_notes(post, mona, moses):
    play.opinion(mona, post, RETURN, note="Which town?")
    made = play.opinion(moses, post, RETURN, note="And the date?")
    assert isinstance(made, Decision)
    assert made.decided_by == moses
    assert made.reasons == [["NAME", None, None]]
    made.revision.post = play.fresh(post)
    assert made.note == "Which town?\n\nAnd the date?"
    settled()
    assert play.where(post) == "UNPUBLISHED NEEDS_CHANGES draft"


def test_the_same_person_twice_is_one(post, mona):
    first = play.opinion(mona, post, APPROVE)
    assert play.opinion(mona, post, APPROVE) == first
    with pytest.raises(NotAllowed, match="same_person"):
        play.opinion(mona, post, RETURN)
    with pytest.raises(NotAllowed, match="same_person"):
        claim(actor=mona, review=play.review_of(post))
    assert Opinion.objects.count() == 1


def test_whoever_gave_one_lets_go_of_it_and_the_others_hear_that_it_waits(post, mona, moses):
    claim(actor=mona, review=play.review_of(post))
    Notification.objects.all().delete()
    play.opinion(mona, post, APPROVE)
    assert play.review_of(post).claimed_by is None
    assert [notice.user_id for notice in Notification.objects.filter(kind="review_waiting")] == [moses.user_id]
    claim(actor=moses, review=play.review_of(post))


def test_two_that_differ_decide_nothing_until_one_of_them_changes_theirs(post, mona, moses):
    play.opinion(mona, post, APPROVE)
    play.opinion(moses, post, REJECT)
    play.opinion(mona, post, RETURN)
    assert play.where(post) == "UNPUBLISHED IN_REVIEW"
    assert sorted(Opinion.objects.values_list("verb", flat=True)) == ["reject", "return"]
    assert isinstance(play.opinion(moses, post, RETURN), Decision)
    settled()
    assert play.where(post) == "UNPUBLISHED NEEDS_CHANGES draft"


def test_where_two_differ_the_third_decides(post, mona, moses, mia):
    play.opinion(mona, post, APPROVE, note="Fine.")
    play.opinion(moses, post, RETURN)
    made = play.opinion(mia, post, REJECT)
    assert isinstance(made, Decision)
    settled()
    assert play.where(post) == "UNPUBLISHED REJECTED"


def test_an_opinion_does_not_outlive_the_text_it_is_about(alice, post, mona, moses):
    play.opinion(mona, post, APPROVE)
    withdraw(actor=alice, post=post, turn=play.newest(post).turn)
    play.check(play.hand_in(play.draft_of(post)))
    assert play.where(post) == "UNPUBLISHED IN_REVIEW"
    assert isinstance(play.opinion(moses, post, APPROVE), Opinion)


def test_the_note_goes_with_the_text(alice, post, mona):
    play.opinion(mona, post, RETURN, note="Which town?")
    withdraw(actor=alice, post=post, turn=play.newest(post).turn)
    assert Opinion.objects.get().note_sealed is None


def test_the_opinion_of_somebody_who_moderates_no_longer_does_not_count(post, mona, moses, mia, ada):
    play.opinion(mona, post, APPROVE)
    suspend(actor=ada.user, membership=mona)
    assert isinstance(play.opinion(moses, post, APPROVE), Opinion)
    assert isinstance(play.opinion(mia, post, APPROVE), Decision)


# -------------------------------------------------- where nobody else is there
def test_where_there_is_no_second_moderator_one_is_enough(alice, mona):
    post = play.in_review(alice, play.CUSTODY).post
    assert play.review_of(post).touches == [Why.COURT]
    assert play.where(play.decided(mona, post, APPROVE).post) == "VISIBLE PUBLISHED"


def test_a_moderators_own_post_is_decided_by_the_only_other_one(mona, moses):
    post = play.in_review(mona, play.CUSTODY).post
    assert play.where(play.decided(moses, post, APPROVE).post) == "VISIBLE PUBLISHED"


def test_whoever_gave_the_first_decides_alone_when_the_others_are_gone(post, mona, moses, ada):
    play.opinion(mona, post, APPROVE)
    suspend(actor=ada.user, membership=moses)
    assert play.where(play.decided(mona, post, APPROVE).post) == "VISIBLE PUBLISHED"


@pytest.mark.parametrize("is_recused", [True, False])
def test_the_first_stands_after_three_days_whether_the_other_is_recused_or_slow(post, mona, moses, is_recused):
    if is_recused:
        recuse(actor=moses, post=post)
    play.opinion(mona, post, RETURN)
    settle_due()
    assert play.where(post) == "UNPUBLISHED IN_REVIEW"
    three_days_pass()
    settle_due()
    settle_due()
    assert play.where(post) == "UNPUBLISHED NEEDS_CHANGES draft"


def test_while_somebody_is_at_the_second_the_first_does_not_stand(post, mona, moses):
    play.opinion(mona, post, APPROVE)
    claim(actor=moses, review=play.review_of(post))
    three_days_pass()
    settle_due()
    settle_due()
    assert play.where(post) == "UNPUBLISHED IN_REVIEW"


def three_days_pass() -> None:
    Opinion.objects.update(given_at=timezone.now() - timedelta(hours=73))


# -------------------------------------------------------------------- appeals
def test_whoever_was_for_rejecting_does_not_decide_the_appeal(alice, post, mona, moses, mia):
    play.opinion(mona, post, REJECT)
    play.opinion(moses, post, REJECT)
    settled()
    appeal(actor=alice, post=post, turn=play.newest(post).turn)
    queues = [list(Review.objects.for_moderator(member)) for member in (mona, moses, mia)]
    assert [len(queue) for queue in queues] == [0, 0, 1]
    with pytest.raises(NotAllowed, match="not_reviewer"):
        claim(actor=mona, review=play.review_of(post))
    assert play.where(play.decided(mia, post, APPROVE).post) == "VISIBLE PUBLISHED"


def test_where_both_moderators_rejected_there_is_no_appeal(alice, post, mona, moses):
    play.opinion(mona, post, REJECT)
    play.opinion(moses, post, REJECT)
    settled()
    assert "appeal" not in available_actions(alice, play.fresh(post), play.newest(post))
    with pytest.raises(NotAllowed, match="no_other_moderator"):
        appeal(actor=alice, post=post, turn=play.newest(post).turn)


# ---------------------------------------------------------------- meanwhile
def test_a_report_meanwhile_voids_what_was_thought_before_it(alice, bob, mona, moses):
    post = play.published(alice)
    open_edit(actor=alice, post=post)
    play.send_over(post, play.CUSTODY)
    play.keep_all(post)
    play.ask_for(post)
    play.opinion(mona, post, APPROVE)
    play.report(bob, post, Flag.Reason.HARMFUL)
    review = Review.objects.open().exclude(kind=Review.Kind.FLAG).get()
    assert not Opinion.objects.on(review, play.newest(post).turn).exists()
