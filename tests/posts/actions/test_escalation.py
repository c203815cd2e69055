"""A moderator asks for a second one."""

import pytest

from posts.actions.moves import NotAllowed, Stale
from posts.actions.opinions import escalate
from posts.actions.reviews import claim
from posts.actions.settle import settle_decision
from posts.models import Decision
from posts.second_review import Why
from posts.statuses import Verb
from supportcircle.models import AuditEntry
from tests.posts import play

pytestmark = [pytest.mark.django_db, pytest.mark.transactions]


def test_a_moderator_asks_for_a_second_one(alice, mona, moses):
    post = play.in_review(alice).post
    review = claim(actor=mona, review=play.review_of(post))
    for _ in range(2):
        escalate(actor=mona, review=review, why=Why.KNOWN)
    assert play.review_of(post).escalations == [Why.KNOWN]
    with pytest.raises(NotAllowed, match="needs_two"):
        play.decision(mona, play.review_of(post), Verb.APPROVE)
    [entry] = AuditEntry.objects.filter(action="review.escalate")
    assert (entry.actor, entry.codes) == (mona.user_id, {})


def test_only_who_holds_it_asks(alice, bob, mona, moses):
    review = play.review_of(play.in_review(alice).post)
    with pytest.raises(NotAllowed, match="not_claimed"):
        escalate(actor=mona, review=review, why=Why.UNSURE)
    claim(actor=moses, review=review)
    with pytest.raises(Stale):
        escalate(actor=mona, review=review, why=Why.UNSURE)
    for member in (alice, bob):
        with pytest.raises(NotAllowed, match="not_reviewer"):
            escalate(actor=member, review=review, why=Why.UNSURE)


def test_what_was_asked_once_is_asked_again_when_the_post_comes_back(alice, mona, moses):
    post = play.in_review(alice).post
    escalate(actor=mona, review=claim(actor=mona, review=play.review_of(post)), why=Why.NEWS)
    play.opinion(mona, post, Verb.RETURN)
    made = play.opinion(moses, post, Verb.RETURN)
    assert isinstance(made, Decision)
    assert settle_decision(made.pk)
    again = play.send_over(post, play.FIXED)
    assert play.review_of(again.post).escalations == [Why.NEWS]
    assert play.review_of(again.post).touches == []
