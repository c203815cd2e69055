"""Ladders for organisations, numbers, contacts, descriptions, and questions that fish."""

from ..categories import Category
from .slot import Slot

REMOVED: dict[Category, str] = {
    Category.PHONE: "[phone number removed]",
    Category.FAX: "[fax number removed]",
    Category.EMAIL: "[e-mail address removed]",
    Category.WEB: "[link removed]",
    Category.IP: "[IP address removed]",
    Category.SSN: "[Social Security number removed]",
    Category.RECORD: "[case number removed]",
    Category.HEALTH_PLAN: "[plan number removed]",
    Category.ACCOUNT: "[account number removed]",
    Category.LICENSE: "[license number removed]",
    Category.VEHICLE: "[vehicle number removed]",
    Category.DEVICE: "[device number removed]",
    Category.BIOMETRIC: "[detail removed]",
    Category.PHOTO: "[picture removed]",
    Category.OTHER_ID: "[number removed]",
}
SCHOOLS = (
    ("elem", "an elementary school"),
    ("middle", "a middle school"),
    ("junior high", "a middle school"),
    ("high", "a high school"),
    ("preschool", "a preschool"),
)
ORGANISATIONS: dict[str, tuple[str, ...]] = {
    "school": ("a local school", "a school"),
    "college": ("a college", "a training program"),
    "church": ("a local church", "a place of worship"),
    "hospital": ("a regional hospital", "a health facility"),
    "shelter": ("a shelter", "a residential program"),
    "agency": ("a local agency", "an organization"),
    "business": ("a local business", "a workplace"),
}
DESCRIPTIONS: dict[str, tuple[str, ...]] = {
    "kin": ("a relative of a public figure", "a relative of somebody well known"),
    "news": ("[publicity left out]",),
    "everybody": ("[detail left out]",),
}
QUESTION = ("what would help you most right now", "would ideas help, without any details")
CONFIRMATION = ("situations like this are hard", "thank you for writing about this")


def suggest_number(place: Slot) -> tuple[str, ...]:
    if place.hit.detail == "handle":
        return ("[handle removed]",)
    return (REMOVED[place.hit.category],)


def suggest_organisation(place: Slot) -> tuple[str, ...]:
    kind = place.hit.detail
    text = place.text.lower()
    level = tuple(phrase for word, phrase in SCHOOLS if kind == "school" and word in text)[:1]
    ladder = (*level, *ORGANISATIONS.get(kind, ORGANISATIONS["agency"]))
    if place.possessive:
        return tuple(
            phrase.replace("a ", "the ", 1).replace("an ", "the ", 1) if phrase[:2] in ("a ", "an") else phrase
            for phrase in ladder
        )
    return ladder


def suggest_description(place: Slot) -> tuple[str, ...]:
    known = DESCRIPTIONS.get(place.hit.detail)
    if known:
        return known
    if place.text.lower().startswith(("the ", "our ", "my ")):
        return ("one of a few people in this position", "somebody in this position")
    return ("[detail left out]",)


def suggest_answer(place: Slot) -> tuple[str, ...]:
    """For a reply: what may be asked or said instead."""
    fishing = place.hit.detail == "question"
    end = place.text[-1] if place.text[-1] in ".!" and not fishing else "?" if place.text[-1] == "?" and fishing else ""
    return tuple(phrase + end for phrase in (QUESTION if fishing else CONFIRMATION))
