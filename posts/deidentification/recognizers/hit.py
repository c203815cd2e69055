"""What a recognizer reports: a span of the clean text, before overlaps and wording are settled."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..categories import Category
from ..document import Document
from ..findings import Band
from ..wordset import word_set

# The ends of rules that come from the tagger: what it read, and what it only guesses.
FROM_TAGGER = (".read", ".guess")
GROUP_TERM = "group.term"  # the rule of words that a group always wants to see marked


@dataclass(frozen=True, slots=True)
class Hit:
    start: int
    end: int
    category: Category
    band: Band
    rule: str
    detail: str = ""  # what the suggestions may use, such as the role of a person


Recognizer = Callable[[Document], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression that is tried only where it can match, which is what makes the check quick.

    A match begins with one of the ``heads``, pieces of the document; without heads it may begin anywhere.
    The text must hold one of ``needs``. Pieces in lower case stand for those with capitals too.
    """

    regex: re.Pattern[str]
    heads: frozenset[str]
    needs: frozenset[str]

    def matches(self, doc: Document) -> Iterator[re.Match[str]]:
        if self.needs and self.needs.isdisjoint(doc.pieces):
            return
        if not self.heads:
            yield from self.regex.finditer(doc.text)
            return
        reached, match_at = 0, self.regex.match
        for start in doc.starts(self.heads):
            if start >= reached and (match := match_at(doc.text, start)):
                reached = match.end()
                yield match


def pattern(regex: str, heads: str = "", needs: str = "", flags: int = 0) -> Pattern:
    return Pattern(re.compile(regex, flags), word_set(heads), word_set(needs))


def any_case(regex: str, heads: str = "", needs: str = "") -> Pattern:
    return pattern(regex, heads, needs, re.IGNORECASE)


def hits(wanted: Pattern, doc: Document, category: Category, band: Band, rule: str, detail: str = "") -> Iterator[Hit]:
    """One hit for each match; a group named "it" narrows the span."""
    group = "it" if "it" in wanted.regex.groupindex else 0
    for match in wanted.matches(doc):
        start, end = match.span(group)
        if end > start:
            yield Hit(start, end, category, band, rule, detail)
