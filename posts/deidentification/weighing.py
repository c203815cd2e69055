"""Rules and tagger together: what the tagger doubts falls, what only it sees is added.

A rule knows one pattern well and cannot read; the tagger reads and knows nothing for certain. Numbers,
addresses and contacts stand by their form; for names, places, dates and organisations the tagger has a say.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from .categories import Category
from .document import Document
from .findings import Band, Kind
from .recognizers.dates import in_general
from .recognizers.hit import GROUP_TERM, Hit
from .tagger.features import attributes
from .tagger.model import Task
from .tagger.reading import Reading
from .tagger.tokens import tokens
from .wordset import word_set

# What the tagger calls it, what we call it, the rule's family, and how likely it must be to hold a post. A miss
# can ruin somebody and a mark costs a key, so little is enough; the limits were set on posts of a writer whose
# posts had taught the tagger nothing.
KINDS: dict[str, tuple[Category, str, float]] = {
    "PERSON": (Category.NAME, "safe-harbor-a", 0.1),
    "PLACE": (Category.PLACE, "safe-harbor-b", 0.08),
    "DATE": (Category.DATE, "safe-harbor-c", 0.09),
    "OLD": (Category.AGE, "safe-harbor-c", 0.4),
    "CONTACT": (Category.PHONE, "safe-harbor-d", 0.13),
    "ID": (Category.OTHER_ID, "safe-harbor-r", 0.1),
    "ORG": (Category.ORGANISATION, "organisation", 0.1),
}
QUASI, QUASI_LIKELY = "QUASI", 0.12
LONGEST = 1_000  # letters of a rule's hit
SHORTEST_CONTACT = 4  # letters and digits
NUMBER = re.compile(r"\d+")
SUM = re.compile(r"\d\s?[<>=+]\s?\d")
HELPLINES = word_set("211 311 411 511 711 811 911 988 112 999 111 116 123")  # which everybody may call
EVERYDAY = 2  # times as likely must be a name that is also a word
READ = 0.5  # what is less likely is a guess, from which nothing follows for other words
FISHED = 0.35
# By measurement: a rule for places or dates is right more often than the tagger that disagrees.
DOUBTED = frozenset({Category.NAME, Category.ORGANISATION})
WORDS = frozenset({Category.NAME, Category.PLACE, Category.ORGANISATION})
UNHIDING = frozenset({Category.QUASI, Category.FISHING})
DOUBT = 0.1  # below this a rule is not believed
SURE = 0.97  # below this it only asks to look
# What a group says it is, a name that hardly ever is a word, and a name after a title, a role or another name need
# no second opinion.
TRUSTED_RULES = (GROUP_TERM, ".known", ".title", ".role", ".list")
DETAILS = {Category.PLACE: "kind", Category.ORGANISATION: "agency"}


def weigh(doc: Document, ruled: Sequence[Hit]) -> list[Hit]:
    found = tokens(doc)
    listed = attributes(doc, found, ruled)
    reading = Reading(Task.IDENTIFIERS, found, listed)
    identifying = reading.of(*KINDS, QUASI)
    judged = [_judged(hit, float(identifying[reading.within(hit.start, hit.end)].max(initial=0))) for hit in ruled]
    believed = sorted((hit for hit in judged if hit), key=lambda hit: (hit.start, hit.end, hit.rule))
    terms = [hit for hit in believed if hit.rule == GROUP_TERM]
    tagged = [part for hit in _tagged(doc, reading) for part in _beside_terms(doc, hit, _beside(hit, terms))]
    hits = [*terms, *_together(doc, [hit for hit in believed if hit.rule != GROUP_TERM], tagged)]
    if doc.policy.kind is Kind.REPLY:
        hits += _fished(Reading(Task.FISHING, found, listed))
    return hits


def _judged(hit: Hit, likely: float) -> Hit | None:
    """A rule's hit with the band it deserves, or None where neither the rule is sure nor the tagger believes it."""
    if hit.category not in WORDS | {Category.DATE} or hit.rule.endswith(TRUSTED_RULES):
        return hit
    if hit.category in DOUBTED and hit.band is not Band.MUST_FIX and likely < DOUBT:
        return None
    return hit if likely >= SURE else replace(hit, band=max(hit.band, Band.LOOK_AT, key=lambda band: band.rank))


def _tagged(doc: Document, reading: Reading) -> Iterator[Hit]:
    likely = reading.of(*KINDS)
    for label, start, end in reading.runs(_labelled(doc, reading)):
        if label == QUASI:
            yield Hit(start, end, Category.QUASI, Band.HINT, "quasi.read", "read")
        elif _sensible(doc, label, start, end):
            category, family, _ = KINDS[label]
            code = "read" if likely[reading.within(start, end)].max() >= READ else "guess"
            yield Hit(start, end, category, Band.LOOK_AT, f"{family}.{code}", DETAILS.get(category, ""))


