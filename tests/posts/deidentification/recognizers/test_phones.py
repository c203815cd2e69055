import pytest

from posts.deidentification.recognizers import phones

from .marking import marked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("call 319-555-0142 tonight", "319-555-0142"),
        ("(218) 555-0170 x 22 is mine", "(218) 555-0170 x 22"),
        ("419.555.0118", "419.555.0118"),
        ("206 555 0158 on a napkin", "206 555 0158"),
        ("+1 515 555 0128", "+1 515 555 0128"),
        ("+44 7700 900142 at odd hours", "+44 7700 900142"),
        ("1-800-555-0166 ext. 4", "1-800-555-0166 ext. 4"),
        ("from 555-0119 and breathed", "555-0119"),
        ("his number was 5135550194.", "5135550194"),
        ("ring me, ext. 4417", "ext. 4417"),
        ("fax at 814-555-0176", "814-555-0176"),
    ],
)
def test_marks_phone_numbers(text: str, expected: str) -> None:
    assert expected in marked(phones.find, text)


@pytest.mark.parametrize(
    "text",
    [
        "case no. 555-0119",
        "SSN 319-55-5014",
        "claim number 5135550194",
        "It cost $5135550194 in the dream.",
        "in 2019-2020 and 1998-1999",
        "score 100-120-140",
        "2024-555-0142-9",
        "between 250 and 300 visits",
        "the extension of the order",
        "988 and 911 are fine to name",
        "1.555.01",
    ],
)
def test_leaves_other_numbers_alone(text: str) -> None:
    assert marked(phones.find, text) == []
