"""The questions that a moderator reads a text with fit what it is and what was found in it."""

import pytest

from posts.deidentification.categories import Category
from posts.kinds import KindCode
from posts.perspective import AS_THE_CLIENT, NOTHING_MARKED, NUMBERS, OF_FINDINGS, OF_KIND, questions


@pytest.mark.parametrize("kind", list(KindCode))
def test_the_first_question_is_the_clients(kind: KindCode) -> None:
    assert questions(kind, ["PLACE"])[0] == OF_KIND.get(kind, AS_THE_CLIENT)


@pytest.mark.parametrize("category", list(Category))
def test_every_category_asks_something_of_its_own(category: Category) -> None:
    asked = questions("DILEMMA", [category])
    assert len(asked) == 2
    assert asked[1] in [*(question for _, question in OF_FINDINGS), NUMBERS]


def test_three_questions_at_most_the_story_itself_first() -> None:
    asked = questions("DILEMMA", ["DATE", "NAME", "QUASI", "PHONE"])
    assert len(asked) == 3
    assert "recognize the story" in asked[1]


def test_where_nothing_is_marked_the_question_is_what_was_missed() -> None:
    assert questions("DILEMMA", []) == [AS_THE_CLIENT, NOTHING_MARKED]
