import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from groups.models import Membership
from posts.deidentification.terms import term_key
from posts.models import Post
from posts.word_effect import Effect, RecentTexts
from tests.factories import add_member, make_group
from tests.posts import play
from tests.posts.shelf import shelve

pytestmark = pytest.mark.django_db


def effect_of(member: Membership, words: str) -> Effect:
    key = term_key(words)
    return RecentTexts(member.group).effects([key])[key]


def test_counts_in_how_many_texts_that_the_group_reads_the_words_stand(alice: Membership, bob: Membership) -> None:
    [root, *_] = shelve(alice, 3, text="How do you leave the blue barn, the BLUE barn?")
    shelve(bob, 2, parent=root, text="I never met anybody there.")
    assert effect_of(alice, "The Blue Barn") == Effect(3, 5)
    assert effect_of(alice, "blue") == Effect(3, 5)
    assert effect_of(alice, "barns") == Effect(0, 5)


def test_what_nobody_reads_and_what_another_group_reads_is_not_counted(alice: Membership) -> None:
    play.begin(alice, "The blue barn")
    play.send(alice, play.TELLING)
    hidden = shelve(alice, 1, text="The blue barn")
    Post.objects.filter(pk=hidden[0].pk).update(state="HIDDEN")
    shelve(add_member(make_group("River Table")), 4, text="The blue barn")
    assert effect_of(alice, "blue barn") == Effect(0, 0)


def test_looks_at_the_newest_two_hundred_in_one_query(alice: Membership) -> None:
    words = "She told me about the house, and that nobody there would listen to her. " * 20
    shelve(alice, 205, text=words)
    with CaptureQueriesContext(connection) as queries:
        assert effect_of(alice, "the house") == Effect(200, 200)
    assert len(queries) == 1


@pytest.mark.parametrize(
    ("found", "texts", "percent", "is_too_broad"),
    [(0, 0, 0, False), (19, 19, 100, False), (4, 20, 20, False), (5, 20, 25, True), (82, 200, 41, True)],
)
def test_more_than_a_fifth_of_twenty_texts_is_too_broad(
    found: int, texts: int, percent: int, is_too_broad: bool
) -> None:
    effect = Effect(found, texts)
    assert (effect.percent, effect.is_too_broad) == (percent, is_too_broad)
