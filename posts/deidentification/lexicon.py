"""The word lists, loaded once: what is a word, a given name, a surname, a place, a professional term."""

import gzip
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from .normalise import fold
from .wordset import word_set

FOLDER = Path(__file__).parent / "lexicons"
WORD = re.compile(r"[^\W\d_]+(?:['&-][^\W\d_]+)*")
CONTRACTED = frozenset({"re", "ve", "d", "ll", "m", "t", "s"})
PREFIXES = word_set("""x anti pre post non co ex re sub mid de un bi tri semi multi inter intra e t self bio""")
POSSESSIVE = re.compile(r"'s?$", re.IGNORECASE)
IN_STATE = re.compile(r"([A-Z]{2})(\d*)")


class Usage(NamedTuple):
    """How a word is used in everyday writing."""

    lower: int  # Brown cluster of its form without a capital; a prefix of n bits is ``lower % 2**n``
    capital: int
    leaning: int  # -4 hardly ever to 4 nearly always with a capital
    frequency: int  # 0 rare to 9


@dataclass(frozen=True, slots=True)
class Lexicon:
    common: frozenset[str]  # words that every reader knows
    words: frozenset[str]  # those of a large dictionary, without the common ones
    given: frozenset[str]
    rare_given: frozenset[str]
    surnames: frozenset[str]
    places: Mapping[str, str]  # folded name -> "IA41255,NC": population by state, where known
    usage: Mapping[str, int]  # packed: see ``usage_of``
    terms: Mapping[str, tuple[tuple[str, ...], ...]]  # first word -> whole terms, longest first

    def is_word(self, key: str) -> bool:
        """Also contractions ("they've") and compounds of words ("long-term")."""
        if key in self.common or key in self.words:
            return True
        head, apostrophe, tail = key.partition("'")
        if apostrophe:
            return tail in CONTRACTED and (head in self.common or head.endswith("n"))
        return "-" in key and all(
            part in self.common or part in self.words or part in PREFIXES for part in key.split("-")
        )

    def is_given(self, key: str) -> bool:
        return key in self.given or key in self.rare_given

    def is_name(self, key: str) -> bool:
        return key in self.given or key in self.surnames or key in self.rare_given

    def usage_of(self, key: str) -> Usage | None:
        packed = self.usage.get(key)
        if packed is None:
            return None
        return Usage(packed >> 20, packed >> 8 & 0xFFF, (packed >> 4 & 0xF) - 4, packed & 0xF)

    def people_in(self, place: str) -> dict[str, int]:
        """Population by state of every place of this name; 0 where it is not known."""
        return {state: int(people or 0) for state, people in IN_STATE.findall(self.places.get(place, ""))}


def _sections() -> Iterator[tuple[str, list[str]]]:
    body = gzip.decompress((FOLDER / "lexicon.gz").read_bytes()).decode()
    for part in body.split("#")[1:]:
        name, *lines = part.rstrip("\n").split("\n")
        yield name, lines


def term_words(text: str) -> tuple[str, ...]:
    """A term as the words that the check would see: "GAD-7" is ("gad",), "Stanley-Brown" one word."""
    return tuple(POSSESSIVE.sub("", word) for word in WORD.findall(fold(text)))


def _terms() -> dict[str, tuple[tuple[str, ...], ...]]:
    lines = (FOLDER / "terms.txt").read_text(encoding="utf-8").splitlines()
    listed = (entry for line in lines if not line.startswith("#") for entry in line.split(","))
    by_first: dict[str, set[tuple[str, ...]]] = {}
    for words in map(term_words, listed):
        if words:
            by_first.setdefault(words[0], set()).add(words)
    return {first: tuple(sorted(found, key=lambda words: (-len(words), words))) for first, found in by_first.items()}


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Alone, for those who need no more: the whole lexicon takes ten times the memory."""
    return frozenset(dict(_sections())["common"])


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    lists = dict(_sections())
    places = dict(line.split("|", 1) for line in lists.pop("places"))
    usage = {word: int(packed, 16) for word, packed in (line.split(" ") for line in lists.pop("usage"))}
    sets = {name: frozenset(lines) for name, lines in lists.items()}
    return Lexicon(places=places, usage=usage, terms=_terms(), **sets)
