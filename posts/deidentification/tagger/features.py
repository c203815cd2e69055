"""What the tagger looks at in each token: its form, the lists it stands in, and what the rules say of it.

The attributes of a token are plain strings; the model weighs them for the token itself and for its
neighbours, so nothing here needs to look around, except for pairs of neighbours.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from ..document import Document, Word
from ..recognizers import dates, places
from ..recognizers.hit import Hit
from ..recognizers.vocabulary import (
    CLIENT_ROLES,
    KIN_ROLES,
    OTHER_ROLES,
    PLACE_WORDS,
    SPEECH,
    STATES,
    TITLES,
)
from ..wordset import word_set
from .tokens import Token

MONTHS, WEEKDAYS = word_set(dates.MONTHS), word_set(dates.WEEKDAYS)
FEASTS = word_set(
    """christmas xmas easter thanksgiving halloween hanukkah chanukah passover purim yom kippur rosh hashanah
    sukkot ramadan eid diwali kwanzaa epiphany valentine's memorial labor independence veterans presidents
    mlk juneteenth new year's st patrick's cinco mardi gras nowruz tet advent lent holi vaisakhi pascha
    ashura navratri holy palm good ash tishrei elul shabbat sabbath powwow nisan shavuot lohri onam songkran
    samhain michaelmas candlemas assumption saints souls muertos guadalupe posada eve"""
)
STREETS = word_set(
    f"{places.STREETS.lower()} route rte rt interstate exit mile marker calle avenida camino rue cr fm sr"
)
PLACE_KINDS = word_set(
    f"""{places.KINDS.lower()} city sound rock rocks knob gulch draw bottoms mount camp fort port cape mountain butte
    flat flats slough cove inlet"""
)
ORG_KINDS = word_set(
    """elementary elem middle junior high school prep academy charter montessori preschool university college
    seminary church chapel cathedral temple synagogue mosque masjid tabernacle assembly ministries ministry
    fellowship congregation baptist methodist lutheran catholic presbyterian gurdwara ame hospital medical clinic
    regional memorial general infirmary health hospice rehab nursing manor shelter mission house haven refuge
    inn lodge residence ranch services center centre agency foundation alliance coalition council collective
    project program network partners society association bureau neighbors advocates homes club hall legion post
    local league inc llc co corp company poultry foods farms farm plant motors auto garage trucking logistics
    storage hardware grocery market diner cafe grill tavern pub bar salon nails barber motel hotel bank packing
    lumber feed tire gym laundromat bakery pizza press gazette herald tribune times journal news steel dairy
    nursery casino mart court family crisis recovery wat shul"""
)
NUMBER_WORDS = word_set(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred half first second
    third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
    sixteenth seventeenth eighteenth nineteenth twentieth thirtieth last"""
)
ID_WORDS = word_set(
    """case docket no number id mrn record chart file claim incident report plate tag vin serial badge license
    licence dl passport policy member account acct ssn social hmis voucher doc inmate booking unit bus room
    route ref reference participant client cell locker permit dob born ext extension call text phone fax cell"""
)
CLASSES: tuple[tuple[str, frozenset[str]], ...] = (
    ("kin", frozenset(KIN_ROLES)),
    ("client", frozenset(CLIENT_ROLES)),
    ("role", frozenset(OTHER_ROLES)),
    ("title", frozenset(TITLES)),
    ("month", MONTHS),
    ("weekday", WEEKDAYS),
    ("feast", frozenset(FEASTS)),
    ("street", frozenset(STREETS)),
    ("placekind", frozenset(PLACE_KINDS)),
    ("orgkind", frozenset(ORG_KINDS)),
    ("number", frozenset(NUMBER_WORDS)),
    ("idword", frozenset(ID_WORDS)),
    ("state", frozenset(STATES) | frozenset(code.lower() for code in STATES.values())),
    ("placeword", frozenset(PLACE_WORDS)),
    ("speech", frozenset(SPEECH)),
)
LONGEST_PLACE = 4
# From which neighbours the model hears which attributes, by their first letter.
REACH = (-3, -2, -1, 0, 1, 2, 3)
CLOSE, NEXT = REACH[1:-1], REACH[2:-2]
OFFSETS: dict[str, tuple[int, ...]] = {
    **dict.fromkeys("cwi", REACH),  # class and word, "is:"
    **dict.fromkeys("hjkn", CLOSE),  # rough clusters, the rules' categories, sizes of numbers
    **dict.fromkeys("lfyemovrd", NEXT),
    **dict.fromkeys("tsg", (0, 1)),
    "p": (0, 1, 2),
    "q": (-1, 0, 1, 2),
}
HERE = (0,)
_named: dict[str, tuple[str, ...]] = {}
for _name, _members in CLASSES:
    for _member in _members:
        _named[_member] = (*_named.get(_member, ()), f"is:{_name}")


def attributes(doc: Document, found: Sequence[Token], hits: Iterable[Hit]) -> list[list[str]]:
    """One list of attributes for each token."""
    elsewhere, hurried = _elsewhere(doc), _hurried(doc)
    listed = [_word(doc, token.word, elsewhere, hurried) if token.word else _mark(token) for token in found]
    _join(listed)
    _rules(found, hits, listed)
    _long_places(doc, found, listed)
    for token, given in zip(found, listed, strict=True):
        if token.gap != " ":
            given.append("glued" if not token.gap else "newline")
    return listed


def _hurried(doc: Document) -> bool:
    """Whether the writer leaves capitals out: then a small letter says nothing."""
    openings = [word.capital for word in doc.words if word.opens or word.key == "i"]
    return 2 * sum(openings) < len(openings)


