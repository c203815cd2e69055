"""Schools, churches, shelters, agencies, employers: they tell readers where to look."""

# ruff: noqa: E501 - a pattern on one line can be compared with the next

import re
from collections.abc import Iterator

from ..categories import Category
from ..document import Document, Word
from ..findings import Band
from .hit import Hit, hits
from .vocabulary import GENERIC

NAME = r"(?:[A-Z][\w'.&-]{0,20}|of|the|and|&|for|de|la)"
KINDS: dict[str, str] = {
    "school": r"Elementary(?: School)?|Elem|Middle(?: School)?|Junior High(?: School)?|Jr\.? High|High(?: School)?|Senior High|Primary|Prep|Academy|Charter(?: School)?|School|Montessori|Preschool|Day ?care|Headstart|Learning Center|Day School|K-8",
    "college": r"University|College|Seminary|Tech|Institute|Law School",
    "church": r"Church|Chapel|Cathedral|Parish|Temple|Synagogue|Mosque|Masjid|Tabernacle|Assembly|Ministries|Ministry|Fellowship|Congregation|Baptist|Methodist|Lutheran|Catholic|Presbyterian|Gurdwara|AME|Missionary|Apostolic|Kingdom Hall",
    "hospital": r"Hospital|Medical Center|Medical|Clinic|Regional|Memorial|General|Infirmary|Health Center|Health System|Health|Hospice|Rehab|Rehabilitation|Nursing Home|Nursing|Care Center|Manor|VA|Surgical|Pediatrics|Wellness|Recovery Center|Treatment Center|Detox|Adult Day|Home Care|Senior Living|Assisted Living|Dental|Pharmacy|Children's",
    "shelter": r"Shelter|Mission|House|Haven|Refuge|Safe House|Inn|Lodge|Rescue Mission|Group Home|Residence|Ranch",
    "agency": r"Services|Family Services|Center|Centre|Agency|Foundation|Alliance|Coalition|Council|Collective|Project|Program|Network|Partners|Society|Association|Bureau|Office|Neighbors|Advocates|Resource Center|Crisis Center|Resource Centre|Homes|Court|Club|Lodge|Hall|Legion|Post|Union|Local|League|Tigers|Eagles|Wildcats|Bulldogs",
    "business": r"Inc|LLC|Co|Corp|Company|Poultry|Foods|Farms|Farm|Plant|Mills|Motors|Auto|Auto Sales|Auto Body|Garage|Trucking|Logistics|Storage|Cold Storage|Hardware|Grocery|Market|Diner|Cafe|Grill|Tavern|Pub|Bar|Salon|Nails|Barber|Motel|Hotel|Inn|Bank|Credit Union|Packing|Manufacturing|Industries|Lumber|Feed|Feed & Seed|Tire|Lube|Gym|Laundry|Laundromat|Bakery|Pizza|Press|Gazette|Herald|Tribune|Times|Journal|News|Steel|Dairy|Nursery|Landing|Casino|Cleaners|Express|Mart|Electric|Plumbing|Construction|Roofing|Staffing",
}  # fmt: skip
# Of these alone nothing follows: "the High School", "Family Court", "Adult Day Program".
PATTERNS = tuple(
    (kind, re.compile(rf"(?<![\w'])(?:[A-Z][\w'.&-]{{1,20}}\s)(?:{NAME}\s){{0,4}}(?:{words})(?![\w'-])"))
    for kind, words in KINDS.items()
)
NUMBERED = re.compile(
    r"\b(?:P\.?S\.?|I\.?S\.?|M\.?S\.?|Station|Precinct|Local|Lodge|VFW Post|Troop|Engine|Ladder)\s(?:No\.?\s)?#?\d{1,5}\b"
)
SAINT = re.compile(
    r"\b(?:St\.?|Saint|Our Lady of(?: the)?|Holy|Sacred|Mount|Bethel|Calvary|Good Shepherd)\s[A-Z][\w']{2,20}(?:'s)?(?:\s(?:Prep|Academy|School|Church|Hospital|Regional|Parish|Medical Center|Village))?(?![\w'])"
)
LOWER = re.compile(
    r"\b(?P<it>[a-z][\w'-]{2,20}\s(?:elementary|elem|middle school|high school|baptist church|cold storage|auto sales|auto body|memorial hospital|crisis center|family services))\b"
)
LOWER_SAINT = re.compile(r"\b(?P<it>st\.? [a-z]{4,20}s(?:'s)?)\b")


def find(doc: Document) -> Iterator[Hit]:
    for kind, pattern in PATTERNS:
        for match in pattern.finditer(doc.text):
            yield from _named(doc, match, kind)
    yield from hits(NUMBERED, doc.text, Category.ORGANISATION, Band.LOOK_AT, "organisation.numbered", "agency")
    for match in SAINT.finditer(doc.text):
        if not doc.is_term(*match.span()):
            yield Hit(*match.span(), Category.ORGANISATION, Band.LOOK_AT, "organisation.saint", "church")
    yield from (
        hit
        for hit in hits(LOWER, doc.text, Category.ORGANISATION, Band.LOOK_AT, "organisation.lower", "agency")
        if doc.text[hit.start : hit.end].split()[0] not in doc.lexicon.common
    )
    yield from hits(LOWER_SAINT, doc.text, Category.ORGANISATION, Band.LOOK_AT, "organisation.saint", "church")


def _named(doc: Document, match: re.Match[str], kind: str) -> Iterator[Hit]:
    """Cut what belongs to the sentence, and keep it only if something is left that names one organisation."""
    words = doc.within(match.start(), match.end())
    for position in range(len(words) - 1, 0, -1):
        word = words[position]
        if word.opens or word.gap not in (" ", ". ", " & ", "-"):
            words = words[position:]
            break
    while words and (words[0].key in GENERIC or not words[0].capital) and not (words[0].capital and _distinct(words)):
        words = words[1:]
    while words and words[0].key in {
        "the",
        "my",
        "our",
        "at",
        "her",
        "his",
        "in",
        "is",
        "when",
        "if",
        "and",
        "a",
        "from",
        "but",
        "i",
    }:
        words = words[1:]
    if len(words) > 1 and _distinct(words) and not all(word.term for word in words):
        yield Hit(words[0].start, match.end(), Category.ORGANISATION, Band.LOOK_AT, f"organisation.{kind}", kind)


def _distinct(words: list[Word]) -> bool:
    """Whether a word before the kind is more than the kind of thing it is."""
    return any(word.capital and word.key not in GENERIC and not word.term for word in words[:-1])
