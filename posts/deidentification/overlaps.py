"""Which of two hits on the same words is reported."""

from collections.abc import Iterable

from .categories import Category
from .recognizers.hit import Hit


def settle(hits: Iterable[Hit]) -> list[Hit]:
    """The higher band wins, then the longer span, then the earlier; a QUASI span may contain others.

    Fishing, too, is about the sentence and not about a word in it, so it never hides a name.
    """
    words, sentences = [], []
    for hit in hits:
        (sentences if hit.category in {Category.QUASI, Category.FISHING} else words).append(hit)
    settled = [*_without_overlaps(words), *_without_overlaps(sentences)]
    return sorted(settled, key=lambda hit: (hit.start, -hit.end, hit.category))


def _without_overlaps(hits: list[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    taken: set[int] = set()
    for hit in sorted(hits, key=_strength):
        span = range(hit.start, hit.end)
        if taken.isdisjoint(span):
            kept.append(hit)
            taken.update(span)
    return kept


def _strength(hit: Hit) -> tuple[int, int, int, str]:
    return (hit.band.rank, hit.start - hit.end, hit.start, hit.rule)
