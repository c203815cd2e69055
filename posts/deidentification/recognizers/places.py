"""Places below state level (Safe Harbor B): listed towns, names with a word for a kind of place, streets, ZIP codes."""

# ruff: noqa: E501 - a pattern on one line can be compared with the next

from collections.abc import Iterator
from dataclasses import replace

from ..categories import Category
from ..document import Document, Word
from ..findings import Band
from ..wordset import word_set
from .hit import Hit, hits, pattern
from .vocabulary import GENERIC, STATES, STRONG_PLACE_WORDS

NAME = r"(?:[A-Z][\w'-]{0,20}|(?:St|Mt|Ft)\.)"
KINDS = """County Parish Township Borough Falls Creek Ridge Hollow Springs Landing Lake River Valley Bend Corners Junction
    Crossing Heights Hills Grove Park Point Beach Bay Harbor Island Islands Mountain Mountains Canyon Fork Forks Gap Mesa
    Rancheria Reservation Rez Pueblo Village Estates Manor Terrace Apartments Apts Projects Homes Towers Commons Courts
    Woods Meadows Pond Bayou Swamp Basin Plains Prairie Bluff Bluffs Locks Ferry Mill Mills Fairgrounds City Station Bridge
    Square Plaza Mall Wharf Marina Quarry Mine Dam Cemetery Elbow Crick Holler"""
KIND = rf"(?:Trailer Park|Mobile Home Park|Co\.|{'|'.join(KINDS.split())})"
STREETS = """Street St Avenue Ave Road Rd Drive Dr Lane Ln Court Ct Boulevard Blvd Place Pl Way Circle Cir Loop Terrace
    Ter Trail Trl Parkway Pkwy Pike Alley Row Highway Hwy"""
