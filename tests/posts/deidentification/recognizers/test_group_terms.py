import pytest

from posts.deidentification.categories import Category
from posts.deidentification.findings import Policy
from posts.deidentification.recognizers import group_terms

from .marking import marked

POLICY = Policy(terms=(("the blue barn", Category.PLACE), ("Half-Pint", Category.NAME)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We met at The Blue Barn.", ["The Blue Barn"]),
        ("half-pint's tent is gone", ["half-pint"]),
    ],
)
def test_marks_the_words_of_the_group(text: str, expected: list[str]) -> None:
    assert marked(group_terms.find, text, POLICY) == expected


@pytest.mark.parametrize("text", ["a blue barn", "the blue barns", "one step, two steps", "She lives in Ohio."])
def test_leaves_other_words_alone(text: str) -> None:
    assert marked(group_terms.find, text, POLICY) == []


def test_marks_states_only_when_the_group_asks() -> None:
    assert marked(group_terms.find, "She left New Mexico for Ohio.", Policy(states=True)) == ["New Mexico", "Ohio"]
