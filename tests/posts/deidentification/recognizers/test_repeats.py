import pytest

from posts.deidentification.document import Document
from posts.deidentification.recognizers import names, repeats


def repeated(text: str) -> list[str]:
    doc = Document(text)
    return [text[hit.start : hit.end] for hit in repeats.find(doc, list(names.find(doc)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("My client Will left. I asked about Will's dog.", []),
        ("her son Itzamar ran, and itzamar came back", ["itzamar"]),
        ("Aldo Brenner left. His mail says brenner again.", ["brenner"]),
        ("My client Jenny. Jenny's mother called.", ["Jenny"]),
        ("A boy named Cliff sat. Cliff: I know.", ["Cliff"]),
    ],
)
def test_marks_further_occurrences(text: str, expected: list[str]) -> None:
    assert set(expected) <= set(repeated(text))


@pytest.mark.parametrize(
    "text",
    [
        "My client Will will not sign.",
        "Her daughter Grace asked for grace and a hope.",
        "My son Cliff nearly went off a cliff.",
        "Her sister Pearl wears a pearl.",
        "A girl named May came in May. It may help.",
    ],
)
def test_leaves_the_word_alone(text: str) -> None:
    assert repeated(text) == []
