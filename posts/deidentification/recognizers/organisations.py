"""Schools, churches, shelters, agencies, employers: they tell readers where to look."""

# ruff: noqa: E501 - a pattern on one line can be compared with the next

import re
from collections.abc import Iterator

from ..categories import Category
from ..document import Document, Word
from ..findings import Band
from ..wordset import word_set
from .dates import MONTHS, WEEKDAYS
from .hit import Hit, hits, pattern
from .vocabulary import GENERIC

NAME = r"(?:[A-Z][\w'.&-]{0,20}|of|the|and|&|for|de|la)"
KINDS: dict[str, str] = {
    "school": r"Elementary(?: School)?|Elem|Middle(?: School)?|Junior High(?: School)?|Jr\.? High|High(?: School)?|Senior High|Primary|Prep|Academy|Charter(?: School)?|School|Montessori|Preschool|Day ?care|Daycare|Headstart|Learning Center|Day School|K-8",
    "college": r"University|College|Seminary|Tech|Institute|Law School",
    "church": r"Church|Chapel|Cathedral|Parish|Temple|Synagogue|Mosque|Masjid|Tabernacle|Assembly|Ministries|Ministry|Fellowship|Congregation|Baptist|Methodist|Lutheran|Catholic|Presbyterian|Gurdwara|AME|Missionary|Apostolic|Kingdom Hall",
    "hospital": r"Hospital|Medical Center|Medical|Clinic|Regional|Memorial|General|Infirmary|Health Center|Health System|Health|Hospice|Rehab|Rehabilitation|Nursing Home|Nursing|Care Center|Manor|VA|Surgical|Pediatrics|Wellness|Recovery Center|Treatment Center|Detox|Adult Day|Home Care|Senior Living|Assisted Living|Dental|Pharmacy|Children's",
    "shelter": r"Shelter|Mission|House|Haven|Refuge|Safe House|Inn|Lodge|Rescue Mission|Group Home|Residence|Ranch",
    "agency": r"Services|Family Services|Center|Centre|Agency|Foundation|Alliance|Coalition|Council|Collective|Project|Program|Network|Partners|Society|Association|Bureau|Office|Neighbors|Advocates|Resource Center|Crisis Center|Resource Centre|Homes|Court|Club|Lodge|Hall|Legion|Post|Union|Local|League|Tigers|Eagles|Wildcats|Bulldogs",
    "business": r"Inc|LLC|Co|Corp|Company|Poultry|Foods|Farms|Farm|Plant|Mills|Motors|Auto|Auto Sales|Auto Body|Garage|Trucking|Logistics|Storage|Cold Storage|Hardware|Grocery|Market|Diner|Cafe|Grill|Tavern|Pub|Bar|Salon|Nails|Barber|Motel|Hotel|Inn|Bank|Credit Union|Packing|Manufacturing|Industries|Lumber|Feed|Feed & Seed|Tire|Lube|Gym|Laundry|Laundromat|Bakery|Pizza|Press|Gazette|Herald|Tribune|Times|Journal|News|Steel|Dairy|Nursery|Landing|Casino|Cleaners|Express|Mart|Electric|Plumbing|Construction|Roofing|Staffing",
}  # fmt: skip
FIRST_WORD = re.compile(r"(?<![^|])[A-Z]\w*")
# Of these alone nothing follows: "the High School", "Family Court", "Adult Day Program".
PATTERNS = tuple(
    (
        kind,
        pattern(
            rf"(?<![\w'])(?:[A-Z][\w'.&-]{{1,20}}\s)(?:{NAME}\s){{0,4}}(?:{words})(?![\w'-])",
            "A-Z",
            " ".join(FIRST_WORD.findall(words)),
        ),
    )
    for kind, words in KINDS.items()
)
NUMBERED = pattern(
    r"\b(?:P\.?S\.?|I\.?S\.?|M\.?S\.?|Station|Precinct|Local|Lodge|VFW Post|Troop|Engine|Ladder)\s(?:No\.?\s)?#?\d{1,5}\b",
    "P PS I IS M MS Station Precinct Local Lodge VFW Troop Engine Ladder",
    "0-9",
)
SAINT = pattern(
    r"\b(?:St\.?|Saint|Our Lady of(?: the)?|Holy|Sacred|Mount|Bethel|Calvary|Good Shepherd)\s[A-Z][\w']{2,20}(?:'s)?(?:\s(?:Prep|Academy|School|Church|Hospital|Regional|Parish|Medical Center|Village))?(?![\w'])",
    "St Saint Our Holy Sacred Mount Bethel Calvary Good",
)
LOWER = pattern(
    r"\b(?P<it>[a-z][\w'-]{2,20}\s(?:elementary|elem|middle school|high school|baptist church|cold storage|auto sales|auto body|memorial hospital|crisis center|family services))\b",
    needs="elementary elem school baptist storage sales body memorial crisis services",
)
LOWER_SAINT = pattern(r"\b(?P<it>st\.? [a-z]{4,20}s(?:'s)?)\b", "st")

