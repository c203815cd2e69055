import pytest

from posts.deidentification.categories import Category
from posts.deidentification.document import Document
from posts.deidentification.recognizers import numbers

from .marking import marked


@pytest.mark.parametrize(
    ("text", "expected", "category"),
    [
        ("SSN 000-62-3318", "000-62-3318", Category.SSN),
        ("the last four of her social are 3318", "3318", Category.SSN),
        ("Case no. FS-22-07731-C today", "FS-22-07731-C", Category.RECORD),
        ("(docket 2023-JD-0558)", "2023-JD-0558", Category.RECORD),
        ("HMIS client no. 590361", "590361", Category.RECORD),
        ("his policy number (BKR 418 207 556)", "BKR 418 207 556", Category.HEALTH_PLAN),
        ("account 40071182 was emptied", "40071182", Category.ACCOUNT),
        ("RN license RN-880215", "RN-880215", Category.LICENSE),
        ("badge 5518 took it", "5518", Category.LICENSE),
        ("A-number A071-555-883", "A071-555-883", Category.LICENSE),
        ("vin 1ZZYX4KD7ZZ331805", "1ZZYX4KD7ZZ331805", Category.VEHICLE),
        ("a grey truck, plate ZPD-8830", "ZPD-8830", Category.VEHICLE),
        ("tag TLV 62R on it", "TLV 62R", Category.VEHICLE),
        ("GPS unit QT-7718302", "QT-7718302", Category.DEVICE),
        ("serial 82207-K", "82207-K", Category.DEVICE),
        ("it says 23-406619-TX on top", "23-406619-TX", Category.OTHER_ID),
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
