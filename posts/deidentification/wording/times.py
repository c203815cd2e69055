"""Ladders for dates and ages: the season, the year, or only that it was one day."""

import re

from ..wordset import word_set
from .slot import Slot

SEASONS = (
    "midwinter", "late winter", "early spring", "mid-spring", "late spring", "early summer",
    "midsummer", "late summer", "early fall", "mid-fall", "late fall", "early winter",
)  # fmt: skip
MONTH = re.compile(r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", re.IGNORECASE)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
FIRST_NUMBER = re.compile(r"\d{1,2}")
HOUR = re.compile(r"night|evening|morning|afternoon", re.IGNORECASE)
BORN = word_set("dob birthdate birthday")


def suggest_date(place: Slot) -> tuple[str, ...]:
    code, text = place.hit.rule.rpartition(".")[2], place.text
    year = YEAR.search(text)
    if place.cue == "born":
        return (f"in {year[1]}" if year else "some years ago",)
    if place.cue in BORN:
        return (year[1], "[date removed]") if year else ("[date removed]",)
    if code == "marches":
        return ("some years ago",)
    season = _season(text) if code in _WITH_MONTH else ""
    if place.cue in {"in", "of"} or code in {"month", "month-year"}:
        return tuple(filter(None, (season, year[1] if year else "", "recent times")))
    if place.after_determiner:
        return tuple(filter(None, (season, "scheduled")))
    return _one_day(place, code, season, year[1] if year else "")


_WITH_MONTH = word_set("""numeric iso slash military month-day day-month month-year month weekday-day""")


def _season(text: str) -> str:
    named = MONTH.search(re.sub(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", "", text, flags=re.IGNORECASE))
    if named:
        return SEASONS[MONTHS.index(named.group().lower())]
    numbers = [int(number) for number in FIRST_NUMBER.findall(YEAR.sub("", text))]
    month = next((number for number in numbers if 1 <= number <= 12), 0)
    return SEASONS[month - 1] if month else ""


def _one_day(place: Slot, code: str, season: str, year: str) -> tuple[str, ...]:
    one = "a" if place.after_preposition else "one"
    if code.startswith("feast"):
        return (f"{one} day near a holiday", f"{one} day that season")
    if code.startswith("weekday") and not season:
        part = HOUR.search(place.text)
        return (
            f"{one} {part.group().lower()} that week"
            if part and part.group()[0] not in "eaEA"
            else f"{one} day that week",
        )
    exact = (f"{one} day in {season}",) if season else ()
    return (
        *exact,
        *((f"{one} day in {year}",) if year else ()),
        f"{one} day recently" if one == "one" else "a certain day",
    )


def suggest_age(place: Slot) -> tuple[str, ...]:
    text = place.text.lower()
    if "birthday" in text:
        return ("birthday",) if place.after_determiner else ("a birthday",)
    if "centenarian" in text or re.search(r"year-old|[- ]year old\b", text):
        return ("very old", "elderly") if place.following else ("very old person", "a person over 89")
    return ("90 or older", "over 89")
