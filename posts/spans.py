"""Findings laid over the parts of a text, ready for a template: no mark-up is built here."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from .content import Content

STRENGTH = {"MUST_FIX": 0, "LOOK_AT": 1, "HINT": 2}


class Span(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def band(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text under at most one finding; `number` counts findings from 1, as the list does."""

    text: str
    number: int = 0
    band: str = ""
    starts: bool = False  # the first run of its finding: it carries the number and the anchor


@dataclass(frozen=True, slots=True)
class MarkedPart:
    key: str
    segments: tuple[Segment, ...]


def marked_parts(content: Content, spans: Sequence[Span]) -> list[MarkedPart]:
    """`spans` index content.joined(), in the order in which they are listed. The strongest one shows."""
    return [MarkedPart(part.key, tuple(_segments(part.text, offset, spans))) for part, offset in content.offsets()]


def _segments(text: str, offset: int, spans: Sequence[Span]) -> list[Segment]:
    inside = [(n, s) for n, s in enumerate(spans, 1) if s.start < offset + len(text) and s.end > offset]
    edges = {0, len(text)}
    for _, span in inside:
        edges |= {max(0, span.start - offset), min(len(text), span.end - offset)}
    cuts = sorted(edges)
    found, seen = [], set()
    for start, end in pairwise(cuts):
        covering = [(n, s) for n, s in inside if s.start - offset <= start and end <= s.end - offset]
        if not covering:
            found.append(Segment(text[start:end]))
            continue
        number, span = min(covering, key=lambda ns: (STRENGTH.get(ns[1].band, 3), ns[1].end - ns[1].start))
        found.append(Segment(text[start:end], number, span.band, number not in seen))
        seen.add(number)
    return found
