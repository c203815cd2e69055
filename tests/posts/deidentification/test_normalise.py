import pytest

from posts.deidentification import check
from posts.deidentification.normalise import clean

ENGLISH = " told me that she is afraid of what her family will say about it."


@pytest.mark.parametrize(
    ("given", "seen"),
    [
        ("Jen\u200bny", "Jenny"),
        ("J\u00adenny", "Jenny"),
        ("\u202eJenny\u202c", "Jenny"),
        ("Jе\u0301nny", "Jenny"),  # a Cyrillic e with a combining accent
        ("Ｊｅｎｎｙ", "Jenny"),
        ("𝐉𝐞𝐧𝐧𝐲", "Jenny"),
        ("Ｏﬃce", "Office"),
        ("don’t", "don't"),
        ("**Jenny** and _Wick_", "  Jenny   and  Wick "),
        ("snake_case", "snake_case"),
        ("José", "José"),
        ("Москва", "Москва"),
    ],
)
def test_reads_what_a_person_reads(given: str, seen: str) -> None:
    assert clean(given).text == seen


@pytest.mark.parametrize(
    "name",
    [
        "Jenny",
        "Jen\u200bny",
        "J\u200de\u200dn\u200dn\u200dy",
        "Jеnny",
        "Ｊｅｎｎｙ",
        "𝐉𝐞𝐧𝐧𝐲",
        "J\u0301e\u0301nny",
        "\u2066Jenny\u2069",
    ],
)
def test_offsets_are_those_of_the_given_text(name: str) -> None:
    text = "🙂 My client " + name + ENGLISH
    (finding,) = [finding for finding in check(text).findings if finding.category == "NAME"]
    assert text[finding.start : finding.end].strip("\u2066\u2069") == name.strip("\u2066\u2069")


@pytest.mark.parametrize("text", ["", "a", "\u200b\u200b", "a\u0301" * 50, "\x00\x00", "🙂" * 10])
def test_every_index_maps_back(text: str) -> None:
    plain = clean(text)
    assert all(0 <= plain.back(i, i)[0] <= len(text) for i in range(len(plain.text) + 1))
