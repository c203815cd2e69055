"""The suggestions put in: the sentence has to read well, and nothing of the name may be left."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from posts.deidentification import DEFAULT, Band, Category, Kind, Policy, check
from posts.deidentification.document import Document
from posts.deidentification.lexicon import lexicon
from posts.deidentification.overlaps import settle
from posts.deidentification.recognizers import RECOGNIZERS, repeats
from posts.deidentification.recognizers.hit import Hit
from posts.deidentification.recognizers.vocabulary import GENERIC, ROLES
from posts.deidentification.suggestions import Advice, Wording
from posts.deidentification.wording import towns

from .suggestion_rows import ROWS

READ = {
    "NAME": ("safe-harbor-a.read", ""),
    "PLACE": ("safe-harbor-b.read", "kind"),
    "DATE": ("safe-harbor-c.read", ""),
    "AGE": ("safe-harbor-c.read-age", ""),
    "ORGANISATION": ("organisation.read", "agency"),
    "QUASI": ("quasi.read", "read"),
}


def by_rules(text: str, policy: Policy = DEFAULT) -> tuple[Document, list[Hit]]:
    """Without the tagger, whose weights may change."""
    doc = Document(text, policy)
    found = [hit for find in RECOGNIZERS for hit in find(doc)]
    return doc, settle([*found, *repeats.find(doc, settle(found))])


def advice(category: str, text: str, words: str, *, read: bool) -> Advice:
    """For ``words``, found by a rule or, with ``read``, only by the tagger."""
    doc, hits = by_rules(text)
    start = text.index(words)
    rule, detail = READ.get(category, ("", ""))
    hit = Hit(start, start + len(words), Category(category), Band.LOOK_AT, rule, detail)
    if not read:
        same = [
            other
            for other in hits
            if replace(other, rule="", detail="", band=hit.band) == replace(hit, rule="", detail="")
        ]
        hit = same[0] if same else hit
    others = [other for other in hits if other.end <= hit.start or hit.end <= other.start]
    return Wording(doc, sorted([*others, hit], key=lambda other: other.start)).suggest(hit)


def put_in(text: str, found: Advice) -> list[str]:
    return [text[: found.start] + words + text[found.end :] for words in found.suggestions]


def all_put_in(text: str) -> str:
    doc, hits = by_rules(text)
    wording = Wording(doc, hits)
    for found in reversed([wording.suggest(hit) for hit in hits]):
        text = put_in(text, found)[0]
    return text


# Kinds of places, times and titles that are also somebody's name.
KIND_WORDS = {"street", "lake", "park", "college", "river", "island", "judge", "last", "morning", "ago"}
BROKEN = re.compile(
    r"\b(?:an?|the|my|our) (?:an?|the|one|this|that|my|her|his)\b|  | [,.;!?]|,,"
    r"|\b(in|on|by|to|from|at|of|since|until) \1\b|\bon in\b|\bin on\b|\bby on\b",
    re.IGNORECASE,
)
WRONG_ARTICLE = re.compile(r"\ba (?:[aeio]|u(?!ni[ot]))|\ban (?![aeiouhx8])", re.IGNORECASE)


BY_WHOM = [(*row, read) for row in ROWS for read in (False, True) if not read or row[0] in READ]


@pytest.mark.parametrize(("category", "text", "words", "expected", "read"), BY_WHOM)
def test_the_first_suggestion_fits_the_sentence(
    category: str, text: str, words: str, expected: str, read: bool
) -> None:
    assert put_in(text, advice(category, text, words, read=read))[0] == expected


@pytest.mark.parametrize(("category", "text", "words", "expected"), ROWS)
def test_every_suggestion_is_grammatical_and_keeps_nothing_of_a_name(
    category: str, text: str, words: str, expected: str
) -> None:
    names = {word.key for word in Document(words).words if lexicon().is_name(word.key)} - GENERIC - ROLES - KIND_WORDS
    found = advice(category, text, words, read=False)
    for suggestion, sentence in zip(found.suggestions, put_in(text, found), strict=True):
        assert not BROKEN.search(sentence), sentence
        assert not WRONG_ARTICLE.search(sentence), sentence
        assert not names & {word.key for word in Document(suggestion).words}, suggestion
        assert sentence[0] in "([" or sentence[0].isupper() == text[0].isupper()


@pytest.mark.parametrize(("category", "text", "words", "expected"), ROWS)
def test_no_suggestion_brings_an_identifier(category: str, text: str, words: str, expected: str) -> None:
    found = advice(category, text, words, read=False)
    for suggestion, sentence in zip(found.suggestions, put_in(text, found), strict=True):
        inside = range(found.start, found.start + len(suggestion))
        holding = [hit for hit in by_rules(sentence)[1] if hit.band is not Band.HINT]
        assert not [hit for hit in holding if hit.start in inside and hit.end - 1 in inside], suggestion


TOGETHER = [
    ("My client Jenny called. Jenny's mother came too.", "My client called. The client's mother came too."),
    (
        "Her sons, Aldo and Bram, came. Aldo hit Bram.",
        "One of her sons and the other son came. One son hit the other son.",
    ),
    (
        "Her sons Aldo (9) and Bram (6) came. Aldo hit Bram.",
        "Her older son (9) and her younger son (6) came. Her older son hit her younger son.",
    ),
    (
        "Her daughters, Aldona, Britta and Carmela, came. Britta left.",
        "One of her daughters, the second daughter and the third daughter came. The second daughter left.",
    ),
    (
        "Her older son Aldo and her younger son Bram came. Aldo hit Bram.",
        "Her older son and her younger son came. Her older son hit her younger son.",
    ),
    (
        "Our supervisor Ngozi Okafor called. Ms. Okafor was kind; later Ngozi wrote.",
        "Our supervisor called. The supervisor was kind; later the supervisor wrote.",
    ),
    (
        "My client Deontavious, 16, goes by Cash. Cash called.",
        "My client, 16, goes by (name removed). The client called.",
    ),
    (
        "Mrs. Whitlock came with Mrs. Tarrow. Mrs. Whitlock left.",
        "One woman came with the other woman. One woman left.",
    ),
    ("Aldo Brenner met Tina Brenner. Aldo wept.", "X met Y. X wept."),
    (
        "My client Aldona and my client Britta met. Aldona left.",
        "One client and the other client met. One client left.",
    ),
    (
        "My client Jenny Brown came. Jen wept; Brown's mother did not.",
        "My client came. The client wept; the client's mother did not.",
    ),
    (
        "His wife Senna called. Senna's sister Odalys came. Odalys knows Senna.",
        "His wife called. His wife's sister came. The sister knows his wife.",
    ),
    ("My client Xenia called.", "My client called."),
    (
        "She left Duluth, and in Duluth she was happy.",
        "She left a city of about 100,000, and in that city she was happy.",
    ),
    (
        "My client Jenny in Cedar Falls left on March 14.",
        "My client in a town of about 40,000 left on a day in early spring.",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOGETHER)
def test_a_person_keeps_one_role_and_others_get_their_own(text: str, expected: str) -> None:
    assert all_put_in(text) == expected


def test_a_finding_covers_what_its_suggestions_replace_and_no_other_finding() -> None:
    doc, hits = by_rules(" ".join(text for text, _ in TOGETHER))
    wording = Wording(doc, hits)
    found = [wording.suggest(hit) for hit in hits]
    assert all(one.end <= other.start for one, other in pairwise(found))


POPULATIONS = [
    ("She lives in Cedar Falls now.", "Cedar Falls", 41_255),
    ("she lives in cedar falls now", "cedar falls", 41_255),
    ("She lives in Cedar Falls, Iowa.", "Cedar Falls", 41_255),
    ("She lives in Cedar Falls, IA there.", "Cedar Falls, IA", 41_255),
    ("Cedar Falls's mayor called.", "Cedar Falls", 41_255),
    ("He came to Toivola then.", "Toivola", towns.UNDER_500),
    ("They live in Frogtown now.", "Frogtown", None),
    ("They live on Erie now.", "Erie", None),
    ("He lives at 4418 Duluth Street.", "4418 Duluth Street", None),
    ("They came from Otwell County then.", "Otwell County", None),
]


@pytest.mark.parametrize(("text", "words", "people"), POPULATIONS)
def test_a_listed_place_carries_its_population(text: str, words: str, people: int | None) -> None:
    assert advice("PLACE", text, words, read=False).population == people
    assert advice("PLACE", text, words, read=True).population == people


def test_a_finding_is_the_name_and_says_what_a_suggestion_replaces() -> None:
    text = "My client Jenny would like to know what you think about it."
    (finding,) = check(text).findings
    assert (text[finding.start : finding.end], finding.replaces) == ("Jenny", (0, len("My client Jenny")))
    (finding,) = check("She lives in Cedar Falls now, and I do not know what to say.").findings
    assert (finding.replaces, finding.population) == (None, 41_255)


def test_only_places_have_a_population() -> None:
    assert advice("NAME", "My client Duluth called.", "Duluth", read=True).population is None


@pytest.mark.parametrize(
    ("people", "phrase"),
    [
        (499, "a town of under 500"),
        (700, "a town of under 1,000"),
        (5_210, "a town of about 5,000"),
        (41_255, "a town of about 40,000"),
        (86_110, "a city of about 100,000"),
        (2_000_000, "a large city"),
    ],
)
def test_a_population_is_rounded(people: int, phrase: str) -> None:
    assert towns.rounded(people) == phrase


@pytest.mark.parametrize(
    ("people", "states", "phrase"),
    [(5_210, {"MN"}, "a town of about 5,000"), (41_255, {"IA"}, "a mid-sized town"), (9_000, {"DC"}, "a small town")],
)
def test_a_number_that_few_places_of_a_state_have_is_not_said(people: int, states: set[str], phrase: str) -> None:
    assert towns.words_for(people, states) == phrase


@pytest.mark.parametrize("text", ["Which county are you in?", "Yep, that's her.", "I know her."])
def test_a_fishing_reply_gets_something_kinder_to_say(text: str) -> None:
    policy = Policy(kind=Kind.REPLY)
    (finding,) = check(text, policy).findings
    for suggestion in finding.suggestions:
        assert check(text[: finding.start] + suggestion + text[finding.end :], policy).findings == ()
