"""An opinion that is taken back, and what comes of it."""

import pytest
from django.utils import timezone

from posts.actions.moves import NotAllowed
from posts.actions.opinions import undo_opinion
from posts.actions.reviews import undo_decision
from posts.models import Decision, Opinion, Post
from posts.statuses import Verb
from tests.posts import play
from tests.posts.actions.test_opinions import settled, three_days_pass

pytestmark = [pytest.mark.django_db, pytest.mark.transactions]

APPROVE, RETURN, REJECT = Verb.APPROVE, Verb.RETURN, Verb.REJECT


@pytest.fixture
def post(alice, mona, moses) -> Post:
    return play.in_review(alice, play.CUSTODY).post


def test_an_opinion_is_taken_back_within_its_window(post, mona, moses, settings):
    settings.UNDO_SECONDS = 30
    first = play.opinion(mona, post, APPROVE)
    with pytest.raises(NotAllowed, match="not_yours"):
        undo_opinion(actor=moses, opinion=first)
    for _ in range(2):
        assert undo_opinion(actor=mona, opinion=first)
    assert isinstance(play.opinion(moses, post, APPROVE), Opinion)
    assert isinstance(play.opinion(mona, post, APPROVE), Decision)


def test_taking_the_first_back_takes_back_what_came_of_it(post, mona, moses, settings):
    settings.UNDO_SECONDS = 30
    first = play.opinion(mona, post, APPROVE)
    made = play.opinion(moses, post, APPROVE)
    assert undo_opinion(actor=mona, opinion=first)
    made.refresh_from_db()
    assert made.state == Decision.State.UNDONE
    assert isinstance(play.opinion(mona, post, APPROVE), Decision)


def test_undoing_the_decision_takes_back_the_opinion_that_made_it(post, mona, moses, settings):
    settings.UNDO_SECONDS = 30
    play.opinion(mona, post, APPROVE)
    made = play.opinion(moses, post, APPROVE)
    assert undo_decision(actor=moses, decision=made)
    assert [one.given_by for one in Opinion.objects.all()] == [mona]
    assert isinstance(play.opinion(moses, post, RETURN), Opinion)


@pytest.mark.parametrize("others", [0, 1])
def test_while_nothing_is_decided_it_is_taken_back_at_any_time_so_that_it_can_be_gone_for_many_reasons(
    others, post, mona, moses
):
    first = play.opinion(mona, post, APPROVE)
    for _ in range(others):
        play.opinion(moses, post, REJECT)
    three_days_pass()
    assert undo_opinion(actor=mona, opinion=first)
    assert Opinion.objects.count() == others


def test_once_it_is_decided_it_is_too_late(post, mona, moses, settings):
    first = play.opinion(mona, post, APPROVE)
    settings.UNDO_SECONDS = 30
    play.opinion(moses, post, APPROVE)
    assert not undo_opinion(actor=mona, opinion=first)
    settings.UNDO_SECONDS = 0
    Decision.objects.update(effective_at=timezone.now())
    settled()
    assert not undo_opinion(actor=mona, opinion=first)
    assert Opinion.objects.count() == 2


def test_taking_back_what_was_not_decided_undoes_no_decision(post, mona, moses, mia, settings):
    settings.UNDO_SECONDS = 30
    other = play.opinion(mona, post, REJECT)
    play.opinion(moses, post, APPROVE)
    made = play.opinion(mia, post, APPROVE)
    assert undo_opinion(actor=mona, opinion=other)
    made.refresh_from_db()
    assert made.state == Decision.State.PENDING
