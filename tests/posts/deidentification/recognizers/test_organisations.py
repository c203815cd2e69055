import pytest

from posts.deidentification.recognizers import organisations

from .marking import marked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("his teacher at Ashgrove Elementary told", "Ashgrove Elementary"),
        ("a straight-A senior at St. Orla Prep now", "St. Orla Prep"),
        ("she prays at Bethany Free Methodist on", "Bethany Free Methodist"),
        ("took him to Orchard Basin Medical Center by", "Orchard Basin Medical Center"),
        ("a bed at Larkspur House tonight", "Larkspur House"),
        ("my agency, Open Door Family Services, gets", "Open Door Family Services"),
        ("shift at Orvane Poultry again", "Orvane Poultry"),
        ("works at Brodo Tire & Lube most", "Brodo Tire & Lube"),
        ("restrained at P.S. 932 twice", "P.S. 932"),
        ("he left orvane cold storage angry", "orvane cold storage"),
        ("left at the Dollar General in Otwell all", "Dollar General in Otwell"),
        ("he sleeps in the Rite Aid lot on Fennimore", "Rite Aid lot on Fennimore"),
        ("I ride with the Otwell PD on weekends", "Otwell PD"),
        ("so KRVW 12 called me again", "KRVW 12"),
    ],
)
def test_marks_organisations(text: str, expected: str) -> None:
    assert expected in marked(organisations.find, text)


@pytest.mark.parametrize(
    "text",
    [
        "The Mental Health Court meets weekly.",
        "Child Protective Services closed it.",
        "My school is tired. The Hospital called.",
        "I work in a Community Mental Health Center.",
        "the Department of Human Services",
        "Planned Parenthood and the Salvation Army helped",
        "She finished High School at last.",
        "The Crisis Center line is busy.",
        "our Family Court Clinic",
        "a nursing home, a church, a clinic",
        "Housing First works.",
        "my elementary school years",
        "the Midwest in March, the Group on Monday",
        "She watched the Beatles in Spanish.",
        "I read the Code in English.",
        "The WAIS and the WISC took an hour.",
        "SHE WENT HOME AND KEPT THE WKXQ FORM",
    ],
)
def test_leaves_kinds_and_national_bodies_alone(text: str) -> None:
    assert marked(organisations.find, text) == []
