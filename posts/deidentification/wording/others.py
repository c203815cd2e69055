"""Ladders for ages, descriptions, and questions that fish."""

import re

from .slot import Ladder, Slot

DESCRIPTIONS: dict[str, tuple[str, ...]] = {
    "kin": ("a relative of a public figure", "a relative of somebody well known"),
    "news": ("[publicity left out]",),
    "everybody": ("[detail left out]",),
}
FEW = ("one of a few people in this position", "somebody in this position")
QUESTION = ("what would help you most right now", "would ideas help, without any details")
CONFIRMATION = ("situations like this are hard", "thank you for writing about this")
SINGLED_OUT = re.compile(r"(?:the|our|my|this|that) ", re.I)
ONLY = re.compile(r"^(?:the|our|my|this|that) [\w' -]{0,30}\b(?:only|first|biggest|largest|oldest|youngest)\b", re.I)
KIN_OF = re.compile(
    r"'s (?:ex-)?(?:wife|husband|son|daughter|mother|father|brother|sister|ex|niece|nephew|kids?)$", re.I
)
NEWS = re.compile(r"\b(?:news|newspaper|paper|tv|headlines?|viral|channel)\b", re.I)
OLD = ("90 or older", "over 89")


def suggest_age(place: Slot) -> Ladder:
    text = place.text.lower()
    if "birthday" in text:
        return place.ladder("a birthday")
    if re.search(r"nineties|90s$", text):
        return place.ladder("old age", "very old age") if place.cue != "the" else place.ladder("oldest years")
    if "centenarian" in text or "nonagenarian" in text:
        return place.ladder("a very old person", "a person over 89")
    if re.search(r"[- ]year[- ]olds?\b", text):
        return place.ladder("very old", "over-89") if place.following else place.ladder("a person over 89")
    if place.cue in {"turned", "turns", "turning", "turn", "became"}:
        return place.ladder("90 or more", "very old")
    return place.ladder(*OLD)


def suggest_description(place: Slot) -> Ladder:
    if known := DESCRIPTIONS.get(place.hit.detail):
        return place.ladder(*known)
    if place.hit.detail in {"only", "first", "biggest", "role"} or ONLY.match(place.text):
        return place.ladder(*FEW) if SINGLED_OUT.match(place.text) else place.ladder("[detail left out]")
    if KIN_OF.search(place.text):
        return place.ladder(*DESCRIPTIONS["kin"])
    return place.ladder("[publicity left out]" if NEWS.search(place.text) else "[detail left out]")


def suggest_answer(place: Slot) -> Ladder:
    """For a reply: what may be asked or said instead."""
    fishing = place.hit.detail == "question"
    end = place.text[-1] if place.text[-1] in ".!" and not fishing else "?" if place.text[-1] == "?" and fishing else ""
    return place.ladder(*(phrase + end for phrase in (QUESTION if fishing else CONFIRMATION)))
