import pytest

from posts.deidentification import check
from posts.deidentification.document import Document

AROUND = "My client {} told me that she is afraid of what her family will say about it."


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("J3nny", "Jenny"),
        ("0livia", "Olivia"),
        ("Ol1v1a's", "Olivia's"),
        ("L1ly", "Lily"),
        ("Gonz4lez", "Gonzalez"),
        ("Jam3s-Lee", "James-Lee"),
        ("5arah", "Sarah"),
        ("Wh1tfield", "Whitfield"),
        ("J\u200d3nny", "Jenny"),
    ],
)
def test_reads_digits_in_a_name_as_letters(given: str, read: str) -> None:
    assert Document(given.replace("\u200d", "")).text == read
    text = AROUND.format(given)
    (finding,) = [finding for finding in check(text).findings if finding.category == "NAME"]
    assert text[finding.start : finding.end] == given.removesuffix("'s")


@pytest.mark.parametrize(
    "text",
    [
        "T1D and an A1C of 7.1",
        "GAD7 of 14, PHQ9 of 17",
        "Jan3 or Jun3",
        "4mos old, 5mins late, the 10th",
        "Step4 in Room1 of ward-3b",
        "take 1ish or 2ish, 3some",
        "@J3nny_1 and j3nny.w",
        "Covid19, H1n1, B12",
        "7AB1234 and FS-22-0773",
    ],
)
def test_leaves_codes_and_counts_alone(text: str) -> None:
    assert Document(text).text == text
