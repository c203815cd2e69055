"""Tokens that a group gives to the check, and where they stand in a text: whole words, folded, with their numbers."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from .lexicon import POSSESSIVE, common_words
from .normalise import clean, fold
from .recognizers.vocabulary import NEVER_NAMES

Key = tuple[str, ...]

TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
# Between two words of a term: "St. Mary", "half-pint", "Highway 61 / 7th", also over the end of a line.
GAP = re.compile(r"[\s.,'&/()-]{1,3}")


@dataclass(frozen=True, slots=True)
class Tokens:
    """A clean text (as `normalise.clean` leaves it) as words that terms are compared with."""

    text: str
    spans: list[tuple[int, int]]
    keys: list[str]

    @classmethod
    def of(cls, text: str) -> "Tokens":
        spans, keys = [], []
        for match in TOKEN.finditer(text):
            whole = match.group()
            bare = POSSESSIVE.sub("", whole) if "'" in whole else whole
            spans.append((match.start(), match.start() + len(bare)))
            keys.append(fold(bare))
        return cls(text, spans, keys)

    def are_together(self, first: int, last: int) -> bool:
        spans = self.spans[first : last + 1]
        return all(GAP.fullmatch(self.text, before[1], after[0]) for before, after in pairwise(spans))


def term_key(text: str) -> Key:
    """What two spellings of one term have in common: "Half-Pint's" and "half pint" are ("half", "pint")."""
    return tuple(Tokens.of(clean(text).text).keys)


def is_everyday(key: Key) -> bool:
    """One word that every reader knows, or only such as hold sentences together."""
    return (len(key) == 1 and key[0] in common_words()) or all(word in NEVER_NAMES for word in key)


class Terms:
    """Finds any of many terms in one walk through a text."""

    def __init__(self, keys: Iterable[Key]) -> None:
        self._keys = {key for key in keys if key}
        self._lengths: dict[str, set[int]] = {}
        for key in self._keys:
            self._lengths.setdefault(key[0], set()).add(len(key))

    def within(self, text: str) -> Iterator[tuple[int, int, Key]]:
        """Each with its place in `text`, which is clean."""
        if self._keys:
            yield from self.among(Tokens.of(text))

    def among(self, words: Tokens) -> Iterator[tuple[int, int, Key]]:
        for place, first in enumerate(words.keys):
            for length in self._lengths.get(first, ()):
                key, last = tuple(words.keys[place : place + length]), place + length - 1
                if key in self._keys and words.are_together(place, last):
                    yield words.spans[place][0], words.spans[last][1], key
