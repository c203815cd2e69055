"""What the language model believes, where the lists do not speak against it."""

from collections.abc import Iterator

from ..categories import Category
from ..document import Document, Entity, Word
from ..findings import Band
from .hit import Hit
from .vocabulary import NEVER_NAMES, STATES

KINDS = {
    "PERSON": (Category.NAME, "safe-harbor-a.model"),
    "GPE": (Category.PLACE, "safe-harbor-b.model"),
    "LOC": (Category.PLACE, "safe-harbor-b.model"),
    "FAC": (Category.PLACE, "safe-harbor-b.model"),
    "ORG": (Category.ORGANISATION, "organisation.model"),
}


def find(doc: Document) -> Iterator[Hit]:
    for entity in doc.entities:
        category, rule = KINDS[entity.label]
        words = doc.within(entity.start, entity.end)
        while words and (not words[0].capital or words[0].key in NEVER_NAMES):
            words = words[1:]
        if words and _believable(doc, entity, words):
            yield Hit(
                words[0].start, words[-1].end, category, Band.LOOK_AT, rule, "agency" if entity.label == "ORG" else ""
            )


def _believable(doc: Document, entity: Entity, words: list[Word]) -> bool:
    lists = doc.lexicon
    if any(word.term for word in words) or any(word.key in STATES for word in words):
        return False
    if not all(word.capital for word in words if len(word.text) > 3) or any(word.shout for word in words):
        return False
    strange = [word for word in words if not lists.is_word(word.key) or (lists.is_given(word.key) and not word.opens)]
    if entity.label == "ORG":
        return len(words) > 1 and bool(strange)
    if entity.label == "PERSON":
        return bool(strange)
    return any(not lists.is_word(word.key) for word in words)