def _word(doc: Document, word: Word, elsewhere: dict[str, str], hurried: bool) -> list[str]:
    """The first attribute is the class of the word, the second the word: ``_join`` counts on it."""
    key, case = word.key, _case(word, hurried)
    listed = _listed(doc, word)
    given = [f"c:{case}{listed}", f"w:{key}", f"l:{listed}", f"f:{case}"]
    given += (f"z:{key[-3:]}", f"y:{key[-2:]}", f"a:{key[:3]}", *_classes(key))
    if key in elsewhere:
        given.append("e:" + elsewhere[key])
    if word.term:
        given.append("term")
    return given + _used(doc, word)


def _classes(key: str) -> tuple[str, ...]:
    """Of a word with hyphens those of its last part too: "mid-January", "Tues-Thurs"."""
    _, _, last = key.rpartition("-")
    return _named.get(key, ()) if last == key else (*_named.get(key, ()), *_named.get(last, ()))


def _used(doc: Document, word: Word) -> list[str]:
    """How everyday writing uses the word in this form: clusters of words used alike, by 4, 6, 10 and all bits."""
    usage = doc.lexicon.usage_of(word.key)
    if usage is None:
        return ["h:none"]
    cluster = (usage.capital or usage.lower) if word.capital else (usage.lower or usage.capital)
    return [
        f"h:{cluster % 16}",
        f"j:{cluster % 64}",
        f"m:{cluster % 1024}",
        f"o:{cluster}",
        f"v:{usage.leaning}{'C' if word.capital else 'l'}",
        f"x:{usage.frequency}",
    ]


def _case(word: Word, hurried: bool) -> str:
    if word.shout:
        return "S" if len(word.text) > 3 else "s"
    if not word.capital:
        return "h" if hurried else "l"
    if len(word.text) == 1:
        return "I"
    return "O" if word.opens else ("M" if not word.text[1:].islower() else "C")


def _listed(doc: Document, word: Word) -> str:
    """Which lists hold it: a word, a given name, a surname, a place and how large."""
    lists, key = doc.lexicon, word.key
    wordness = "c" if key in lists.common else "w" if lists.is_word(key) else "-"
    given = "g" if key in lists.given else "r" if key in lists.rare_given else "-"
    surname = "s" if key in lists.surnames else "-"
    place = "-"
    if key in lists.places:
        people = max(lists.people_in(key).values(), default=0)
        place = "B" if people >= 50_000 else "M" if people >= 3_000 else "t"
    return wordness + given + surname + place


def _mark(token: Token) -> list[str]:
    text = token.text
    if not text[0].isdigit():
        return [f"c:{text}", f"w:{text}"]
    value = int(text) if len(text) < 6 else 0
    size = (
        "month" if 1 <= value <= 12 else "day" if 13 <= value <= 31 else "age" if 32 <= value <= 89
        else "old" if 90 <= value <= 119 else "year" if 1900 <= value <= 2039 else "other"
    )  # fmt: skip
    size = f"{size}0" if text[0] == "0" else size
    return [f"c:{min(len(text), 8)}{size}", f"w:{'#' * min(len(text), 8)}", "digits", f"n:{size}"]


def _elsewhere(doc: Document) -> dict[str, str]:
    """How else a word is written in the same text: a name keeps its capital, a word loses it."""
    seen: dict[str, set[str]] = {}
    count: dict[str, int] = {}
    for word in doc.words:
        if len(word.key) > 1:
            seen.setdefault(word.key, set()).add("l" if not word.capital else "o" if word.opens else "C")
            count[word.key] = count.get(word.key, 0) + 1
    return {key: "".join(sorted(ways)) + ("+" if count[key] > 1 else "") for key, ways in seen.items() if ways != {"l"}}


def _join(listed: list[list[str]]) -> None:
    """Pairs of neighbours; the last two attributes of a token speak of it and the one before."""
    firsts = [given[0] for given in listed]
    words = [given[1] for given in listed]
    for index in range(len(listed) - 1, 0, -1):
        listed[index] += (
            f"p:{words[index - 1]}|{words[index]}",
            f"q:{firsts[index - 1]}|{firsts[index]}",
            f"s:{words[index - 1]}|{firsts[index]}",
            f"t:{firsts[index - 1]}|{words[index]}",
        )
        if index > 1:
            listed[index].append(f"u:{words[index - 2]}|{words[index - 1]}|{firsts[index]}")


def _rules(found: Sequence[Token], hits: Iterable[Hit], listed: list[list[str]]) -> None:
    starts = {token.start: index for index, token in enumerate(found)}
    positions = [token.start for token in found]
    for hit in hits:
        first = starts.get(hit.start)
        index = bisect_left(positions, hit.start) if first is None else first
        while index < len(found) and found[index].start < hit.end:
            for attribute in (f"r:{hit.rule}", f"k:{hit.category}"):
                if attribute not in listed[index]:
                    listed[index].append(attribute)
            index += 1


def _long_places(doc: Document, found: Sequence[Token], listed: list[list[str]]) -> None:
    """Names of places that have two or more words."""
    keys = [token.word.key if token.word else "" for token in found]
    places, index = doc.lexicon.places, 0
    while index < len(keys):
        for length in range(LONGEST_PLACE, 1, -1):
            part = keys[index : index + length]
            if len(part) == length and all(part) and " ".join(part) in places:
                for position in range(index, index + length):
                    listed[position].append("longplace")
                index += length - 1
                break
        index += 1


def offsets(attribute: str) -> tuple[int, ...]:
    """Where the token stands, seen from an attribute's bearer, that the model hears it for."""
    return OFFSETS.get(attribute[0], HERE)