STREET = rf"(?:{'|'.join(STREETS.split())})"
IN_STATE = " ".join([*STATES.values(), *(name.title() for name in STATES)])
SIDE = r"(?:(?:N|S|E|W|NE|NW|SE|SW|North|South|East|West)\.?\s)?"
UNIT = r"(?:,?\s(?:Apt|Apartment|Unit|Suite|Ste|Lot|Trailer|#)\.?\s?[\w-]{1,6})?"
# "..., Cedar City, IA 50000"; without a state only where everything is in capitals.
TAIL = r"(?:,\s(?:[A-Z][\w'-]{1,20}\s?){1,3},?\s[A-Z]{2}\b(?:\s\d{5})?|,\s[A-Z]{3,20}(?:\s[A-Z]{3,20})?)?"
# (code, band, what it begins with, of which the text must hold one, pattern)
ROADS = (
    ("address", Band.MUST_FIX, "0-9", STREETS, rf"\b\d{{1,6}}(?:-[A-Za-z])?\s{SIDE}(?:{NAME}\s|\d{{1,3}}(?:st|nd|rd|th)\s){{1,3}}{STREET}\b(?:\.(?=,|\s[a-z]))?(?:\s[NSEW]{{1,2}}\b)?{UNIT}{TAIL}"),
    ("address", Band.MUST_FIX, "0-9", "street st avenue ave road rd drive lane ln court ct blvd boulevard circle terrace pkwy", rf"(?i:\b\d{{2,6}}\s{SIDE}(?:[a-z][\w'-]{{1,20}}\s|\d{{1,3}}(?:st|nd|rd|th)\s){{1,2}}(?:street|st|avenue|ave|road|rd|drive|lane|ln|court|ct|blvd|boulevard|circle|terrace|pkwy)\b{UNIT}){TAIL}"),
    ("street", Band.MUST_FIX, "A-Z 0-9", STREETS, rf"\b{SIDE}(?:{NAME}\s|\d{{1,3}}(?:st|nd|rd|th)\s){{1,3}}{STREET}\b(?:\s(?:North|South|East|West|[NSEW]{{1,2}})\b)?{UNIT}"),
    ("street", Band.LOOK_AT, "on off at down", "", r"(?i:\b(?:on|off|at|down)\s(?P<it>(?:n|s|e|w|north|south|east|west)\.\s[a-z][\w'-]{2,20}))"),
    ("highway", Band.MUST_FIX, "i interstate us state county old hwy highway route rte rt road rd sr cr fm farm ranch", "0-9", r"(?i:\b(?:I-\d{1,3}|interstate\s\d{1,3}|(?:(?:us|state|county|old)\s)?(?:hwy\.?|highway|route|rte\.?|rt\.?|road|rd|sr|cr|fm)\s\d{1,4}[A-Z]?\b|(?:county|farm|ranch|fm|cr|us)\s(?:road\s|rd\s)?\d{1,4}\b)(?:\s(?:north|south|east|west|[nsew]b?)\b)?(?:,?\s(?:exit|mile|mile marker)\s\d{1,4}\b)?)"),
    ("marker", Band.LOOK_AT, "exit mile milepost", "0-9", r"(?i:\b(?:exit|mile marker|milepost)\s\d{1,4}\b)"),
    ("corner", Band.LOOK_AT, "A-Z 0-9", "and &", r"\b(?:[A-Z][a-z]{2,20}|\d{1,3}(?:st|nd|rd|th))\s(?:and|&)\s(?:\d{1,3}(?:st|nd|rd|th)|Main|Broadway)\b|\b(?<!the )\d{1,3}(?:st|nd|rd|th)\s(?:and|&)\s[A-Z][a-z]{2,20}\b"),
    ("district", Band.LOOK_AT, "ward district precinct census beat zone", "0-9", r"(?i:\b(?:ward|district|precinct|census tract|beat|zone)\s(?:no\.?\s)?\d{1,4}\b)"),
    ("unit", Band.LOOK_AT, "apt apartment lot trailer space", "", r"(?i:\b(?:apt|apartment|lot|trailer|space)\.?\s#?(?:\d{1,4}[A-Z]?|[A-Z]-?\d{1,4})\b)"),
    ("zip", Band.LOOK_AT, "in from area postal zip zips", "0-9", r"(?i:\b(?:in|from|area|postal code|zips?)\s(?P<it>\d{5}(?:-\d{4})?)(?=\s?[.,;:?!)]|$|\s[a-z]))"),
    ("calle", Band.MUST_FIX, "Calle Avenida Camino Rue Via", "", rf"\b(?:Calle|Avenida|Camino|Rue|Via)\s{NAME}(?:\s{NAME})?"),
    ("po-box", Band.MUST_FIX, "p po", "box", r"(?i:\bp\.?\s?o\.?\sbox\s\d{1,6}\b)"),
    ("zip", Band.MUST_FIX, "zip", "0-9", r"(?i:\bzip(?:\scode)?(?:\sis|:)?\s(?P<it>\d{5}(?:-\d{4})?|\d{3})\b)"),
    ("zip", Band.MUST_FIX, IN_STATE, "0-9", rf"\b(?:{'|'.join(sorted(STATES.values()))}|{'|'.join(sorted(name.title() for name in STATES))}),?\s(?P<it>\d{{5}}(?:-\d{{4}})?)\b"),
    ("coordinates", Band.MUST_FIX, "0-9 -", "0-9", r"(?<![\w.])-?\d{1,2}\.\d{3,8},\s?-?\d{1,3}\.\d{3,8}(?![\w])|(?<![\w.])\d{1,2}\.\d{2,8}°?\s?N,?\s\d{2,3}\.\d{2,8}°?\s?W\b"),
)  # fmt: skip
PATTERNS = tuple((code, band, pattern(regex, heads, needs)) for code, band, heads, needs, regex in ROADS)
BY_KIND = pattern(rf"\b(?:(?:the\s)?(?:{NAME}\s){{1,3}}){KIND}(?![\w'])", "the A-Z", f"{KINDS} Co")
BEFORE = pattern(
    rf"\b(?:Lake|Mount|Mt\.|Fort|Ft\.|Port|Camp|Cape|Point|San|Santa|Saint|Isla|Bayou|Township of|Town of|City of|Village of)\s{NAME}(?:\s{NAME})?",
    "Lake Mount Mt Fort Ft Port Camp Cape Point San Santa Saint Isla Bayou Township Town City Village",
)
LOWER_COUNTY = pattern(r"\b(?P<it>[a-z][a-z'-]{2,20}\s(?:county|parish|township))\b", needs="county parish township")
# What may stand before "county" without naming it.
NO_COUNTY = word_set(
    """the a an our my your this that every each another other next same which what any home rural her his
    their whole small neighboring neighbouring adjacent entire poor big large local of in and or out-of
    our one two three both different by per cross across multi bordering receiving sending host frontier
    poorest nearest state"""
)
# Capitalised words that open a sentence or carry a role, not a place's name.
NOT_PLACE_START = word_set(
    """The A An My Our Her His Their This That In On At From Near Is If And But So I We He She They It When
    Where What Who Family Foster Juvenile Superior District Circuit Mental"""
)
SMALL = word_set("of or the du de la in and")  # within "Fond du Lac" and "Truth or Consequences"
LONGEST = 4
BIG_ENOUGH = 5_000
LOWER_CUES = STRONG_PLACE_WORDS | {"to", "by"}


