"""Every further occurrence of a name once found: as a part, possessive, without its capital."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..categories import Category
from ..document import Document, Word
from ..findings import Band
from ..wordset import word_set
from .hit import GROUP_TERM, Hit
from .vocabulary import NEVER_NAMES, ROLES, SPEECH, TITLES

SHORTEST = 3
MONTHS = word_set("april may june august march")


def find(doc: Document, found: Iterable[Hit]) -> Iterator[Hit]:
    names = [hit for hit in found if hit.category is Category.NAME and hit.band is not Band.HINT]
    known: dict[str, Hit] = {}
    for hit in sorted(names, key=lambda hit: hit.band.rank):
        if hit.rule.endswith(".guess"):
            continue
        for word in doc.within(hit.start, hit.end):
            # "Old Mel" of the group's own words makes "Mel" a name, and "old" stays a word.
            if _is_part(word) and not (hit.rule == GROUP_TERM and doc.lexicon.is_word(word.key)):
                known.setdefault(word.key, hit)
    yield from _strengthened(doc, names, known)
    taken = {position for hit in names for position in range(hit.start, hit.end)}
    for word in doc.words:
        original = known.get(word.key)
        if original and word.start not in taken and _is_same(doc, word):
            yield Hit(word.start, word.end, Category.NAME, original.band, "safe-harbor-a.repeat", original.detail)


def _strengthened(doc: Document, names: list[Hit], known: dict[str, Hit]) -> Iterator[Hit]:
    """ "Jenny" is a direct identifier everywhere once "my client Jenny" has shown that it is her name."""
    for hit in names:
        same = [known[word.key] for word in doc.within(hit.start, hit.end) if word.key in known]
        if same and (strongest := min(same, key=lambda other: other.band.rank)).band.rank < hit.band.rank:
            yield replace(hit, band=strongest.band)


def _is_part(word: Word) -> bool:
    return (
        len(word.key) >= SHORTEST and word.key not in NEVER_NAMES and word.key not in TITLES and word.key not in ROLES
    )


def _is_same(doc: Document, word: Word) -> bool:
    """A name that is also a word ("Will", "May") is the name only where it is written and used as one."""
    if not word.capital:
        return not doc.lexicon.is_word(word.key) and word.key not in MONTHS
    everyday = word.key in doc.lexicon.common or word.key in MONTHS
    if word.key in MONTHS:
        before = doc.before(word.start)
        return not (before and before[0].key in {"in", "since", "last", "next", "until", "by", "early", "late"})
    if word.opens and everyday:
        following = doc.after(word.end)
        marked = doc.text[word.end : word.end + 2] == "'s" or doc.text[word.end : word.end + 1] == ":"
        return marked or (bool(following) and following[0].gap == " " and following[0].text in SPEECH)
    return True
