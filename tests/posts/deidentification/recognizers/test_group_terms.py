"""Words that a group always wants to see marked."""

import re
from pathlib import Path

import pytest

from posts.deidentification import Band, Category, Finding, Policy, check
from posts.deidentification.terms import term_key

TERMS = {
    "the blue barn": Category.PLACE,
    "County Road 12": Category.PLACE,
    "4B": Category.PLACE,
    "Larkspur House": Category.ORGANISATION,
    "St. Bride's": Category.ORGANISATION,
    "Half-Pint": Category.NAME,
    "Old Mel": Category.NAME,
    "tractor parade": Category.QUASI,
}
POLICY = Policy(terms=tuple(TERMS.items()))
KEPT = Path(__file__).parent.parent / "kept" / "second.txt"


def found(text: str, policy: Policy = POLICY) -> dict[str, Finding]:
    return {text[one.start : one.end]: one for one in check(text, policy).findings}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We met her at the blue barn and she said that it was enough.", "the blue barn"),
        ("We met her at The Blue\nBarn and she said that it was enough.", "The Blue\nBarn"),
        ("She was out on county road 12 again, and I stopped to wait for her.", "county road 12"),
        ("He moved to 4b when the heating broke, and nobody told us.", "4b"),
        ("I drove her to larkspur house's back door and waited.", "larkspur house"),
        ("I drove her to lárkspur hòuse and waited in the car.", "lárkspur hòuse"),
        ("The nurse at **Larkspur**‑House called me about it twice today.", "Larkspur**‑House"),
        ("He told half pint that I would not come back this time.", "half pint"),
        ("Nobody has seen him since the tractor parade, and they worry.", "tractor parade"),
    ],
)
def test_a_term_is_found_however_it_is_written(text: str, words: str) -> None:
    assert words in found(text)
    assert found(text)[words].rule == "group.term"


@pytest.mark.parametrize(
    "text",
    [
        "She was out on the county road again, and I stopped to wait for her.",
        "We met her at the blue one, and the barn was shut when we came.",
        "I counted the blue. Then I went on to the barns and counted again.",
        "There was half a pint of milk left, and 14B was the form she had.",
        "The old melodies calmed her, and we sat there until it was dark.",
    ],
)
def test_parts_of_a_term_and_longer_words_are_not_the_term(text: str) -> None:
    assert [one for one in found(text).values() if one.rule == "group.term"] == []


def test_what_the_group_says_a_word_is_and_how_far_it_goes_stands() -> None:
    there = found("He lives in larkspur house with a cousin, and Larkspur House's staff were kind.")
    assert {one.category for one in there.values()} == {Category.ORGANISATION}
    assert {words.lower() for words in there} == {"larkspur house"}


def test_a_name_inside_a_term_is_a_name_elsewhere_too_and_a_word_stays_a_word() -> None:
    there = found("I asked Mel and then old Mel again, whether the old way was better.")
    assert there["old Mel"].rule == "group.term"
    assert set(there) == {"Mel", "old Mel"}


def test_a_term_is_marked_to_its_last_letter_wherever_it_stands() -> None:
    posts = [re.sub(r"\{[^|}]*\|([^}]*)\}", r"\1", line) for line in KEPT.read_text(encoding="utf-8").splitlines()]
    for number, post in enumerate(post for post in posts if len(post) > 80):
        term = list(TERMS)[number % len(TERMS)]
        words = post.split(" ")
        place = number * 7 % len(words)
        text = " ".join([*words[:place], term, *words[place:]])
        start = len(" ".join([*words[:place], ""]))
        report = check(text, POLICY)
        marked = {at for one in report.findings if one.band is not Band.HINT for at in range(one.start, one.end)}
        letters = {at for at in range(start, start + len(term.removesuffix("'s"))) if text[at].isalnum()}
        assert report.refused or letters <= marked, (term, number)


def test_the_group_says_what_to_write_instead() -> None:
    policy = Policy(terms=POLICY.terms, instead=(("larkspur house", "a shelter"), ("Old Mel", "a neighbor")))
    ours = found("I drove her to Larkspur House. Old Mel came along to the blue barn.", policy)
    assert ours["Larkspur House"].suggestions[0] == "a shelter"
    assert ours["Old Mel"].suggestions[0] == "A neighbor"
    assert "a shelter" not in ours["the blue barn"].suggestions
    [there] = found("I drove her to the Larkspur House and waited in the car.", policy).values()
    assert there.suggestions[0] == "shelter"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Half-Pint's", "half pint", True),
        ("St. Bride’s", "ST BRIDE", True),
        ("**Larkspur** House", "larkspur house", True),
        ("County Road 12", "County Road 14", False),
        ("O'Brien", "Brien", False),
        ("-- !", "", True),
    ],
)
def test_two_spellings_of_one_term_have_one_key(one: str, other: str, same: bool) -> None:
    assert (term_key(one) == term_key(other)) is same