def _sensible(doc: Document, label: str, start: int, end: int) -> bool:
    """No name is without letters, no sum is somebody's number, no way to reach somebody that short, and no day one
    of a kind of days."""
    if label in {"PERSON", "ORG"}:
        return any(map(str.isalpha, doc.text[start:end]))
    if label == "ID":
        return not SUM.search(doc.text, start, end)
    if label == "CONTACT":
        called = set(NUMBER.findall(doc.text[start:end]))
        return sum(map(str.isalnum, doc.text[start:end])) >= SHORTEST_CONTACT and not (called and called <= HELPLINES)
    return label != "DATE" or not in_general(doc, start, end)


def _labelled(doc: Document, reading: Reading) -> list[str]:
    """For each token what it most likely is, if it is likely enough to be anything that holds a post."""
    kinds = list(KINDS)
    each = reading.likelihoods[:, [reading.labels.index(kind) for kind in kinds]]
    best, likely = each.argmax(axis=1), reading.of(*kinds)
    needed = np.array([needed for _, _, needed in KINDS.values()])[best]
    words = np.array([category in WORDS for category, _, _ in KINDS.values()])[best]
    enough = likely >= needed * np.where(words & _everyday(doc, reading), EVERYDAY, 1)
    quasi = reading.of(QUASI) >= QUASI_LIKELY
    return [
        kinds[kind] if holds else QUASI if hint else "" for kind, holds, hint in zip(best, enough, quasi, strict=True)
    ]


def _everyday(doc: Document, reading: Reading) -> NDArray[np.bool_]:
    words = (token.word for token in reading.tokens)
    return np.array([word is not None and (word.term or doc.lexicon.is_word(word.key)) for word in words], np.bool_)


def _fished(reading: Reading) -> Iterator[Hit]:
    fished = reading.of("ASK", "CONFIRM") >= FISHED
    for label, start, end in reading.runs(["fishing" if fishes else "" for fishes in fished]):
        yield Hit(start, end, Category.FISHING, Band.LOOK_AT, f"{label}.read", "read")


def _together(doc: Document, ruled: Sequence[Hit], tagged: Sequence[Hit]) -> list[Hit]:
    """Of words the tagger says what they are and how far they go; the rules add how sure that is, and details."""
    alike = [[other for other in _beside(hit, ruled) if _comparable(hit, other)] for hit in tagged]
    shared = Counter(other for others in alike for other in set(others))
    kept: list[Hit] = []
    for hit, others in zip(tagged, alike, strict=True):
        whole = (other for other in others if shared[other] == 1 or other.category is hit.category is Category.DATE)
        around = [hit, *whole]
        start, end = min(one.start for one in around), max(one.end for one in around)
        kept.append(replace(_best(hit, others), start=start, end=end))
    apart = sorted((hit for hit in ruled if hit not in shared), key=lambda hit: hit.start)
    return [*apart, *(rest for hit in kept for rest in _uncovered(doc, hit, _beside(hit, apart)))]


def _beside(hit: Hit, others: Sequence[Hit]) -> list[Hit]:
    """Those that share letters with a hit. ``others`` are sorted by start, and none is long."""
    first = bisect_left(others, hit.start - LONGEST, key=lambda other: other.start)
    last = bisect_left(others, hit.end, key=lambda other: other.start)
    return [other for other in others[first:last] if other.end > hit.start]


def _beside_terms(doc: Document, hit: Hit, terms: Sequence[Hit]) -> Iterator[Hit]:
    """What the group says a word is, and how far it goes, stands; what the tagger joins to it must be a name itself."""
    if not terms or hit.category is Category.QUASI:
        yield hit
        return
    for part in _uncovered(doc, hit, terms):
        words = doc.within(part.start, part.end)
        if not words or any(word.capital or not doc.lexicon.is_word(word.key) for word in words):
            yield part


def _comparable(hit: Hit, other: Hit) -> bool:
    """Names, places and organisations are taken for each other; a date is a date."""
    return other.category is hit.category or {hit.category, other.category} <= WORDS


def _best(hit: Hit, alike: Sequence[Hit]) -> Hit:
    band = min((hit, *alike), key=lambda other: other.band.rank).band
    same = [other for other in alike if other.category is hit.category]
    knows = min(same, key=lambda other: (other.band.rank, other.start - other.end), default=hit)
    return replace(knows, band=band)


def _uncovered(doc: Document, hit: Hit, others: Iterable[Hit]) -> Iterator[Hit]:
    """What of a hit no number, contact or address covers."""
    position = hit.start
    for other in others:
        if hit.category is Category.QUASI or other.category in UNHIDING:
            continue
        yield from _part(doc, hit, position, other.start)
        position = max(position, other.end)
    yield from _part(doc, hit, position, hit.end)


def _part(doc: Document, hit: Hit, start: int, end: int) -> Iterator[Hit]:
    """A stretch of a hit from its first to its last letter or digit."""
    solid = [position for position in range(start, end) if doc.text[position].isalnum()]
    if solid:
        yield replace(hit, start=solid[0], end=solid[-1] + 1)
