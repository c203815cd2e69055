import pytest

from posts.deidentification.recognizers import ages

from .marking import marked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("My patient is 94 and sharp.", ["94"]),
        ("Mr. Orban, ninety-seven, wants to fast.", ["ninety-seven"]),
        ("Ansel, 92 y.o., lives alone.", ["92 y.o."]),
        ("a 101-year-old widow", ["101-year-old"]),
        ("her mother (96) fell", ["96"]),
        ("he turned ninety in spring", ["ninety"]),
        ("after her 95th birthday", ["95th birthday"]),
        ("one hundred and two years old", ["one hundred and two years old"]),
    ],
)
def test_marks_ages_over_89(text: str, expected: list[str]) -> None:
    assert set(marked(ages.find, text)) == set(expected)


@pytest.mark.parametrize(
    "text",
    [
        "My patient is 89 and sharp.",
        "Aldo, 9, and a brother, 84.",
        "She scored 94, I think.",
        "Sats at 94, pulse at 96.",
        "It took 95 minutes and 90 days.",
        "There are 92 clients on the list.",
        "He weighs 95 pounds.",
        "90 percent of them return.",
        "A Route 99 bus.",
    ],
)
def test_leaves_other_numbers_alone(text: str) -> None:
    assert marked(ages.find, text) == []
