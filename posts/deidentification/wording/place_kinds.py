"""What kind of place words name, and ladders for each kind."""

# ruff: noqa: E501 - a pattern on one line can be compared with the next

import re

STREET_KIND = r"(?:street|st|avenue|ave|road|rd|drive|dr|lane|ln|court|ct|boulevard|blvd|place|pl|circle|cir|loop|trail|trl|parkway|pkwy|pike|alley|way|terrace)"
# What the words say: first match decides; (pattern, as a noun, as a word before a noun).
KINDS: tuple[tuple[re.Pattern[str], tuple[str, ...], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), phrases, attribute)
    for pattern, phrases, attribute in (
        (r"^-?\d{1,3}\.\d{3,}, ?-?\d", ("[location removed]",), "[location removed]"),
        (r"^p\.? ?o\.? box", ("[mailing address removed]",), "[mailing address removed]"),
        (r"^\d{5}(?:-\d{4})?$", ("[ZIP code removed]",), "[ZIP code removed]"),
        (r"^\d+$", ("[number removed]",), "[number removed]"),
        (rf"^\d+[a-z]?(?:-\w)? .*\b{STREET_KIND}\b|^\d+ [nsew]\.? \w+", ("a private address", "a home in the area"), "home"),
        (r"\b(?:exit|mile ?marker|milepost|mm) ?#?\d", ("a spot along the road", "a place on the way"), "roadside"),
        (r"\b(?:i-?\d{1,3}|interstate|hwy|highway|route|rte|rt|freeway|turnpike|bypass|m-\d+|us[ -]\d+|spur)\b", ("a main road", "a road in the area"), "main road"),
        (r"\b(?:county|farm|ranch|state|forest) (?:road|rd)\b|\b(?:cr|fm|co rd|sr) ?\d", ("a country road", "a road in the area"), "country road"),
        (r"\b(?:old )?(?:road|rd) \d", ("a main road", "a road in the area"), "main road"),
        (r"^(?:apt|apartment|unit|lot|trailer|space|suite|room|rm)\b\.? ?#?\w+$", ("[unit removed]",), "[unit removed]"),
        (r"\b(?:ward|district|precinct|tract|beat|zone) (?:no\.? ?)?\d", ("a part of town", "the area"), "neighborhood"),
        (r"\b(?:trailer (?:park|court)|mobile home|mhp|rv park)\b", ("a mobile home park", "a neighborhood"), "neighborhood"),
        (r"\b(?:apartments?|apts|projects|towers|terrace|manor|estates|homes|court|courts|commons|village apartments)$", ("an apartment complex", "a housing complex"), "neighborhood"),
        (r"\b(?:reservation|rez|rancheria|pueblo|nation|tribal land|colony)$", ("a reservation", "a tribal community"), "reservation"),
        (r"\b(?:county|parish|borough|co\.)$", ("a county in this state", "a county"), "county"),
        (r"\btownship$", ("a township in this state", "a rural community"), "local"),
        (r"^\d{1,3}(?:st|nd|rd|th) (?:and|&)|\b(?:and|&) \d{1,3}(?:st|nd|rd|th)$|\b(?:and|&) (?:main|broadway)$", ("a street corner", "a spot in town"), "street corner"),
        (r"^(?:[nsew]\.?|north|south|east|west) \d+(?:st|nd|rd|th)$|^\d+(?:st|nd|rd|th)$", ("a nearby street", "a street in the area"), "street"),
        (rf"\b{STREET_KIND}\.?(?: [nsew]{{1,2}}| north| south| east| west)?$|^(?:calle|avenida|camino|rue|via) |^[nsew]\.? [a-z]+$", ("a nearby street", "a street in the area"), "street"),
        (r"\b(?:bridge|overpass|underpass|culvert|trestle)$", ("a bridge in the area", "a local landmark"), "local"),
        (r"\b(?:lake|pond|reservoir|quarry|bay|harbor|lagoon|slough)$|^lake ", ("a lake in the area", "a local landmark"), "lake"),
        (r"\briver$", ("a river in the area", "a local landmark"), "river"),
        (r"\b(?:creek|crick|bayou|fork|branch|brook|swamp|canal)$", ("a creek in the area", "a local landmark"), "creek"),
        (r"\b(?:mountains?|ridge|hollow|holler|canyon|gap|mesa|butte|bluffs?|pass|valley|basin)$|^mount |^mt\.? ", ("a rural area nearby", "a rural area"), "rural"),
        (r"\b(?:island|islands|isle|cay|key)$", ("an island", "a remote community"), "island"),
        (r"\b(?:park|playground|fairgrounds|trailhead|campground|beach|square|plaza)$|^camp ", ("a park in the area", "a public place"), "park"),
        (r"\b(?:mall|station|depot|landing|marina|wharf|dock|ferry|dam|cemetery|mill|elevator|gin|tower|silo|water tank|lot|store|store lot|barn|diner|gas station|rest stop|truck stop)$", ("a local landmark", "a place people here know"), "local"),
        (r"\b(?:heights|hills|grove|side|town|bottoms|flats|quarter|hill|ward|end)$", ("a neighborhood", "a part of town"), "neighborhood"),
    )
)  # fmt: skip
TOWN = ("a town", "a community")
BY_DETAIL: dict[str, tuple[tuple[str, ...], str]] = {
    "address": (("a private address", "a home in the area"), "home"),
    "street": (("a nearby street", "a street in the area"), "street"),
    "calle": (("a nearby street", "a street in the area"), "street"),
    "zip": (("[ZIP code removed]",), "[ZIP code removed]"),
    "po-box": (("[mailing address removed]",), "[mailing address removed]"),
    "coordinates": (("[location removed]",), "[location removed]"),
    "district": (("a part of town", "the area"), "neighborhood"),
    "unit": (("[unit removed]",), "[unit removed]"),
    "county": (("a county in this state", "a county"), "county"),
    "state": (("this state", "this part of the country"), "state"),
}
LANDMARK = ("a local landmark", "a place in the area")
COMMUNITY = ("a small community", "the area")
STANDING = {"past": LANDMARK, "by": LANDMARK, "behind": LANDMARK, "the": LANDMARK, "on": ("a nearby street", "a place nearby"), "along": ("a nearby street", "a place nearby"),
            "off": ("a road in the area", "a place nearby"), "down": ("a road in the area", "a place nearby"),
            "up": ("a road in the area", "a place nearby"), "at": ("a place nearby", "a place people here know")}  # fmt: skip
