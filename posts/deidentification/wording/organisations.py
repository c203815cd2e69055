"""Ladders for organisations: what kind of thing it is, by its name or by what people do there."""

# ruff: noqa: E501 - a pattern on one line can be compared with the next

import re

from ..wordset import word_set
from .slot import Ladder, Slot

# The first pattern that fits the name decides; phrases from specific to general.
KINDS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), phrases)
    for pattern, phrases in (
        (r"preschool|pre-k|day ?care|head ?start|learning center|child ?care|nursery school|montessori", ("a child care center", "a program for children")),
        (r"law school|university|college|seminary|polytechnic|institute of technology|a&m|univ|state u", ("a college", "a school")),
        (r"elem(?:entary)?|primary|grade school|k-8|p\.?s\.? ?\d+", ("an elementary school", "a school")),
        (r"middle(?: school)?|junior high|jr\.? high|m\.?s\.? ?\d+|intermediate", ("a middle school", "a school")),
        (r"high(?: school)?|senior high|hs|h\.s\.", ("a high school", "a school")),
        (r"church|chapel|cathedral|parish|tabernacle|assembly|ministr(?:y|ies)|fellowship|congregation|baptist|methodist|lutheran|catholic|presbyterian|ame|missionary|apostolic|pentecostal|episcopal|reformed|mennonite|moravian|iglesia|holiness|gospel|ward \d|stake|kingdom hall|free will|adventist|our lady|sacred heart", ("a local church", "a place of worship")),
        (r"temple|synagogue|shul|mosque|masjid|gurdwara|islamic center|beth|wat|mandir|chabad", ("a place of worship", "a faith community")),
        (r"academy|prep|charter|schools?|isd|usd|unified", ("a school", "a program for children")),
        (r"hospice", ("a hospice", "a care program")),
        (r"nursing|care center|manor|assisted|senior living|memory care|rest home|adult day|skilled|convalescent|villa|health ?care center", ("a care home", "a care facility")),
        (r"detox|recovery|rehab(?:ilitation)?|treatment|sober|halfway|methadone", ("a treatment program", "a program")),
        (r"clinic|health center|dental|pediatrics|family practice|wellness|physicians|counseling|behavioral health|mental health|psychiatric associates", ("a local clinic", "a health facility")),
        (r"hospital|medical|regional|memorial|general|infirmary|health|healthcare|va|children's|mercy|surgical|er|icu|nicu", ("a regional hospital", "a hospital")),
        (r"group home|boys'? home|girls'? home|residence|ranch for|boys ranch|children's home", ("a group home", "a residential program")),
        (r"safe house|shelter|mission|haven|refuge|warming center|house of", ("a shelter", "a residential program")),
        (r"court|courthouse|magistrate|tribunal", ("a local court", "a court")),
        (r"police|pd|sheriff'?s?|precinct|troopers?|fire|engine|ladder|ems|station \d+|rescue squad|vfd", ("a local department", "an emergency service")),
        (r"jail|prison|correctional|detention|penitentiary|juvenile hall|juvie|juvenile center", ("a detention facility", "a facility")),
        (r"tigers|eagles|wildcats|bulldogs|panthers|hornets|bears|lions|cougars|rams|hawks|warriors|varsity|soccer club|football|baseball|hockey|little league|fc|squad|cheer", ("a local team", "a team")),
        (r"platoon|company [a-z]|battalion|brigade|squadron|regiment|\d+(?:st|nd|rd|th) (?:infantry|cavalry|airborne)|uss", ("a military unit", "a unit")),
        (r"gazette|herald|tribune|times|journal|news|courier|packet|press|observer|sentinel|examiner|chronicle|radio|channel \d+|k[a-z]{3}|w[a-z]{3}-?(?:tv|fm)", ("a local paper", "the local media")),
        (r"bank|credit union|savings", ("a bank", "a local business")),
        (r"pharmacy|drug(?:s|store)?|apothecary", ("a pharmacy", "a local business")),
        (r"diner|caf[eé]|grill|restaurant|pizza|bakery|bbq|barbecue|kitchen|taqueria|steakhouse|waffle|donuts?|deli|seafood", ("a local restaurant", "a local business")),
        (r"tavern|pub|bar|saloon|brewery|lounge|taproom", ("a local bar", "a local business")),
        (r"motel|hotel|inn|suites|lodging", ("a motel", "a place to stay")),
        (r"farms?|dairy|orchards?|ranch|growers|nursery", ("a farm", "a local business")),
        (r"poultry|foods|plant|mills?|packing|meats|steel|manufacturing|industries|lumber|cold storage|cannery|foundry|works|pork|beef|box|veneer|warehouse|logistics|trucking|freight", ("a local plant", "a workplace")),
        (r"market|mart|grocery|store|hardware|feed|dollar|pawn|thrift|outfitters|supply|furniture|florist|laundromat|laundry|cleaners|salon|nails|barber|tire|auto|motors|garage|lube|body shop|gym|casino|car ?wash|towing|plumbing|electric|roofing|construction|staffing|inc|llc|co|corp|company", ("a local business", "a workplace")),
        (r"union|local \d+|teamsters|uaw|seiu", ("a union", "an organization")),
        (r"vfw|legion|lodge|elks|moose|club|hall|post \d+|grange|league|troop", ("a local club", "a club")),
        (r"^\d+ ?(?:north|south|east|west|[nsew])", ("a unit", "a ward")),
        (r"library", ("a local library", "a public place")),
        (r"food pantry|pantry|soup kitchen|food bank", ("a food pantry", "a local program")),
        (r"(?:building|hall|floor|wing|tower|unit) \w{1,2}", ("a building", "a part of the building")),
        (r"house|home|inn|lodge", ("a residential program", "a program")),
    )
)  # fmt: skip
DETAILS: dict[str, tuple[str, ...]] = {
    "school": ("a school", "a program for children"),
    "college": ("a college", "a school"),
    "church": ("a local church", "a place of worship"),
    "hospital": ("a regional hospital", "a health facility"),
    "shelter": ("a shelter", "a residential program"),
    "business": ("a local business", "a workplace"),
}
# What people do there, where the name does not say it.
AROUND: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), phrases)
    for pattern, phrases in (
        (r"\b(?:grader?|teachers?|principal|students?|iep|enrolled|homeroom|semester|senior|junior|sophomore|freshman|counselor) (?:\w+ )?(?:at|from|of) (?:the )?$|\b(?:runs|plays|swims) (?:\w+ ){0,6}at (?:the )?$", ("a school", "a program")),
        (r"\b(?:works?|worked|working|job|jobs|shifts?|hired|fired|laid off|clerks?|foreman|employed|manager|cashier|line|quit) (?:\w+ ){0,3}(?:at|by|for|from) (?:the )?$", ("a local business", "a workplace")),
        (r"\b(?:admitted|inpatient|discharged|surgery|ward|bed|born|nurse|er) (?:\w+ ){0,2}(?:at|to|from|in) (?:the )?$", ("a hospital", "a health facility")),
        (r"\b(?:pastor|deacon|minister|choir|baptized|pew|worships?|elder|rev) (?:\w+ ){0,2}(?:at|of|from|in) (?:the )?$", ("a local church", "a place of worship")),
        (r"\b(?:lives?|living|living room|resident|stays?|staying|placed|bed|room|beds|intern|staff|sleeps) (?:\w+ ){0,2}(?:at|in|of) (?:the )?$", ("a residential program", "a program")),
    )
)  # fmt: skip
UNKNOWN = ("a local organization", "an organization")
ATTRIBUTED = word_set(
    """teacher teachers police staff office principal nurse pastor case worker caseworker counselor coach team gym
    lot parking campus board students kids families social program unit van bus choir people director supervisor
    lawyer secretary deacon parent parents student report liaison newsletter website elder elders ladies men
    deputy officer intern chaplain doctor physician admissions handbook jacket hoodie shirt sweatshirt mascot"""
)
OWNERS = re.compile(r"\b(her|his|their|my|our)\b", re.IGNORECASE)
OWNED = word_set("school church workplace college")


def suggest_organisation(place: Slot) -> Ladder:
    phrases = _phrases(place)
    if place.following.lower() in ATTRIBUTED:
        bare = phrases[0].partition(" ")[2]
        return place.ladder(bare if place.cue else f"the {bare}")
    if place.possessive:
        return place.ladder(*("the " + phrase.partition(" ")[2] for phrase in phrases))
    if place.modified:
        return place.ladder(*phrases)
    return place.ladder(phrases[0], _owned(place, phrases), *phrases[1:])


def _phrases(place: Slot) -> tuple[str, ...]:
    for pattern, phrases in KINDS:
        if pattern.search(place.text):
            return phrases
    if place.hit.detail in DETAILS:
        return DETAILS[place.hit.detail]
    return next((phrases for pattern, phrases in AROUND if pattern.search(place.before)), UNKNOWN)


def _owned(place: Slot, phrases: tuple[str, ...]) -> str:
    """ "her school", where the sentence has spoken of her and the noun belongs to a person."""
    noun = phrases[0].rpartition(" ")[2]
    owners = OWNERS.findall(place.before)
    return f"{owners[-1].lower()} {noun}" if owners and noun in OWNED and noun not in place.before else ""
