"""Ladders for dates: the season, the year, or only that it was some day, to fit the preposition before it."""

# ruff: noqa: E501 - a pattern on one line can be compared with the next

import re
from dataclasses import dataclass

from ..wordset import word_set
from .slot import EVENT, Ladder, Slot

SEASONS = (
    "midwinter", "late winter", "early spring", "mid-spring", "mid-spring", "early summer",
    "midsummer", "late summer", "early fall", "mid-fall", "late fall", "early winter",
)  # fmt: skip
BARE = (
    "winter",
    "winter",
    "spring",
    "spring",
    "spring",
    "summer",
    "summer",
    "summer",
    "fall",
    "fall",
    "fall",
    "winter",
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|t?ember|ober|ember)?\b|(?<=\d)(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?=\d)",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)|'(\d\d)\b|(?<=\d[/.-]\d\d[/.-])(\d\d)$|(?<=\d[/.-]\d[/.-])(\d\d)$")
NUMBERS = re.compile(r"\d{1,4}")
WEEKDAY = re.compile(r"\b(?:mon|tue?s?|wed(?:nes|s)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b", re.IGNORECASE)
WEEKEND = re.compile(r"\b(?:sat|sun)", re.IGNORECASE)
PART = re.compile(r"\b(night|evening|morning|afternoon|weekend|week)s?\b", re.IGNORECASE)
RELATIVE = re.compile(r"^(last|this past|next|this coming|this)\b", re.IGNORECASE)
ORDINAL = re.compile(
    r"^(?:the )?(?:(\d{1,2})(?:st|nd|rd|th)|(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)|(eleventh|twelfth|\w+teenth|twentieth)|(twenty-\w+|thirtieth|thirty-first))$",
    re.IGNORECASE,
)
LENGTH = re.compile(r"\b(month|week|weekend|night|year)\b", re.IGNORECASE)
SEASON = re.compile(r"\b(spring|summer|fall|autumn|winter)\b", re.IGNORECASE)
FEAST = re.compile(
    r"christmas|xmas|easter|thanksgiving|halloween|hanukkah|chanukah|passover|purim|kippur|hashanah|sukkot|ramadan|\beid\b|diwali|kwanzaa|"
    r"ash wed|good friday|palm sun|pentecost|epiphany|valentine|mother'?s day|father'?s day|memorial day|labor day|independence day|"
    r"veterans'? day|president'?s'? day|mlk|juneteenth|new year|fourth of july|july 4th|4th of july|july fourth|patrick|cinco de mayo|lunar|"
    r"\btet\b|nowruz|saints|dead|muertos|mardi gras|election day|slaviq|elul|tishrei|nisan|muharram|advent|lent\b|\bst\.? |\bday$|\beve\b|feast|holiday",
    re.IGNORECASE,
)
BORN = word_set("dob birthdate birthday d.o.b")
BY_TIME = {
    "by": ("", "the end of"), "until": ("later", "the end of"), "till": ("later", "the end of"), "til": ("later", "the end of"),
    "since": ("earlier", "the start of"), "before": ("", "the end of"), "after": ("", "the start of"),
}  # fmt: skip
NO_ARTICLE = word_set("this next last past coming that")
OLD_YEAR = 1936  # whoever was born before is over 89
DAY_OF = re.compile(r"\bday of\b|\bthe \w+(?:st|nd|rd|th)\b|\w(?:st|nd|rd|th|first|second|third) of\b")
CENTURY = 40  # '39 is read as 2039, '40 as 1940
TWELVE, EARLY, MIDDLE = 12, 10, 20


@dataclass(frozen=True, slots=True)
class Said:
    """What the words of a date say, 0 or "" where nothing."""

    month: int
    year: str
    day: bool
    weekday: bool
    part: str


def suggest_date(place: Slot) -> Ladder:
    said = _read(place.text)
    if place.cue == "born" or (place.cue_before == "born" and place.cue in {"on", "in"}):
        return _birth(place, said)
    if special := _special(place, said):
        return place.ladder(*special)
    if EVENT.match(place.following) and not place.modified:
        season = SEASONS[said.month - 1] if said.month else "scheduled"
        return place.ladder(f"the {season}", "the scheduled")
    if said.month:
        return _in_month(place, said)
    if ordinal := ORDINAL.match(place.text):
        return _by_ordinal(place, ordinal)
    return _without_month(place, said)


def _birth(place: Slot, said: Said) -> Ladder:
    start = place.hit.start if place.cue == "born" else place.doc.before(place.hit.start)[-1].start
    if not said.year:
        return place.ladder("some years ago", start=start)
    return place.ladder(f"in {said.year}" if int(said.year) >= OLD_YEAR else "many years ago", start=start)


def _special(place: Slot, said: Said) -> tuple[str, ...]:
    """Where the words around a date, or its first word, decide."""
    if place.cue in BORN or place.hit.rule.endswith(".birth"):
        return (said.year, "[date removed]") if said.year and int(said.year) >= OLD_YEAR else ("[date removed]",)
    if place.text.endswith(" ago"):
        return "some years ago", "some time ago"
    if relative := RELATIVE.match(place.text):
        return _relative(relative[1].lower(), place.text, said)
    if place.cue in NO_ARTICLE:
        return _unit(place.text, said), "time" if place.cue in {"past", "coming", "that"} else "year"
    return ()


def _read(text: str) -> Said:
    found = YEAR.search(text)
    year = next(filter(None, found.groups())) if found else ""
    if len(year) == len("85"):
        year = ("19" if int(year) >= CENTURY else "20") + year
    named = MONTH.search(WEEKDAY.sub("", text))
    numbers = [int(number) for number in NUMBERS.findall(YEAR.sub("", text, count=1))]
    month = _month(named.group(), text) if named else _numeric_month(numbers, text)
    day = bool(numbers) if named else len(numbers) > 1
    part = PART.search(text)
    return Said(
        month,
        year,
        day or DAY_OF.search(text) is not None,
        WEEKDAY.search(text) is not None,
        part[1].lower() if part else "",
    )


