import pytest

from posts.deidentification.findings import Kind, Policy
from posts.deidentification.recognizers import fishing

from .marking import marked

REPLY = Policy(kind=Kind.REPLY)
FISHING = [
    "Which county are you in?",
    "what town is this",
    "Is this the family from the news?",
    "What's her first initial?",
    "Does she work at the plant?",
    "Where does he live now?",
    "PM me the last name.",
    "I know her.",
    "I think I had that client.",
    "Yep, that's her.",
    "We've got the same client.",
    "This is who I think she is.",
]
HARMLESS = [
    "Which scale did you use?",
    "What is your gut telling you?",
    "Is this the first time you feel stuck?",
    "Does she feel safe with you?",
    "I know how heavy that is.",
    "I know what you mean about the waiting.",
    "What is the law in your state?",
    "That is a hard place to stand.",
    "Where does one put such a thing?",
    "I think we ask too much of her.",
    "Call me if you need to talk.",
    "Is it the shame, or the fear?",
]


@pytest.mark.parametrize("text", FISHING)
def test_marks_fishing_in_a_reply(text: str) -> None:
    assert marked(fishing.find, text, REPLY)


@pytest.mark.parametrize("text", HARMLESS)
def test_leaves_honest_questions_alone(text: str) -> None:
    assert marked(fishing.find, text, REPLY) == []


@pytest.mark.parametrize("text", FISHING)
def test_says_nothing_in_a_post(text: str) -> None:
    assert marked(fishing.find, text) == []
