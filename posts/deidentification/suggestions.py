"""Safer wordings for a finding: a ladder from specific to general that fits where the words stood."""

from collections.abc import Callable

from .categories import Category
from .document import Document
from .recognizers.hit import Hit
from .wording import others, places, times
from .wording.people import People
from .wording.slot import Slot, fit, slot

BY_CATEGORY: dict[Category, Callable[[Slot], tuple[str, ...]]] = {
    Category.DATE: times.suggest_date,
    Category.AGE: times.suggest_age,
    Category.ORGANISATION: others.suggest_organisation,
    Category.QUASI: others.suggest_description,
    Category.FISHING: others.suggest_answer,
}


class Wording:
    """Knows the whole text, so that a person keeps one role and one letter throughout."""

    def __init__(self, doc: Document, hits: list[Hit]) -> None:
        self._doc = doc
        self._people = People(doc, hits)

    def suggest(self, hit: Hit) -> tuple[str, ...]:
        """At least one, none twice."""
        place = slot(self._doc, hit)
        return tuple(dict.fromkeys(fit(phrase, place) for phrase in self._ladder(place)))

    def _ladder(self, place: Slot) -> tuple[str, ...]:
        match place.hit.category:
            case Category.NAME:
                return self._people.suggest(self._doc, place)
            case Category.PLACE:
                return places.suggest(self._doc, place)
            case category:
                return BY_CATEGORY.get(category, others.suggest_number)(place)
