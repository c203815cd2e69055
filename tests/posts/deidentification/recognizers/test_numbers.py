import pytest

from posts.deidentification.categories import Category
from posts.deidentification.document import Document
from posts.deidentification.recognizers import numbers

from .marking import marked


@pytest.mark.parametrize(
    ("text", "expected", "category"),
    [
        ("SSN 000-41-7726", "000-41-7726", Category.SSN),
        ("the last four of her social are 7726", "7726", Category.SSN),
        ("Case no. CW-24-00618-B today", "CW-24-00618-B", Category.RECORD),
        ("(docket 2024-JV-0391)", "2024-JV-0391", Category.RECORD),
        ("HMIS client no. 771204", "771204", Category.RECORD),
        ("the member's policy number (XQH 900 551 204)", "XQH 900 551 204", Category.HEALTH_PLAN),
        ("account 40071182 was emptied", "40071182", Category.ACCOUNT),
        ("RN license RN-614402", "RN-614402", Category.LICENSE),
        ("badge 2271 took it", "2271", Category.LICENSE),
        ("A-number A098-555-217", "A098-555-217", Category.LICENSE),
        ("vin 5XYZZ0LB0ZZ990142", "5XYZZ0LB0ZZ990142", Category.VEHICLE),
        ("a grey truck, plate KBR-4471", "KBR-4471", Category.VEHICLE),
        ("tag HNW 40K on it", "HNW 40K", Category.VEHICLE),
        ("GPS unit BX-2290471", "BX-2290471", Category.DEVICE),
        ("serial 60441-B", "60441-B", Category.DEVICE),
        ("it says 24-118730-QR on top", "24-118730-QR", Category.OTHER_ID),
    ],
)
def test_marks_numbers(text: str, expected: str, category: Category) -> None:
    found = {(text[hit.start : hit.end], hit.category) for hit in numbers.find(Document(text))}
    assert (expected, category) in found


@pytest.mark.parametrize(
    "text",
    [
        "PHQ-9 of 19, GAD-7 of 4, PCL-5 in the sixties",
        "under 42 CFR and DSM-5-TR",
        "case of 2024 was hard",
        "my case load is 34",
        "the case took 12 weeks",
        "file it in 30 days",
        "she has 3 plans and 2 tags",
        "a $125,000 lien on 1,200,000 people",
        "Title IV-E and Section 8",
        "COVID-19 in 2020",
        "room 12, bed 4, unit 7",
        "between 2019 and 2021 nothing moved",
        "the report of 10/12 sessions",
        "COPD on 2 L of O2",
        "I-90 and the F-150",
        "case closed at 5pm",
    ],
)
def test_leaves_other_numbers_alone(text: str) -> None:
    assert marked(numbers.find, text) == []
