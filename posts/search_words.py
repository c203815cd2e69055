"""What somebody looks for and where it stands in a text: each word by its beginning, or a phrase in quotes.

Case and accents make no difference. Knows nothing of who may read what.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

SHORTEST = 2  # letters of a word
AROUND = 70  # letters of context on each side
PIECES = 3  # of one text, at most

_ASKED = re.compile(r'"([^"]*)"|(\S+)')
_QUOTES = str.maketrans("“”„«»", '"""""')


@dataclass(frozen=True, slots=True)
class Term:
    parts: tuple[str, ...]  # stand in every text that matches: far quicker to look for than the pattern
    pattern: re.Pattern[str]

    def is_in(self, folded: str) -> bool:
        return all(part in folded for part in self.parts) and self.pattern.search(folded) is not None


@dataclass(frozen=True, slots=True)
class Wanted:
    terms: tuple[Term, ...] = ()
    too_short: tuple[str, ...] = ()

    def is_in(self, text: str) -> bool:
        folded = fold(text)
        return all(term.is_in(folded) for term in self.terms)


@dataclass(frozen=True, slots=True)
class Run:
    text: str
    is_hit: bool = False


def wanted(asked: str) -> Wanted:
    terms, too_short = [], []
    for phrase, word in _ASKED.findall(asked.translate(_QUOTES)):
        parts = re.findall(r"\w+", fold(phrase or word))
        if len("".join(parts)) >= SHORTEST:
            terms.append(_term(parts, is_phrase=bool(phrase)))
        elif parts:
            too_short.append(word or phrase)
    return Wanted(tuple(terms), tuple(too_short))


def _term(parts: list[str], *, is_phrase: bool) -> Term:
    # "don't" and "co-parent" are one word each, whichever sign joins them or none; a phrase may run over a line.
    between, end = (r"\W+", r"(?!\w)") if is_phrase else (r"\W?", "")
    return Term(tuple(parts), re.compile(r"(?<!\w)" + between.join(map(re.escape, parts)) + end))


def fold(text: str) -> str:
    if not text.isascii():
        # Few of a text's letters need more than `lower`, and a replacement each is quickest.
        for char in {char for char in set(text) if char > "\x7f"}:
            text = text.replace(char, _fold_letter(char))
    return text.lower()


@lru_cache(maxsize=4096)
def _fold_letter(char: str) -> str:
    """Without accents; an accent alone is nothing."""
    parts = unicodedata.normalize("NFKD", char).casefold()
    return "".join(part for part in parts if not unicodedata.combining(part))


def in_context(text: str, terms: tuple[Term, ...]) -> list[Run]:
    """The words with what stands around them, in the order of the text."""
    folded, origin = _fold_with_places(text)
    hits = [[(origin[m.start()], origin[m.end()]) for m in term.pattern.finditer(folded)] for term in terms]
    windows = _windows(text, sorted(found[0] for found in hits if found)[:PIECES])
    places = sorted(place for found in hits for place in found)
    return [run for start, end in windows for run in _runs(text, start, end, places)]


def _fold_with_places(text: str) -> tuple[str, list[int]]:
    """Folded, and for each of its letters (and its end) the place in `text` that it comes from."""
    folded = [fold(char) for char in text]
    origin = [place for place, piece in enumerate(folded) for _ in piece]
    return "".join(folded), [*origin, len(text)]


def _windows(text: str, hits: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for first, last in hits:
        start = max(0, first - AROUND)
        if start:
            start = text.find(" ", start, first) + 1 or start
        end = min(len(text), last + AROUND)
        if end < len(text):
            end = max(text.rfind(" ", last, end), last)
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _runs(text: str, start: int, end: int, places: list[tuple[int, int]]) -> Iterator[Run]:
    if start:
        yield Run("… ")
    at = start
    for first, last in places:
        if first >= at and last <= end:
            yield Run(text[at:first])
            yield Run(text[first:last], is_hit=True)
            at = last
    yield Run(text[at:end] + (" … " if end < len(text) else ""))
