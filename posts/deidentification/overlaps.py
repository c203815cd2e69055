"""Which of two hits on the same words is reported."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate, groupby

from .categories import Category
from .findings import Band
from .recognizers.hit import FROM_TAGGER, GROUP_TERM, Hit

_PARTS = {Category.NAME, Category.PLACE}


def settle(hits: Iterable[Hit]) -> list[Hit]:
    """The higher band wins, then the longer span, then the earlier; a QUASI span may contain others.

    Fishing, too, is about the sentence and not about a word in it, so it never hides a name.
    """
    words: list[Hit] = []
    sentences: list[Hit] = []
    for hit in hits:
        (sentences if hit.category in {Category.QUASI, Category.FISHING} else words).append(hit)
    terms = [hit for hit in words if hit.rule == GROUP_TERM]
    kept = _without_overlaps(_within_terms(_absorbed(words), terms) if terms else _absorbed(words))
    settled = [*kept, *_without_overlaps(sentences)]
    return _in_order(settled)


def with_whole_terms(text: str, hits: Iterable[Hit], settled: list[Hit]) -> list[Hit]:
    """A word of the group's own is marked to its last letter, also where a stronger hit took a part of it."""
    taken = {position for hit in settled if hit.band is not Band.HINT for position in range(hit.start, hit.end)}
    rest: list[Hit] = []
    for term in hits:
        free = (place for place in range(term.start, term.end) if place not in taken) if term.rule == GROUP_TERM else ()
        for _, run in groupby(enumerate(free), lambda pair: pair[1] - pair[0]):
            places = [place for _, place in run if text[place].isalnum()]
            if places:
                rest.append(replace(term, start=places[0], end=places[-1] + 1))
                taken.update(range(places[0], places[-1] + 1))
    return _in_order([*settled, *rest])


def _in_order(hits: Iterable[Hit]) -> list[Hit]:
    return sorted(hits, key=lambda hit: (hit.start, -hit.end, hit.category))


def _absorbed(hits: list[Hit]) -> list[Hit]:
    """The name or street inside "Larch Street Mission" is part of it and gives it its band."""
    wholes = sorted(
        (hit.start, hit.end)
        for hit in hits
        if hit.category is Category.ORGANISATION and not hit.rule.endswith((*FROM_TAGGER, ".proper-noun"))
    )
    starts = [start for start, _ in wholes]
    reached = list(accumulate((end for _, end in wholes), max, initial=0))
    return [hit for hit in hits if hit.category not in _PARTS or reached[bisect_right(starts, hit.start)] < hit.end]


def _within_terms(hits: list[Hit], terms: list[Hit]) -> list[Hit]:
    """The "Mel" in a group's "Old Mel" gives it its band."""
    owner: dict[int, Hit] = {}
    for term in sorted(terms, key=lambda term: (term.start - term.end, term.start)):
        for position in range(term.start, term.end):
            owner.setdefault(position, term)
    kept: list[Hit] = []
    inside: dict[Hit, list[Hit]] = {}
    for hit in hits:
        whole = owner.get(hit.start)
        if whole is None or owner.get(hit.end - 1) != whole:
            kept.append(hit)
        else:
            inside.setdefault(whole, []).append(hit)
    return kept + [_with_knowledge(term, parts) for term, parts in inside.items()]


def _with_knowledge(term: Hit, parts: list[Hit]) -> Hit:
    band = min((part.band for part in parts), key=lambda band: band.rank)
    detail = next((part.detail for part in parts if part.category is term.category and part.detail), "")
    return replace(term, band=band, detail=detail)


def _without_overlaps(hits: list[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    taken: set[int] = set()
    for hit in sorted(hits, key=_strength):
        span = range(hit.start, hit.end)
        if taken.isdisjoint(span):
            kept.append(hit)
            taken.update(span)
    return kept


def _strength(hit: Hit) -> tuple[int, int, int, bool, str]:
    """Of two equals the one that knows more: a kind of school says more than "a local name"."""
    vague = hit.rule.endswith((*FROM_TAGGER, ".proper-noun", ".unknown"))
    return (hit.band.rank, hit.start - hit.end, hit.start, vague, hit.rule)
