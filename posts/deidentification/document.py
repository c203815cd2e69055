"""A text as all recognizers see it: words with their shape, and which of them are professional terms."""

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import chain

from .findings import DEFAULT, Policy
from .leetspeak import read_digits
from .lexicon import POSSESSIVE, WORD, Lexicon, lexicon
from .normalise import fold
from .wordset import word_set

SENTENCE_END = re.compile(r"[.!?:;\n\"(\[>|]|- ")
PIECE = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
DIGITS, CAPITAL = "0-9", "A-Z"
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


@dataclass(slots=True)
class Document:
    """``pieces`` says where each run of letters begins, in lower case and, with a capital, as it is written too;
    each mark; under DIGITS each run of digits; and under CAPITAL each run of letters with a capital.
    """

    text: str
    policy: Policy = DEFAULT
    lexicon: Lexicon = field(default_factory=lexicon)
    words: list[Word] = field(default_factory=list)
    pieces: dict[str, list[int]] = field(default_factory=dict)
    _word_starts: list[int] = field(default_factory=list)
    _starts: dict[frozenset[str], list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.text = read_digits(self.text, self.lexicon)
        self.words = _split(self.text)
        self.pieces = _pieces(self.text)
        self._word_starts = [word.start for word in self.words]
        _mark_terms(self.words, self.lexicon)

    def starts(self, heads: frozenset[str]) -> list[int]:
        """Where any of these pieces begins, in order."""
        if heads not in self._starts:
            found = [self.pieces[head] for head in heads if head in self.pieces]
            self._starts[heads] = found[0] if len(found) == 1 else sorted(chain.from_iterable(found))
        return self._starts[heads]

    def within(self, start: int, end: int) -> list[Word]:
        """The words that begin in a span."""
        return self.words[bisect_left(self._word_starts, start) : bisect_left(self._word_starts, end)]

    def before(self, position: int, count: int = 1) -> list[Word]:
        """The words that begin before a position, nearest last."""
        index = bisect_left(self._word_starts, position)
        return self.words[max(0, index - count) : index]

    def after(self, position: int, count: int = 1) -> list[Word]:
        index = bisect_left(self._word_starts, position)
        return self.words[index : index + count]

    def is_term(self, start: int, end: int) -> bool:
        """Whether every word of a span belongs to a professional term."""
        words = self.within(start, end)
        return bool(words) and all(word.term for word in words)


def _split(text: str) -> list[Word]:
    words: list[Word] = []
    position = 0
    opens = True
    for match in WORD.finditer(text):
        whole, start = match.group(), match.start()
        gap = text[position:start]
        bare = POSSESSIVE.sub("", whole) if "'" in whole else whole
        key = bare.lower() if bare.isascii() else fold(bare)
        if words and gap != " ":
            opens = _ends_sentence(words[-1], gap)
        shout = len(bare) > 1 and bare.isupper()
        words.append(Word(len(words), start, start + len(bare), bare, key, bare[0].isupper(), shout, opens, gap))
        position = match.end()
        opens = False
    return words


def _pieces(text: str) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for match in PIECE.finditer(text):
        piece, start = match.group(), match.start()
        lower = piece.lower()
        found[lower].append(start)
        if lower != piece:
            found[piece].append(start)
            found[CAPITAL].append(start)
        elif piece[0].isdigit():
            found[DIGITS].append(start)
    return found


def _ends_sentence(before: Word, gap: str) -> bool:
    if not SENTENCE_END.search(gap):
        return False
    return not (gap.startswith(". ") and (before.key in ABBREVIATIONS or len(before.text) == 1))


def _mark_terms(words: list[Word], lists: Lexicon) -> None:
    """Longest term first, so that "Bowen family systems" wins over "Bowen"."""
    reached = 0
    for word in words:
        for term in lists.terms.get(word.key, ()) if word.index >= reached else ():
            part = words[word.index : word.index + len(term)]
            if [found.key for found in part] == list(term):
                for found in part:
                    found.term = True
                reached = word.index + len(term)
                break
