"""Ladders for places: what kind of place it is, how many people live there, which part of the country."""

import re

from ..document import Document
from ..recognizers.hit import Hit
from ..wordset import word_set
from . import towns
from .place_kinds import BY_DETAIL, COMMUNITY, KINDS, STANDING, TOWN
from .slot import Ladder, Slot

ALONG = word_set("on off along down")  # what "on Erie" names is a street
WATER = word_set("on by past below above across along beside into around behind")
NATURE = re.compile(
    r"\b(?:lake|pond|river|creek|bayou|bay|ridge|mountains?|hollow|valley|islands?)$|^lake |^mount ", re.IGNORECASE
)
AROUND = word_set(
    "downtown uptown northern southern eastern western greater rural central upstate metro outer north south east west"
)
# Nouns that make the place before them an adjective: "Cedar Falls police".
ATTRIBUTED = word_set(
    """police office offices hospital school schools court courthouse jail area team shelter clinic library pd
    paper newspaper church pastor mayor sheriff deputies detective branch site case woman man dispatch unit dhs cps
    family folks crowd training plant campus neighborhood neighbourhood fire ems er chief cops kids people girl boy
    side native natives address house apartment exit line dump mall post station task program department"""
)
STATE_BEHIND = re.compile(
    rf"(?:,? (?P<state>(?i:{'|'.join(sorted(towns.NAMES.values()))}))|, (?P<code>{'|'.join(sorted(towns.NAMES))}))\b"
    r"(?:,(?= [a-z]))?"
)
IN_TOWN = word_set("town city village township county parish")


def population(doc: Document, place: Slot) -> int | None:
    """People living in the place; of several places of this name the likeliest is the largest."""
    people = _people(doc, place.hit)
    return max(people.values()) if _kind(place, people)[0] is TOWN else None


def suggest(doc: Document, place: Slot, *, again: bool) -> Ladder:
    """``again``: the text named the same place just before."""
    people = _people(doc, place.hit)
    phrases, attribute = _kind(place, people)
    start = _start(place)
    if place.cue == "of" and place.cue_before in IN_TOWN:
        return place.ladder("[name removed]")
    if part := _as_part(place, phrases, attribute):
        return place.ladder(*part, start=start)
    if phrases is TOWN:
        return _town(doc, place, people, start, again=again)
    return place.ladder(*phrases, start=start)


def _as_part(place: Slot, phrases: tuple[str, ...], attribute: str) -> tuple[str, ...]:
    """What fits before a noun, after an article and before 's."""
    if phrases[0].startswith("["):
        return ()
    if place.following.lower() in ATTRIBUTED and attribute != "home":
        return (f"the {attribute}",)
    if place.after_determiner:
        return (attribute if place.following.islower() else phrases[0]), phrases[-1]
    if place.possessive or (place.opens and attribute == "county" and place.following.islower()):
        noun = "town" if attribute == "local" else attribute
        return f"the {noun}", "the area"
    return ()


def _people(doc: Document, hit: Hit) -> dict[str, int]:
    if hit.detail in BY_DETAIL:
        return {}
    if any(map(str.isdigit, doc.text[hit.start : hit.end])):
        return {}
    people = towns.listed(doc, doc.within(hit.start, hit.end))
    behind = STATE_BEHIND.match(doc.text, hit.end)
    if len(people) < 2 and not behind:
        return people
    near = towns.states_in(behind["code"] or behind["state"]) if behind else set()
    said = (near or towns.states_of(doc)) & set(people)
    return {state: people[state] for state in said} if said else people


def _kind(place: Slot, people: dict[str, int]) -> tuple[tuple[str, ...], str]:
    if place.hit.detail in BY_DETAIL:
        return BY_DETAIL[place.hit.detail]
    if place.cue in ALONG and not place.after.startswith(","):
        people = {}
    kind = next((kind for kind in KINDS if kind[0].search(place.text)), None)
    natural = place.cue in WATER or max(people.values(), default=0) == towns.UNDER_500
    if people and not (kind and NATURE.search(place.text) and natural):
        return TOWN, "local"
    if kind:
        corner = kind[2] == "street corner" and place.cue == "of"
        return (("two streets",) if corner else kind[1]), kind[2]
    return STANDING.get(place.cue, COMMUNITY), "local"


def _start(place: Slot) -> int:
    """ "downtown Duluth", "northern Otwell County": the first word goes too."""
    return place.doc.before(place.hit.start)[-1].start if place.cue in AROUND else place.hit.start


def _town(doc: Document, place: Slot, people: dict[str, int], start: int, *, again: bool) -> Ladder:
    number = max(people.values())
    exact, size = towns.words_for(number, set(people)), towns.size(number)
    region = towns.region_of(set(people))
    behind = STATE_BEHIND.match(doc.text, place.hit.end)
    if len(people) == 1 and not doc.policy.states and (behind or towns.states_in(place.text)):
        there = towns.NAMES[next(iter(people))]
        end = behind.end() if behind else place.hit.end
        return place.ladder(
            f"{exact} in {there}", f"{size} in {there}", _in_region(size, region), region, start=start, end=end
        )
    once_more = f"that {size.rpartition(' ')[2]}" if again else ""
    return place.ladder(once_more, exact, _in_region(size, region) or size, size, region, start=start)


def _in_region(size: str, region: str) -> str:
    if not region:
        return ""
    return f"{size} in {region.replace('the ', 'the rural ') if size == 'a small town' else region}"