# "The Dollar General in Nashville", "the Rite Aid lot on Main": one of many, until the place is said.
BRANCH = pattern(
    r"\bthe\s(?P<it>(?:[A-Z][\w'.&-]{1,20}\s){1,3}(?:(?:store|lot|parking lot|plant|office|church|branch|clinic|site|campus|unit)\s)?"
    r"(?:in|on|off|at|by|near)\s(?P<where>[A-Z][\w'-]{2,20}))(?![\w'])",
    "the",
)
# The police, the firemen and the school district of one place.
LOCAL_SERVICE = pattern(
    r"\b[A-Z][a-z'-]{2,20}\s(?:PD|FD|VFD|EMS|ISD|USD|CSD|SO)\b", "A-Z", "PD FD VFD EMS ISD USD CSD SO"
)
CALL_SIGN = pattern(r"(?<![\w'-])[KW][A-Z]{3}(?:[ -](?:TV|FM|AM|\d{1,2})\b)?(?![\w'-])", "A-Z")
CALENDAR = word_set(f"{MONTHS} {WEEKDAYS}")

# Words of the sentence around it.
NOT_FIRST = word_set("the my our at her his in is when if and a from but i")


def find(doc: Document) -> Iterator[Hit]:
    for kind, wanted in PATTERNS:
        for match in wanted.matches(doc):
            yield from _named(doc, match, kind)
    yield from hits(NUMBERED, doc, Category.ORGANISATION, Band.LOOK_AT, "organisation.numbered", "agency")
    for match in SAINT.matches(doc):
        if not doc.is_term(*match.span()):
            yield Hit(*match.span(), Category.ORGANISATION, Band.LOOK_AT, "organisation.saint", "church")
    yield from (
        hit
        for hit in hits(LOWER, doc, Category.ORGANISATION, Band.LOOK_AT, "organisation.lower", "agency")
        if doc.text[hit.start : hit.end].split()[0] not in doc.lexicon.common
    )
    yield from _branches(doc)
    yield from hits(LOCAL_SERVICE, doc, Category.ORGANISATION, Band.LOOK_AT, "organisation.local-service", "agency")
    yield from _stations(doc)
    yield from hits(LOWER_SAINT, doc, Category.ORGANISATION, Band.LOOK_AT, "organisation.saint", "church")


def _branches(doc: Document) -> Iterator[Hit]:
    for match in BRANCH.matches(doc):
        words, where = doc.within(*match.span("it")), doc.within(*match.span("where"))
        named = [word for word in words if word.capital and word.start < where[0].start]
        plain = all(word.key in GENERIC or word.shout for word in named) or where[0].key in GENERIC
        if not plain and not where[0].term and where[0].key not in CALENDAR:
            yield Hit(*match.span("it"), Category.ORGANISATION, Band.LOOK_AT, "organisation.branch", "business")


def _stations(doc: Document) -> Iterator[Hit]:
    """Of radio and television: four capitals that are no word, in a sentence that is not all capitals."""
    for hit in hits(CALL_SIGN, doc, Category.ORGANISATION, Band.LOOK_AT, "organisation.station", "business"):
        beside = [*doc.before(hit.start), *doc.after(hit.end)]
        for word in doc.within(hit.start, hit.end):
            known = word.term or doc.lexicon.is_word(word.key) or doc.lexicon.is_name(word.key)
            if not known and not all(other.shout for other in beside):
                yield hit


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
    while words and words[0].key in NOT_FIRST:
        words = words[1:]
    if len(words) > 1 and _distinct(words) and not all(word.term for word in words):
        yield Hit(words[0].start, match.end(), Category.ORGANISATION, Band.LOOK_AT, f"organisation.{kind}", kind)


def _distinct(words: list[Word]) -> bool:
    """Whether a word before the kind is more than the kind of thing it is."""
    return any(word.capital and word.key not in GENERIC and not word.term for word in words[:-1])
