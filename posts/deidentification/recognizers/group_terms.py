"""Words that this group always wants to see marked, and states where its policy asks for them."""

from collections.abc import Iterator

from ..categories import Category
from ..document import Document
from ..findings import Band
from ..lexicon import term_words
from .hit import Hit
from .vocabulary import STATES


def find(doc: Document) -> Iterator[Hit]:
    terms = {term_words(text): category for text, category in doc.policy.terms if term_words(text)}
    if doc.policy.states:
        terms |= {tuple(name.split()): Category.PLACE for name in STATES if tuple(name.split()) not in terms}
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for words in terms:
        by_first.setdefault(words[0], []).append(words)
    for word in doc.words:
        for words in by_first.get(word.key, ()):
            span = doc.words[word.index : word.index + len(words)]
            if tuple(item.key for item in span) == words:
                yield Hit(word.start, span[-1].end, terms[words], Band.LOOK_AT, "group.term", "state")
