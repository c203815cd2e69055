"""What a recognizer reports: a span of the clean text, before overlaps and wording are settled."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..categories import Category
from ..document import Document
from ..findings import Band


@dataclass(frozen=True, slots=True)
class Hit:
    start: int
    end: int
    category: Category
    band: Band
    rule: str
    detail: str = ""  # what the suggestions may use, such as the role of a person


Recognizer = Callable[[Document], Iterator[Hit]]


def hits(
    pattern: re.Pattern[str], text: str, category: Category, band: Band, rule: str, detail: str = ""
) -> Iterator[Hit]:
    """One hit for each match; a group named "it" narrows the span."""
    group = "it" if "it" in pattern.groupindex else 0
    for match in pattern.finditer(text):
        if match.end(group) > match.start(group):
            yield Hit(match.start(group), match.end(group), category, band, rule, detail)
