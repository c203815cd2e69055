"""Where two moderators decide, what each of them suggested goes to the author with their decision."""

import pytest

from groups.models import Membership
from posts.actions.moves import NotAllowed
from posts.actions.opinions import give_opinion
from posts.actions.reviews import claim
from posts.models import Decision, Opinion, Review
from posts.review_rules import ReasonCode
from posts.statuses import Verb
from tests.posts import play

pytestmark = pytest.mark.django_db

PERSON, COURT = ((0, 3), "Somebody"), ((5, 9), "a court")


@pytest.fixture
def review(alice: Membership, mona: Membership, moses: Membership) -> Review:
    return play.review_of(play.in_review(alice, play.CUSTODY).post)


def says(moderator: Membership, review: Review, verb: Verb, *suggestions: tuple[tuple[int, int], str]) -> object:
    return give_opinion(
        actor=moderator,
        review=claim(actor=moderator, review=review),
        turn=review.revision.turn,
        verb=verb,
        reasons=[(ReasonCode.NAME, None)],
        suggestions=suggestions,
    )


def test_those_of_both_come_with_the_decision_and_of_two_for_the_same_words_the_first(
    review: Review, mona: Membership, moses: Membership
) -> None:
    first = says(mona, review, Verb.RETURN, PERSON)
    assert isinstance(first, Opinion)
    assert not review.revision.suggestions.exists()
    decision = says(moses, review, Verb.RETURN, (PERSON[0], "X"), COURT)
    assert isinstance(decision, Decision)
    assert [(one.span, one.instead) for one in decision.suggestions.all()] == [PERSON, COURT]


def test_of_two_that_overlap_the_first_goes_so_that_all_can_be_accepted(
    review: Review, mona: Membership, moses: Membership
) -> None:
    says(mona, review, Verb.RETURN, ((3, 15), "somebody"))
    decision = says(moses, review, Verb.RETURN, ((0, 9), "A client"), ((19, 31), "a town"))
    assert isinstance(decision, Decision)
    assert [one.span for one in decision.suggestions.all()] == [(3, 15), (19, 31)]


def test_they_go_only_with_a_return(review: Review, mona: Membership) -> None:
    with pytest.raises(NotAllowed, match="only_with_return"):
        says(mona, review, Verb.APPROVE, PERSON)
