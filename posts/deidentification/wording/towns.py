"""How many people live in a listed place, and words for it that fit several places."""

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise

from ..document import Document, Word
from ..lexicon import lexicon
from ..recognizers.vocabulary import STATES

UNDER_500 = 499  # the lists count places from 500 people up
SEVERAL = 5
REGIONS: dict[str, str] = {
    state: region
    for region, states in {
        "the Northeast": "CT ME MA NH RI VT NJ NY PA",
        "the Midwest": "IL IN MI OH WI IA KS MN MO NE ND SD",
        "the South": "DE FL GA MD NC SC VA DC WV AL KY MS TN AR LA OK TX",
        "the West": "AZ CO ID MT NV NM UT WY AK CA HI OR WA",
    }.items()
    for state in states.split()
}
NAMES = {code: name.title() for name, code in STATES.items()}
FULL = re.compile(r"\b(?:" + "|".join(sorted(STATES, key=len, reverse=True)) + r")\b", re.IGNORECASE)
SHORT = re.compile(r"(?:^|, )([A-Z]{2})\b")
IN_FRONT = ("town of ", "city of ", "village of ", "township of ")
SMALL, MIDDLING, CITY = 10_000, 50_000, 300_000


def listed(doc: Document, words: list[Word]) -> dict[str, int]:
    """Population by state of the places that a span can mean; the state in "Cedar Falls, Iowa" decides."""
    key = " ".join(word.key for word in words)
    for front in IN_FRONT:
        key = key.removeprefix(front)
    people = doc.lexicon.people_in(key)
    if not people and len(words) > 1:
        for state in {code for word in words[-2:] for code in states_in(word.text)}:
            tail = 2 if words[-1].key not in STATES and words[-1].text not in NAMES else 1
            there = doc.lexicon.people_in(" ".join(word.key for word in words[:-tail]))
            people |= {state: there[state]} if state in there else there
    return {state: number or UNDER_500 for state, number in people.items() if number or state in NAMES}


def states_in(text: str) -> set[str]:
    """The states that a text names: in full, or as two capitals after a comma."""
    full = {STATES[name.lower()] for name in FULL.findall(text)}
    return full | {code for code in SHORT.findall(text) if code in NAMES}


def states_of(doc: Document) -> set[str]:
    """The states that the whole text names."""
    keys = [word.key for word in doc.words]
    named = {*keys, *(f"{one} {other}" for one, other in pairwise(keys))} & STATES.keys()
    return {STATES[name] for name in named} | {
        word.text for word in doc.words if word.text in NAMES and word.gap == ", "
    }


def rounded(people: int) -> str:
    """What one would say of a place of this size."""
    if people <= UNDER_500:
        return "a town of under 500"
    if people < 1_000:
        return "a town of under 1,000"
    if people < SMALL:
        return f"a town of about {round(people, -3):,}"
    if people < MIDDLING:
        return f"a town of about {round(people, -4):,}"
    if people < CITY:
        return f"a city of about {round(people / 50_000) * 50_000:,}"
    return "a large city"


def size(people: int) -> str:
    if people < SMALL:
        return "a small town"
    return "a mid-sized town" if people < MIDDLING else "a mid-sized city" if people < CITY else "a large city"


@lru_cache(maxsize=1)
def _how_many() -> Counter[tuple[str, str]]:
    """How many listed places of a state one would describe in the same words."""
    lists = lexicon()
    return Counter(
        (state, rounded(people or UNDER_500))
        for name in lists.places
        for state, people in lists.people_in(name).items()
    )


def words_for(people: int, states: set[str]) -> str:
    """The rounded number, or only the size where too few places of these states have it."""
    phrase, counts = rounded(people), _how_many()
    return phrase if sum(counts[state, phrase] for state in states) >= SEVERAL else size(people)


def region_of(states: set[str]) -> str:
    regions = {REGIONS.get(state, "") for state in states} - {""}
    return regions.pop() if len(regions) == 1 else ""
