"""Which of two hits on the same words is reported."""

from collections.abc import Iterable

from .categories import Category
from .recognizers.hit import Hit

_PARTS = {Category.NAME, Category.PLACE}


def settle(hits: Iterable[Hit]) -> list[Hit]:
    """The higher band wins, then the longer span, then the earlier; a QUASI span may contain others.

    Fishing, too, is about the sentence and not about a word in it, so it never hides a name.
    """
    words: list[Hit] = []
    sentences: list[Hit] = []
    for hit in hits:
        (sentences if hit.category in {Category.QUASI, Category.FISHING} else words).append(hit)
    settled = [*_without_overlaps(_absorbed(words)), *_without_overlaps(sentences)]
    return sorted(settled, key=lambda hit: (hit.start, -hit.end, hit.category))


def _absorbed(hits: list[Hit]) -> list[Hit]:
    """The name or street inside "Larch Street Mission" is part of it and gives it its band."""
    wholes = [
        hit
        for hit in hits
        if hit.category is Category.ORGANISATION and not hit.rule.endswith((".model", ".proper-noun"))
    ]
    kept = []
    for hit in hits:
        around = [whole for whole in wholes if whole.start <= hit.start and hit.end <= whole.end]
        if hit.category not in _PARTS or not around:
            kept.append(hit)
    return kept


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
    vague = hit.rule.endswith((".proper-noun", ".model", ".unknown"))
    return (hit.band.rank, hit.start - hit.end, hit.start, vague, hit.rule)
