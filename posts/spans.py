"""Findings laid over the parts of a text, ready for a template: no mark-up is built here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
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
    is_asked: bool = False  # a moderator says something about it
    points: tuple[int, ...] = ()  # numbers of what they say that begins here


@dataclass(frozen=True, slots=True)
class MarkedPart:
    key: str
    segments: tuple[Segment, ...]


def marked_parts(content: Content, spans: Sequence[Span]) -> list[MarkedPart]:
    """`spans` index content.joined(), in the order in which they are listed. The strongest one shows."""
    seen: set[int] = set()
    return [
        MarkedPart(part.key, tuple(_segments(part.text, offset, spans, seen))) for part, offset in content.offsets()
    ]


def _segments(text: str, offset: int, spans: Sequence[Span], seen: set[int]) -> Iterator[Segment]:
    """`seen`: the findings whose first run came already, also in an earlier part."""
    edges = {offset, offset + len(text)}
    waiting = []
    for number, span in enumerate(spans, 1):
        start, end = max(span.start, offset), min(span.end, offset + len(text))
        if start < end:
            edges |= {start, end}
            waiting.append((start, end, number, span.band))
    waiting.sort(reverse=True)
    covering: list[tuple[int, int, int, str]] = []
    for start, end in pairwise(sorted(edges)):
        while waiting and waiting[-1][0] == start:
            covering.append(waiting.pop())
        covering = [span for span in covering if span[1] > start]
        run = text[start - offset : end - offset]
        if not covering:
            yield Segment(run)
            continue
        _, _, number, band = min(covering, key=_weakness)
        yield Segment(run, number, band, number not in seen)
        seen.add(number)


def _weakness(span: tuple[int, int, int, str]) -> tuple[int, int, int]:
    """The strongest band shows, of two the shorter span: a QUASI span may contain others."""
    start, end, number, band = span
    return STRENGTH.get(band, 3), end - start, number


def with_points(
    parts: Sequence[MarkedPart], content: Content, points: Sequence[tuple[int, tuple[int, int]]]
) -> list[MarkedPart]:
    """With what a moderator says laid over it: (number, span of joined()), ..."""
    starts = {part.key: offset for part, offset in content.offsets()}
    return [MarkedPart(part.key, tuple(_pinned(part.segments, starts[part.key], points))) for part in parts]


def _pinned(
    segments: Sequence[Segment], offset: int, points: Sequence[tuple[int, tuple[int, int]]]
) -> Iterator[Segment]:
    edges = sorted({edge for _, span in points for edge in span})
    for segment in segments:
        end = offset + len(segment.text)
        for left, right in pairwise([offset, *(edge for edge in edges if offset < edge < end), end]):
            yield replace(
                segment,
                text=segment.text[left - end + len(segment.text) : right - end + len(segment.text)],
                starts=segment.starts and left == offset,
                is_asked=any(span[0] <= left < span[1] for _, span in points),
                points=tuple(number for number, span in points if span[0] == left),
            )
        offset = end
