import pytest

from posts.deidentification.recognizers import phones

from .marking import marked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("call 319-555-0142 tonight", "319-555-0142"),
        ("(304) 555-0183 x 41 is mine", "(304) 555-0183 x 41"),
        ("641.555.0149", "641.555.0149"),
        ("(701) 555 - 0133 please", "(701) 555 - 0133"),
        ("505 555 0136 on a napkin", "505 555 0136"),
        ("+1 515 555 0128", "+1 515 555 0128"),
        ("+44 7700 900377 at odd hours", "+44 7700 900377"),
        ("1-800-555-0191 ext. 6", "1-800-555-0191 ext. 6"),
        ("from 555-0164 and breathed", "555-0164"),
        ("his number was 6415550127.", "6415550127"),
        ("ring me, ext. 3306", "ext. 3306"),
        ("the old extension, ext. 6, and", "ext. 6"),
        ("eight four five, five five five, oh one three nine", "eight four five, five five five, oh one three nine"),
        ("in lipstick 2 0 6 5 5 5 0 1 7 7 and", "2 0 6 5 5 5 0 1 7 7"),
        ("fax at 706-555-0112", "706-555-0112"),
    ],
)
def test_marks_phone_numbers(text: str, expected: str) -> None:
    assert expected in marked(phones.find, text)


@pytest.mark.parametrize(
    "text",
    [
        "case no. 555-0164",
        "SSN 319-55-5014",
        "claim number 6415550127",
        "It cost $6415550127 in the dream.",
        "in 2019-2020 and 1998-1999",
        "score 100-120-140",
        "(see 2) 100 - 2000 units",
        "2024-555-0142-9",
        "between 250 and 300 visits",
        "the extension of the order",
        "988 and 911 are fine to name",
        "1.555.01",
        "scores of 2 0 1 3 1 2 over the week",
        "one two three, and breathe",
        "items 1 2 3 4 5 6 7 8 were left blank",
    ],
)
def test_leaves_other_numbers_alone(text: str) -> None:
    assert marked(phones.find, text) == []
