"""Where words of one text stand in a later version of it; nowhere, where they were changed since."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate

from .content import Content

Span = tuple[int, int]
Block = tuple[int, int, int]  # as many letters from here in the one text are the same as from there in the other

CONTEXT = 10  # letters beside the words that are the same too: else they may be others that look alike
TELLING = re.compile(r"[A-Z0-9]|\w\W+\w")
TOKENS = re.compile(r"\w+|\W")
MOST = 4000  # tokens that changed; beyond, only words that stand once in the text are found again


def moved(before: Content, after: Content, spans: Sequence[Span]) -> list[Span | None]:
    """Each span of before.joined() as one of after.joined()."""
    old, new = before.fields(), after.fields()
    starts = {part.key: offset for part, offset in after.offsets()}
    places = [before.place(*span) for span in spans]
    keys = {place.key for place in places if place} & starts.keys()
    blocks = {key: list(_blocks(old[key], new[key])) for key in keys}
    found: list[Span | None] = []
    for place in places:
        at = None
        if place and place.key in keys:
            key = place.key
            at = _within(blocks[key], place.start, place.end) or _only(old[key], new[key], place.start, place.end)
        found.append((starts[place.key] + at[0], starts[place.key] + at[1]) if place and at else None)
    return found


def overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _within(blocks: Sequence[Block], start: int, end: int) -> Span | None:
    for old, new, length in blocks:
        if old <= start and end <= old + length and length - (end - start) >= CONTEXT:
            return new + start - old, new + end - old
    return None


def _only(old: str, new: str, start: int, end: int) -> Span | None:
    """A name, or several words, that stand once in both texts are the same ones, however much around them changed."""
    if old == new:
        return start, end
    pattern = re.compile(r"(?<!\w)" + re.escape(old[start:end]) + r"(?!\w)")
    if not TELLING.search(old[start:end]) or len(pattern.findall(old)) != 1:
        return None
    found = list(pattern.finditer(new))
    return found[0].span() if len(found) == 1 else None


def _blocks(old: str, new: str) -> Iterator[Block]:
    """Letter by letter equal, and whole words: what begins inside a word is another word."""
    a, b = TOKENS.findall(old), TOKENS.findall(new)
    head = _same(a, b)
    tail = _same(a[head:][::-1], b[head:][::-1])
    at_a, at_b = _edges(a), _edges(b)
    same = [(0, 0, head), (len(a) - tail, len(b) - tail, tail)]
    middle_a, middle_b = a[head : len(a) - tail], b[head : len(b) - tail]
    if max(len(middle_a), len(middle_b)) <= MOST:
        matches = SequenceMatcher(None, middle_a, middle_b).get_matching_blocks()
        same += [(head + match.a, head + match.b, match.size) for match in matches]
    for i, j, size in same:
        if size:
            yield at_a[i], at_b[j], at_a[i + size] - at_a[i]


def _edges(tokens: list[str]) -> list[int]:
    return list(accumulate(map(len, tokens), initial=0))


def _same(a: list[str], b: list[str]) -> int:
    """How many of the first are equal."""
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
