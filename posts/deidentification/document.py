"""A text as all recognizers see it: words with their shape, and which of them are professional terms."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from .findings import DEFAULT, Policy
from .lexicon import POSSESSIVE, WORD, Lexicon, lexicon
from .normalise import fold
from .wordset import word_set

SENTENCE_END = re.compile(r"[.!?:;\n\"(\[>|]|- ")
# After these a full stop does not end the sentence.
ABBREVIATIONS = word_set(
    """mr mrs ms dr st ft mt prof jr sr sgt lt cpl pvt cpt capt col gen rev fr hon det no vs etc e g i dept"""
)


@dataclass(slots=True)
class Word:
    """One word; ``key`` is its folded form without a possessive ending, ``end`` excludes that ending."""

    index: int
    start: int
    end: int
    text: str
    key: str
    capital: bool  # begins with a capital letter
    shout: bool  # all capitals
    opens: bool  # begins a sentence, so its capital says nothing
    gap: str  # what stands between the word before and this one
    term: bool = False  # part of a professional term


@dataclass(frozen=True, slots=True)
class Entity:
    """What the language model believes; a belief, not a finding."""

    start: int
    end: int
    label: str


@dataclass(slots=True)
class Document:
    text: str
    policy: Policy = DEFAULT
    lexicon: Lexicon = field(default_factory=lexicon)
    words: list[Word] = field(default_factory=list)
    entities: Sequence[Entity] = ()
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.words = _split(self.text)
        self._starts = [word.start for word in self.words]
        _mark_terms(self.words, self.lexicon)

    def within(self, start: int, end: int) -> list[Word]:
        """The words that begin in a span."""
        return self.words[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def before(self, position: int, count: int = 1) -> list[Word]:
        """The words that begin before a position, nearest last."""
        index = bisect_left(self._starts, position)
        return self.words[max(0, index - count) : index]

    def after(self, position: int, count: int = 1) -> list[Word]:
        index = bisect_left(self._starts, position)
        return self.words[index : index + count]

    def is_term(self, start: int, end: int) -> bool:
        """Whether every word of a span belongs to a professional term."""
        words = self.within(start, end)
        return bool(words) and all(word.term for word in words)


def _split(text: str) -> list[Word]:
    words: list[Word] = []
    position = 0
    for match in WORD.finditer(text):
        whole, gap = match.group(), text[position : match.start()]
        bare = POSSESSIVE.sub("", whole)
        before = words[-1] if words else None
        shout = len(bare) > 1 and bare.isupper()
        words.append(
            Word(
                index=len(words),
                start=match.start(),
                end=match.start() + len(bare),
                text=bare,
                key=fold(bare),
                capital=bare[0].isupper(),
                shout=shout,
                opens=before is None or _ends_sentence(before, gap),
                gap=gap,
            )
        )
        position = match.end()
    return words


def _ends_sentence(before: Word, gap: str) -> bool:
    if not SENTENCE_END.search(gap):
        return False
    return not (gap.startswith(". ") and (before.key in ABBREVIATIONS or len(before.text) == 1))


def _mark_terms(words: list[Word], lists: Lexicon) -> None:
    """Longest term first, so that "Bowen family systems" wins over "Bowen"."""
    index = 0
    while index < len(words):
        for term in lists.terms.get(words[index].key, ()):
            if tuple(word.key for word in words[index : index + len(term)]) == term:
                for word in words[index : index + len(term)]:
                    word.term = True
                index += len(term) - 1
                break
        index += 1
