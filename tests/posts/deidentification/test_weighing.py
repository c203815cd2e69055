"""What the tagger may add to the rules, and what it may not take away."""

import pytest

from posts.deidentification import Band, Category, Policy, check
from posts.deidentification.document import Document
from posts.deidentification.recognizers.hit import Hit
from posts.deidentification.weighing import _together


@pytest.mark.parametrize(
    "text",
    [
        "I have asked my supervisor for the 21st time and she said no.",
        "We counted 12 beds and 15 people, and nobody slept.",
        "How do you answer when a client says 3 < 4 and laughs?",
        "If it gets worse at night, call 988 or 911.",
        "Any Friday will do, and Memorial Day is always the hardest for them.",
    ],
)
def test_what_only_looks_like_an_identifier_is_not_added(text: str) -> None:
    assert [finding for finding in check(text).findings if finding.band is not Band.HINT] == []


@pytest.mark.parametrize("name", ["Jenny", "Rebecca", "Margaret", "Deborah"])
def test_a_name_that_everybody_knows_stays_though_nothing_around_it_says_so(name: str) -> None:
    assert [finding.category for finding in check(f"{name} is here.").findings] == [Category.NAME]


def test_a_term_of_the_group_stays_whatever_the_tagger_thinks() -> None:
    (finding,) = check("We all like tea and talk about it.", Policy(terms=(("tea", Category.NAME),))).findings
    assert finding.category is Category.NAME


TEXT = "Works nights at the Dakota Ridge Turkey plant, badge 2271."


def hit(words: str, category: Category, rule: str, band: Band = Band.LOOK_AT) -> Hit:
    start = TEXT.index(words)
    return Hit(start, start + len(words), category, band, rule)


def test_the_tagger_says_what_it_is_and_how_far_and_the_rule_how_sure() -> None:
    ruled = [hit("Dakota Ridge", Category.PLACE, "safe-harbor-b.town", Band.MUST_FIX)]
    (found,) = _together(
        Document(TEXT), ruled, [hit("Dakota Ridge Turkey", Category.ORGANISATION, "organisation.read")]
    )
    assert (TEXT[found.start : found.end], found.category, found.band) == (
        "Dakota Ridge Turkey",
        Category.ORGANISATION,
        Band.MUST_FIX,
    )


def test_a_number_stays_and_what_the_tagger_sees_beside_it_is_kept() -> None:
    number = hit("2271", Category.LICENSE, "safe-harbor-k.license", Band.MUST_FIX)
    found = _together(Document(TEXT), [number], [hit("badge 2271", Category.NAME, "safe-harbor-a.read")])
    assert [(TEXT[one.start : one.end], one.category) for one in found] == [
        ("2271", Category.LICENSE),
        ("badge", Category.NAME),
    ]
