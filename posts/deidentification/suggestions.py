"""Safer wordings for a finding: a ladder from specific to general that fits where the words stood."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from .categories import Category
from .document import Document
from .recognizers.hit import Hit
from .terms import term_key
from .wording import numbers, organisations, others, places, times
from .wording.people import People
from .wording.slot import PREPOSITIONS, Ladder, Slot, fit, slot

WITH_PREPOSITION = frozenset({Category.PLACE, Category.DATE, Category.ORGANISATION})

BY_CATEGORY: dict[Category, Callable[[Slot], Ladder]] = {
    Category.DATE: times.suggest_date,
    Category.AGE: others.suggest_age,
    Category.ORGANISATION: organisations.suggest_organisation,
    Category.QUASI: others.suggest_description,
    Category.FISHING: others.suggest_answer,
}


@dataclass(frozen=True, slots=True)
class Advice:
    """``start`` to ``end`` is what a suggestion replaces: "My client Jenny", where only "Jenny" was found."""

    start: int
    end: int
    suggestions: tuple[str, ...]
    population: int | None


class Wording:
    """Knows the whole text, so that a person keeps one role and a place is "that town" the second time."""

    def __init__(self, doc: Document, hits: list[Hit]) -> None:
        self._doc = doc
        self._people = People(doc, hits)
        self._again = {(hit.start, hit.end) for hit in _again(doc, hits)}
        self._instead = {term_key(text): phrase for text, phrase in doc.policy.instead}

    def suggest(self, hit: Hit) -> Advice:
        """At least one suggestion, none twice."""
        place = slot(self._doc, hit)
        ladder = self._behind_preposition(place) or fit(self._ladder(place), place)
        if phrase := self._instead.get(term_key(place.text)) if self._instead else None:
            ladder = _first(fit(place.ladder(phrase), place), ladder)
        population = places.population(self._doc, place) if hit.category is Category.PLACE else None
        return Advice(ladder.start, ladder.end, ladder.phrases, population)

    def _behind_preposition(self, place: Slot) -> Ladder | None:
        """For "on Halloween", found with its preposition: the words behind it are worded and it stays."""
        preposition, space, rest = place.text.partition(" ")
        if place.hit.category not in WITH_PREPOSITION or not rest.strip() or preposition.lower() not in PREPOSITIONS:
            return None
        start = place.hit.start + len(preposition + space)
        inner = slot(self._doc, replace(place.hit, start=start))
        ladder = fit(self._ladder(inner), inner)
        if ladder.start < start:
            return ladder
        return place.ladder(*(f"{preposition} {phrase}" for phrase in ladder.phrases), end=ladder.end)

    def _ladder(self, place: Slot) -> Ladder:
        match place.hit.category:
            case Category.NAME:
                return self._people.suggest(place)
            case Category.PLACE:
                return places.suggest(self._doc, place, again=(place.hit.start, place.hit.end) in self._again)
            case category:
                return BY_CATEGORY.get(category, numbers.suggest_number)(place)


def _first(own: Ladder, ladder: Ladder) -> Ladder:
    """The group's own phrase, then those that would stand in the same place."""
    same = (own.start, own.end) == (ladder.start, ladder.end)
    return replace(own, phrases=tuple(dict.fromkeys(own.phrases + ladder.phrases))) if same else own


def _again(doc: Document, hits: list[Hit]) -> list[Hit]:
    """Mentions of the place that was also the last one mentioned."""
    named = [hit for hit in hits if hit.category is Category.PLACE]
    found = [(hit, [word.key for word in doc.within(hit.start, hit.end)]) for hit in named]
    return [hit for (hit, words), (_, before) in zip(found[1:], found, strict=False) if words == before]
