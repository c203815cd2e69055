import pytest

from posts.deidentification.recognizers import initials

from .marking import marked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("My client D.W. is back.", ["D.W."]),
        ("In re K.V.O., a minor", ["K.V.O."]),
        ("Principal R. took the file.", ["R."]),
        ("Was it A.Q.?", ["A.Q."]),
    ],
)
def test_marks_initials(text: str, expected: list[str]) -> None:
    assert set(marked(initials.find, text)) == set(expected)


@pytest.mark.parametrize(
    "text",
    [
        "She moved to the U.S. at 9 a.m. sharp.",
        "He has an M.D. and a Ph.D. from somewhere.",
        "My client X came back, and my client Y. did not.",
        "P.S. I am tired. I.e. done.",
        "Vitamin D. and plan B. do nothing.",
    ],
)
def test_leaves_abbreviations_alone(text: str) -> None:
    assert marked(initials.find, text) == []