def _month(word: str, text: str) -> int:
    return 0 if FEAST.search(text) and not re.search(r"\d", text) else MONTHS.index(word[:3].lower()) + 1


def _numeric_month(numbers: list[int], text: str) -> int:
    if not re.search(r"\d[/.-]\d", text) or re.search(r"\bat \d", text):
        return 0
    return next((number for number in numbers if 1 <= number <= TWELVE), 0)


def _in_month(place: Slot, said: Said) -> Ladder:
    season, bare = SEASONS[said.month - 1], BARE[said.month - 1]
    if place.modified:
        return place.ladder(season, bare, "recent" if place.following else "")
    if not said.day or place.cue in {"in", "of", "late", "early", "mid"}:
        return place.ladder(season, f"the {bare}", said.year, "recent times")
    several = SEVERAL.search(place.text) and not NUMERIC.match(place.text)
    one = "a few days" if several else "a day" if place.after_preposition else "one day"
    return place.ladder(
        f"{one} in {season}", f"{one} in the {bare}", f"{one} in {said.year}" if said.year else "", _long_ago(place)
    )


def _long_ago(place: Slot) -> str:
    """Of what is over, without a preposition: "She called March 14"."""
    return (
        "some months ago" if place.cue.endswith("ed") or place.cue in word_set("came left went died was were") else ""
    )


def _relative(word: str, text: str, said: Said) -> tuple[str, ...]:
    when = {"last": "last", "this past": "this past", "next": "next"}.get(word, "this")
    recently = "recently" if when in {"last", "this past"} else "soon"
    return f"{when} {_unit(text, said)}", recently


def _unit(text: str, said: Said) -> str:
    if said.weekday and not FEAST.search(text):
        return "week"
    if said.month:
        return BARE[said.month - 1]
    length = LENGTH.search(text)
    return length[1].lower() if length else "year"


def _by_ordinal(place: Slot, ordinal: re.Match[str]) -> Ladder:
    day = int(ordinal[1]) if ordinal[1] else 5 if ordinal[2] else 15 if ordinal[3] else 25
    if place.cue in {"on", "for", "is", "was", "are"} or not place.after_preposition:
        one = "a day" if place.after_preposition else "one day"
        return place.ladder(f"{one} that month", "one day" if one == "one day" else "a certain day")
    third = "the start" if day <= EARLY else "the middle" if day <= MIDDLE else "the end"
    return place.ladder(f"{third} of the month", "a day that month")


def _without_month(place: Slot, said: Said) -> Ladder:
    text = place.text
    if FEAST.search(text) and not re.search(r"\b(?:game|storm|fire|flood)\b", text, re.IGNORECASE):
        return place.ladder(*_feast(place, said))
    if said.year:
        decade = f"the {said.year[:3]}0s"
        return place.ladder(decade if int(said.year) < OLD_YEAR else said.year, decade)
    if season := SEASON.search(text):
        return place.ladder(f"the {season[1].lower()}", "that season")
    if said.weekday:
        return place.ladder(*_weekday(place, said))
    if place.modified:
        return place.ladder("scheduled" if place.following else said.part or "day")
    time = said.part or "day"
    one = ("an " if time[0] in "ae" else "a ") if place.after_preposition else "one "
    return place.ladder(f"{one}{time} around that time", f"{one}{time}")


def _feast(place: Slot, said: Said) -> tuple[str, ...]:
    if place.modified:
        return "holiday", "day"
    part = said.part if said.part in {"week", "weekend"} else ""
    if re.search(r"\b(?:before|after|of)\b", place.text, re.IGNORECASE) or part:
        time = part or ("night" if said.part == "night" else "day")
        return f"{'a' if place.after_preposition else 'one'} {time} around a holiday", "holiday time"
    if place.cue in {"by", "until", "till", "til"}:
        return "the holidays", "later in the year"
    if place.cue in {"at", "over", "around", "past"}:
        return "the holidays", "that season"
    if place.after_preposition or place.cue in {"and", "or"}:
        return "a holiday", "a day that season"
    return "one day around a holiday", "one day that season"


def _weekday(place: Slot, said: Said) -> tuple[str, ...]:
    """ "by Thursday", "on Friday night", "the Monday hearing"; a weekday alone can stand as an adverb."""
    part = said.part if said.part not in {"week", "weekend"} else ""
    kind = "weekend" if WEEKEND.search(place.text) else "weekday"
    if place.modified:
        return (
            "scheduled"
            if place.following and place.following.islower() and place.following not in AFTER_DAY
            else part or "day"
        ), "regular" if place.following else "day"
    if place.cue == "on":
        return (
            (f"a {kind} {part}", f"one {part} that week")
            if part
            else ("a weekend day" if kind == "weekend" else "a weekday", "one day that week")
        )
    if place.cue in BY_TIME:
        later, edge = BY_TIME[place.cue]
        return (f"{later} that week" if later else f"{edge} that week"), "that week"
    if place.after_preposition:
        return (f"one {part} that week", "that week") if part else ("a day that week", "that week")
    return (f"one {part} that week", "that week") if part else ("one day that week", "that week")


SEVERAL = re.compile(r"\d ?(?:-|to|and|&|through|thru) ?\d")
NUMERIC = re.compile(r"\d{1,4}[-./]\d{1,4}(?:[-./]\d{1,4})?$")
AFTER_DAY = word_set("before after of at i we she he they and or but when that in on")
