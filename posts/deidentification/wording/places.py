"""Ladders for places: how many people live there, how big that is, which part of the country."""

from ..document import Document
from ..recognizers.vocabulary import STATES
from ..wordset import word_set
from .slot import Slot

REGIONS: dict[str, str] = {
    state: region
    for region, states in {
        "the Northeast": "CT ME MA NH RI VT NJ NY PA",
        "the Midwest": "IL IN MI OH WI IA KS MN MO NE ND SD",
        "the South": "DE FL GA MD NC SC VA DC WV AL KY MS TN AR LA OK TX",
        "the West": "AZ CO ID MT NV NM UT WY AK CA HI OR WA",
    }.items()
    for state in states.split()
}
BY_KIND: dict[str, tuple[str, ...]] = {
    "address": ("a private address", "a home in the area"),
    "street": ("a nearby street", "a street in the area"),
    "calle": ("a nearby street", "a street in the area"),
    "corner": ("a street corner", "a spot in town"),
    "highway": ("a main road", "a road in the area"),
    "marker": ("a spot on the road", "a place on the way"),
    "zip": ("[ZIP code removed]",),
    "po-box": ("[mailing address removed]",),
    "coordinates": ("[location removed]",),
    "district": ("a part of town", "the area"),
    "unit": ("[unit removed]",),
    "county": ("a county in this state", "a county"),
    "kind": ("a place in the area", "a small community"),
    "state": ("this state", "this part of the country"),
}
UNKNOWN = ("a town", "a community")
# Nouns that make the place before them an adjective: "Cedar Falls police".
ATTRIBUTED = word_set(
    """police office offices hospital school schools court courthouse jail area team shelter clinic library
    paper newspaper church pastor mayor hospital sheriff deputies detective branch site case woman man
    family folks crowd training training's plant campus neighborhood neighbourhood"""
)


def suggest(doc: Document, place: Slot) -> tuple[str, ...]:
    kind = place.hit.detail
    if place.cue == "of" and place.cue_before in {"town", "city", "village", "township", "county"}:
        return ("[name removed]",)
    if kind in {"zip", "po-box", "coordinates"}:
        return BY_KIND[kind]
    if place.after_determiner or (place.following in ATTRIBUTED and kind != "address"):
        return ("county", "local") if kind == "county" else ("local",)
    if place.possessive:
        return ("the county", "the area") if kind == "county" else ("the town", "the area")
    return BY_KIND.get(kind) or _town(doc, kind) or UNKNOWN


def _town(doc: Document, key: str) -> tuple[str, ...]:
    people = doc.lexicon.people_in(key)
    if not people:
        return ()
    said = {code for name, code in STATES.items() if name in doc.text.lower()} & set(people)
    options = said or set(people)
    regions = {REGIONS.get(state, "") for state in options} - {""}
    region = tuple(regions) if len(regions) == 1 else ()
    return (*_size(max(people[state] for state in options)), *region)


def _size(people: int) -> tuple[str, ...]:
    """Rounded so far that several places fit; 0 is a place too small to be counted, or not counted alone."""
    if people == 0:
        return ("a small community",)
    if people < 1_000:
        return ("a town of under 1,000", "a small town")
    if people < 10_000:
        return (f"a town of about {round(people, -3):,}", "a small town")
    if people < 50_000:
        return (f"a town of about {round(people, -4):,}", "a mid-sized town")
    return ("a mid-sized city", "a city") if people < 300_000 else ("a large city", "a city")