def find(doc: Document) -> Iterator[Hit]:
    for code, band, wanted in PATTERNS:
        for hit in hits(wanted, doc, Category.PLACE, band, f"safe-harbor-b.{code}", code):
            start = _trimmed(doc, hit.start, hit.end) if code == "street" else hit.start
            if start is not None:
                yield replace(hit, start=start)
    yield from _by_kind(doc)
    yield from _listed(doc)


def _trimmed(doc: Document, start: int, end: int) -> int | None:
    """Where the name begins behind words like "The Family"; None if only the kind of place is left."""
    words = doc.within(start, end)
    if words and doc.text[start].isdigit():
        return start
    while len(words) > 1 and (words[0].text in NOT_PLACE_START or words[0].key in GENERIC):
        words = words[1:]
    return None if len(words) < 2 or all(word.term for word in words[:-1]) else words[0].start


def _by_kind(doc: Document) -> Iterator[Hit]:
    for match in BY_KIND.matches(doc):
        start = _trimmed(doc, *match.span())
        if start is None or doc.is_term(start, match.end()):
            continue
        words = doc.within(start, match.end())
        if " ".join(word.key for word in words) not in doc.lexicon.places:
            code = "county" if words[-1].key in {"county", "parish", "township"} else "kind"
            yield Hit(start, match.end(), Category.PLACE, Band.MUST_FIX, f"safe-harbor-b.{code}", code)
    for match in BEFORE.matches(doc):
        if not doc.is_term(*match.span()):
            yield Hit(*match.span(), Category.PLACE, Band.MUST_FIX, "safe-harbor-b.kind", "kind")
    for match in LOWER_COUNTY.matches(doc):
        if match.group().split()[0] not in NO_COUNTY and not doc.lexicon.is_word(match.group().split()[0]):
            yield Hit(*match.span(), Category.PLACE, Band.LOOK_AT, "safe-harbor-b.county", "county")


def _listed(doc: Document) -> Iterator[Hit]:
    index = 0
    while index < len(doc.words):
        if not _could_begin(doc, doc.words[index]):
            index += 1
            continue
        hit, length = _town(doc, index)
        if hit:
            yield hit
        index += length


def _could_begin(doc: Document, word: Word) -> bool:
    return word.capital or _cue(doc, word) in LOWER_CUES


def _town(doc: Document, index: int) -> tuple[Hit | None, int]:
    words = _together(doc.words[index : index + LONGEST])
    for length in range(len(words), 0, -1):
        key = " ".join([word.key for word in words[:length]])
        if key in doc.lexicon.places and (band := _band(doc, words[:length], key)):
            return Hit(words[0].start, words[length - 1].end, Category.PLACE, band, "safe-harbor-b.town", key), length
    return None, 1


def _together(words: list[Word]) -> list[Word]:
    """Those of the words that nothing separates from the first."""
    for index, word in enumerate(words):
        if index and word.gap not in (" ", ". "):
            return words[:index]
    return words


def _cue(doc: Document, first: Word) -> str:
    return doc.words[first.index - 1].key if first.index and first.gap == " " else ""


def _band(doc: Document, words: list[Word], key: str) -> Band | None:
    """How sure a listed name is a place here; many are also surnames or everyday words."""
    first, lists = words[0], doc.lexicon
    cue = _cue(doc, first)
    # States are terms and so is "City", but "Iowa City" is a town.
    is_term = all(word.term for word in words) and not (len(words) > 1 and words[-1].key == "city")
    if is_term or (first.shout and len(first.text) < 4):
        return None
    if not all(word.capital or word.key in SMALL for word in words):
        return _lower_band(doc, words, key, cue)
    if len(words) > 1:
        return Band.MUST_FIX
    if _in_state(doc, first):
        return Band.MUST_FIX
    if lists.is_word(key) or lists.is_name(key):
        return Band.LOOK_AT if cue in STRONG_PLACE_WORDS and not first.opens else None
    return Band.MUST_FIX if not first.opens or cue else Band.LOOK_AT


def _lower_band(doc: Document, words: list[Word], key: str, cue: str) -> Band | None:
    lists = doc.lexicon
    if cue not in LOWER_CUES:
        return None
    if len(words) > 1:
        return None if all(lists.is_word(word.key) for word in words) else Band.LOOK_AT
    known = max(lists.people_in(key).values(), default=0) >= BIG_ENOUGH
    return Band.LOOK_AT if known and not lists.is_word(key) and key not in lists.given else None


def _in_state(doc: Document, word: Word) -> bool:
    following = doc.after(word.end)
    if not following or following[0].gap != ", ":
        return False
    return following[0].key in STATES or following[0].text in STATES.values()
