"""Ages over 89, in digits and words (Safe Harbor C)."""

# ruff: noqa: E501 - a pattern on one line can be compared with the next

import re
from collections.abc import Iterator

from ..categories import Category
from ..document import Document
from ..findings import Band
from .hit import Hit, any_case, hits, pattern

UNIT = r"(?:one|two|three|four|five|six|seven|eight|nine)"
OLD = rf"(?:9\d|1[01]\d|ninety(?:[ -]{UNIT})?|(?:a|one) hundred(?: and {UNIT}| {UNIT})?)"
YEARS = r"[ -]?(?:years?|yrs?|y)[ -]?(?:old|olds|of age|o)\b|[ -]?y\.?/?o\b\.?|[ -]year[ -]old"
PERSON = (
    r"client|patient|mother|father|mom|dad|grandmother|grandfather|grandma|grandpa|nana|aunt|uncle|resident|widow|"
    r"widower|husband|wife|man|woman|lady|gentleman|she|he|neighbor|sister|brother|elder"
)
# Without one of these no text speaks of such an age.
NEEDS = (
    " ".join(map(str, range(90, 120)))
    + " ninety nineties midnineties ninetieth hundred hundredth centenarian nonagenarian"
)
AGES = (
    any_case(rf"\b(?P<it>{OLD}(?:(?<=\d)|(?![a-z]))(?:{YEARS}))", "0-9 ninety a one", NEEDS),
    any_case(rf"\b(?:aged?|age of|turn(?:s|ed|ing)?|is(?: now| already| nearly| almost)?|at|he's|she's|mom's|dad's)\s(?P<it>{OLD})(?=\s?[,.;:!?)]|\s(?:and|but|with|who|when|now|this|next|in|on)\b|$)", "age aged turn turns turned turning is at he she mom dad", NEEDS),
    pattern(rf"\b[A-Z][\w'-]{{1,30}},?\s\(?(?P<it>{OLD})(?=[),.])", "A-Z", NEEDS),
    any_case(rf"\b(?:{PERSON}),?\s\(?(?P<it>{OLD})(?=[),.])", PERSON.replace("|", " "), NEEDS),
    any_case(r"\b(?P<it>(?:a )?centenarian|(?:a )?nonagenarian|(?:late |early |mid-?)?(?:nineties|90s)(?=\s?[,.;)]|\sand\b)|(?:almost|nearly|pushing|past|over) (?:9\d|100|ninety(?:-\w{3,5})?|a hundred)(?=\s?[,.;)]|\sand\b)|(?:9\d|1[01]\d)(?:st|nd|rd|th) birthday|hundredth birthday|ninet(?:y-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|ieth) birthday)\b", "a late early mid almost nearly pushing past over 0-9 ninety nineties midnineties ninetieth hundredth centenarian nonagenarian", NEEDS),
)  # fmt: skip
# A score, a dose or a percentage is no age.
NOT_AN_AGE = re.compile(
    r"\b(?:score|scored|percentile|bp|pulse|temp|room|highway|route|sats?|o2|weighs?)\b[^.\n]{0,15}$", re.IGNORECASE
)


def find(doc: Document) -> Iterator[Hit]:
    for wanted in AGES:
        for hit in hits(wanted, doc, Category.AGE, Band.MUST_FIX, "safe-harbor-c.age"):
            if not NOT_AN_AGE.search(doc.text[max(0, hit.start - 25) : hit.start]):
                yield hit
