import pytest

from posts.deidentification.recognizers import names

from .marking import marked

MATCHES = [
    ("My client Jenny called twice.", ["Jenny"]),
    ("my client jenny called twice", ["jenny"]),
    ("I saw Mrs. Whitlock today.", ["Mrs. Whitlock"]),
    ("We stood before Judge Tarrow again.", ["Judge Tarrow"]),
    ("The teacher, Ms. Day, let her sleep.", ["Ms. Day"]),
    ("Her sons, Aldo and Bram, were there.", ["Aldo", "Bram"]),
    ("Her girls: April, May and June, one bedroom.", ["April", "May", "June"]),
    ("A boy named Wick sat down.", ["Wick"]),
    ("His wife is Senna and she knows.", ["Senna"]),
    ("Yesterday Abdikarim Noor Jama came in.", ["Abdikarim Noor Jama"]),
    ("We placed him with Lourdes de la Fuente.", ["Lourdes de la Fuente"]),
    ('They released Wilhelmina "Billie" Farrow today.', ['Wilhelmina "Billie" Farrow']),
    ("She asked for Nguyen Thi Hoa by name.", ["Nguyen Thi Hoa"]),
    ("Then Chukwuemeka laughed.", ["Chukwuemeka"]),
    ("so latonya wont come back", ["latonya"]),
    ("He told Auntie Opal about it.", ["Auntie Opal"]),
    ("I met Miss. Rose yesterday, and she asked for you.", ["Miss. Rose"]),
    ("He saw Mrs.  Brindle today.", ["Mrs.  Brindle"]),
    ("He saw Mrs.\nBrindle today.", ["Mrs.\nBrindle"]),
    ("Grace said she would stay.", ["Grace"]),
    ("Will won't sign the plan.", ["Will"]),
]
MUST_NOT = [
    "My client will come back when she may.",
    "Grace is not something I hand out.",
    "These are the evenings I miss. Anyway, how do you close?",
    "Mark my words, the petition fails.",
    "May I ask what you would do?",
    "They've said that you're late, and he'd know.",
    "A long-term plan for self-harm and after-hours calls.",
    "Bowen and Maslow never met my caseload.",
    "Dr. Spock would have let her cry.",
    "The Judge asked Mom and the Guardian ad Litem.",
    "She starts Zoloft and Seroquel on a PHQ-9 of 19.",
    "It is textbook Stockholm syndrome, or Munchausen.",
    "Tomorrow is another day. Hope is a discipline.",
    "Nobody read him his Miranda rights.",
    "My client hopes that her mother can rest.",
    "i dont know if hes ready and im tired",
    "A Stanley-Brown plan helps, and so does Columbia.",
    "Ask the Team, the Fellow and the Attending.",
    "In group we say the Serenity prayer.",
    "Mother's Day and Father's Day are hard on the ward.",
]


@pytest.mark.parametrize(("text", "expected"), MATCHES)
def test_marks_names(text: str, expected: list[str]) -> None:
    assert marked(names.find, text) == expected


@pytest.mark.parametrize("text", MUST_NOT)
def test_leaves_other_words_alone(text: str) -> None:
    assert marked(names.find, text) == []
