import pytest

from posts.deidentification.recognizers import quasi

from .marking import marked


@pytest.mark.parametrize(
    "text",
    [
        "He is the town's only pharmacist.",
        "She's the only deaf girl in our district.",
        "It was in the paper for a week.",
        "He is the boy whose rescue was on the news.",
        "She is the mayor's ex-wife.",
        "He's the coroner here.",
        "Everybody in town knows about it.",
        "They are the biggest donors of our agency.",
    ],
)
def test_hints_at_descriptions_of_one_person(text: str) -> None:
    assert marked(quasi.find, text)


@pytest.mark.parametrize(
    "text",
    [
        "I only have an hour in the morning.",
        "She put it on paper for me.",
        "Good news at last.",
        "He is the kind of man who waits.",
        "The judge's order stands.",
        "My mother's sister came.",
        "Everybody deserves a second chance.",
        "The biggest problem is time.",
    ],
)
def test_leaves_ordinary_sentences_alone(text: str) -> None:
    assert marked(quasi.find, text) == []
