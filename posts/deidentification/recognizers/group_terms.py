"""Words that this group always wants to see marked, and states where its policy asks for them."""

from collections.abc import Iterator

from ..categories import Category
from ..document import Document
from ..findings import Band
from ..terms import Terms, term_key
from .hit import GROUP_TERM, Hit
from .vocabulary import STATES


def find(doc: Document) -> Iterator[Hit]:
    terms = {term_key(text): (category, "") for text, category in doc.policy.terms}
    if doc.policy.states:
        terms = {tuple(name.split()): (Category.PLACE, "state") for name in STATES} | terms
    for start, end, key in Terms(terms).within(doc.text):
        category, detail = terms[key]
        yield Hit(start, end, category, Band.LOOK_AT, GROUP_TERM, detail)
