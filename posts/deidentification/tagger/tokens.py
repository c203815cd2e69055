"""A text as the tagger sees it: words, runs of digits and single marks."""

import re
from dataclasses import dataclass

from ..document import Document, Word

REST = re.compile(r"\d+|[^\w\s]|_")


@dataclass(slots=True)
class Token:
    start: int
    end: int
    text: str
    word: Word | None  # None for digits and marks
    gap: str  # "" glued to the token before, " " or "\n"


def tokens(doc: Document) -> list[Token]:
    """Words keep the document's bounds, so the "'s" of a possessive belongs to no token."""
    found: list[Token] = []
    reached = 0
    for word in doc.words:
        _rest(doc.text, reached, word.start, found)
        found.append(Token(word.start, word.end, word.text, word, _gap(doc.text, found, word.start)))
        reached = word.end + (2 if doc.text[word.end : word.end + 2].lower() == "'s" else 0)
    _rest(doc.text, reached, len(doc.text), found)
    return found


def _rest(text: str, start: int, end: int, found: list[Token]) -> None:
    for match in REST.finditer(text, start, end):
        found.append(Token(match.start(), match.end(), match.group(), None, _gap(text, found, match.start())))


def _gap(text: str, found: list[Token], start: int) -> str:
    between = text[found[-1].end : start] if found else "\n"
    return "\n" if "\n" in between else between[:1]
