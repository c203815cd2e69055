"""What the check can and cannot do, for those who use it: every category in one section, with measured figures.

The figures are those that ``python -m tests.bench.check --record`` wrote. They are told as "of 100 names", and where
they are rounded, never in our favor.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from .deidentification import Category

RECORDED = Path(__file__).parent / "deidentification" / "figures.json"
HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Frequency:
    """So many of so many; of 100 where at least 100 were counted."""

    part: int
    whole: int

    @property
    def about(self) -> str:
        return "about " if self.whole == HUNDRED else ""

    @property
    def rest(self) -> int:
        return self.whole - self.part

    @property
    def full(self) -> int:
        """Of 50 columns with two dots each."""
        return self.part * HUNDRED // self.whole // 2 * 10

    @property
    def half(self) -> bool:
        return self.part * HUNDRED // self.whole % 2 == 1


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    covers: tuple[Category, ...]
    label: str  # by which the figures name it; "" where there is nothing to measure
    marks: str
    misses: str
    instead: str


SECTIONS = (
    Section(
        "Names",
        (Category.NAME,),
        "PERSON",
        "First, last and full names, nicknames and initials, of clients and of everybody around them: relatives, "
        "neighbors, colleagues.",
        "A name that is also a word (Hope, Chase), typed in lower case or misspelled; a nickname that only the family "
        "uses.",
        "The role: “the mother”, “her older son”, “my client”.",
    ),
    Section(
        "Places",
        (Category.PLACE,),
        "PLACE",
        "Everything smaller than a state: towns, counties, streets, addresses, ZIP codes, lakes, reservations.",
        "What only locals call a place (“out by the old mill”), and a town whose name is also a word.",
        "How big it is, or the part of the country: “a small town”, “a county in the Midwest”.",
    ),
    Section(
        "Dates",
        (Category.DATE,),
        "DATE",
        "Days, months and holidays when something happened. A year alone and “every Tuesday” may stay. Times of day "
        "are not marked.",
        "“The night of the county fair”, and other days that only people who were there can date.",
        "“One day that week”, “in early spring”, “some months ago”.",
    ),
    Section(
        "Great age",
        (Category.AGE,),
        "AGE",
        "Ages over 89. So few people are this old that the age points to one of them. Other ages may stay.",
        "An age that has to be worked out: “born the year the war ended”.",
        "“Over 89”.",
    ),
    Section(
        "Phone, mail and internet",
        (Category.PHONE, Category.FAX, Category.EMAIL, Category.WEB, Category.IP),
        "CONTACT",
        "Phone and fax numbers, e-mail addresses, links, user names, and IP addresses.",
        "A user name without a sign before it, or a number spelled out in words.",
        "Nothing. A question about practice never needs them.",
    ),
    Section(
        "Numbers",
        (
            Category.SSN,
            Category.RECORD,
            Category.HEALTH_PLAN,
            Category.ACCOUNT,
            Category.LICENSE,
            Category.VEHICLE,
            Category.DEVICE,
            Category.OTHER_ID,
        ),
        "ID",
        "Social Security, record, case, plan, account and license numbers, plates, serial numbers, and other codes "
        "behind which a list knows who it is.",
        "A short number with no word before it that says what it is.",
        "Nothing, or “the case number”.",
    ),
    Section(
        "Schools, agencies, employers",
        (Category.ORGANISATION,),
        "ORG",
        "Named schools, hospitals, churches, shelters, agencies, employers and teams. National programs may stay.",
        "What everybody there says for short: “the Center”, “second shift at the plant”.",
        "What kind it is: “her school”, “a regional hospital”.",
    ),
    Section(
        "What only a neighbor would recognize",
        (Category.QUASI,),
        "QUASI",
        "“The town’s only pharmacist”, “it was in the paper”, “the mayor’s ex-wife”. These are hints: they do not hold "
        "your post.",
        "Most of what makes a story one of a kind: an unusual family, a rare job, an event people still talk about. "
        "The check does not know your town. You do.",
        "Leave out what the question does not need, or make it ordinary: “a professional in town”.",
    ),
    Section(
        "Asking who it is",
        (Category.FISHING,),
        "FISH",
        "In replies only: questions like “Which town is this?” and answers like “I think I know her”.",
        "A hint between colleagues that only the two of them understand.",
        "Ask about the work: “What have you tried so far?”",
    ),
    Section(
        "Pictures, prints and marks on the body",
        (Category.PHOTO, Category.BIOMETRIC),
        "",
        "Names of picture and sound files, words that announce a picture, and whose fingerprint or DNA it is. Posts "
        "here are text only, so no picture itself can get in.",
        "Tattoos, scars, a voice, a way of walking: described in words, they can point to one person, and the check "
        "hardly ever sees it.",
        "Leave it out, or say only that there was something people noticed.",
    ),
)


@lru_cache(maxsize=1)
def figures() -> Mapping[str, Any]:
    recorded: dict[str, Any] = json.loads(RECORDED.read_text(encoding="utf-8"))
    return recorded


def frequency(name: str, *, worst_up: bool = False) -> Frequency | None:
    """None where nothing was counted. `worst_up`: a high figure is bad, so it is rounded up."""
    part, whole = figures()["shares"].get(name, (0, 0))
    if whole < HUNDRED:
        return Frequency(part, whole) if whole else None
    return Frequency(-(-part * HUNDRED // whole) if worst_up else part * HUNDRED // whole, HUNDRED)


def page() -> dict[str, Any]:
    """What the template shows."""
    return {
        "texts": figures()["texts"],
        "measured": date.fromisoformat(figures()["date"]),
        "core": frequency("core"),
        "leaking": frequency("leaking", worst_up=True),
        "right": frequency("right"),
        "must_fix": frequency("MUST_FIX"),
        "look_at": frequency("LOOK_AT"),
        "sections": [(section, frequency(section.label)) for section in SECTIONS],
    }
