import pytest

from posts.deidentification.recognizers import proper_nouns

from .marking import marked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("she eats at the Larkspur Table on weekends", "Larkspur Table"),
        ("a real unit in the Creamery at last", "Creamery"),
        ("an elder from Falling Stone told me", "Falling Stone"),
        ("he plays for the Plovers now", "Plovers"),
        ("a bed with Bright Path opened", "Bright Path"),
    ],
)
def test_marks_local_names(text: str, expected: str) -> None:
    assert expected in marked(proper_nouns.find, text)


@pytest.mark.parametrize(
    "text",
    [
        "She may have Borderline Personality Disorder.",
        "I use a Cognitive Processing Approach here.",
        "Ask the Foster Care Supervisor and the Judge.",
        "We are in the Family Court again.",
        "He is at the Clinic with the Team.",
        "THEY ARE AT THE DOOR",
    ],
)
def test_leaves_methods_and_roles_alone(text: str) -> None:
    assert marked(proper_nouns.find, text) == []
