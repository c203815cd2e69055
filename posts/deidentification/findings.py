"""The plain data that goes into a check and comes out of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .categories import Category


class Band(StrEnum):
    """How sure and how direct; the first two hold a post."""

    MUST_FIX = "MUST_FIX"
    LOOK_AT = "LOOK_AT"
    HINT = "HINT"

    @property
    def rank(self) -> int:
        """0 is the strongest."""
        return list(Band).index(self)


class Kind(StrEnum):
    POST = "POST"
    REPLY = "REPLY"


class Refusal(StrEnum):
    """Why the check cannot judge a text."""

    LANGUAGE = "LANGUAGE"


@dataclass(frozen=True, slots=True)
class Finding:
    """A stretch of the text that was given; never the matched text itself.

    ``replaces`` is what a suggestion takes the place of, where that is more than the finding: all of
    "My client Jenny", of which only "Jenny" was found. ``population`` is of the listed place that the
    words name, or None. The lists count from 500 people up, so 499 stands for "under 500".
    """

    start: int
    end: int
    category: Category
    band: Band
    rule: str
    why: str
    suggestions: tuple[str, ...]
    population: int | None = None
    replaces: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Report:
    findings: tuple[Finding, ...]
    refused: Refusal | None
    engine: str


@dataclass(frozen=True, slots=True)
class Policy:
    """What a group adds to the check.

    ``terms`` are (text, category) pairs to mark always; ``allowed`` are words that are not
    identifying here: they lower a LOOK_AT to a HINT and never touch a MUST_FIX. ``instead`` are
    (text, phrase) pairs: what the group would rather read. ``states`` marks the names of states
    too, which Safe Harbor allows.
    """

    kind: Kind = Kind.POST
    terms: tuple[tuple[str, Category], ...] = ()
    allowed: tuple[str, ...] = ()
    states: bool = False
    instead: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        # A blank entry would match everywhere or nowhere; either way somebody is misled.
        pairs = (text for pair in self.instead for text in pair)
        given = (*self.allowed, *(text for text, _ in self.terms), *pairs)
        if any(not any(map(str.isalnum, text)) for text in given):
            raise ValueError("a policy term is blank")

    @classmethod
    def from_plain(cls, plain: Mapping[str, object]) -> "Policy":
        """From decoded JSON; an unknown field or a wrong type raises instead of weakening the check."""
        if unknown := set(plain) - {"kind", "terms", "allowed", "states", "instead"}:
            raise ValueError(f"{len(unknown)} unknown policy fields")
        terms, allowed, instead = (_list(plain, name) for name in ("terms", "allowed", "instead"))
        states = plain.get("states", False)
        if not isinstance(states, bool):
            raise TypeError("a policy field has the wrong type")
        return cls(
            kind=Kind(str(plain.get("kind", Kind.POST))),
            terms=tuple((str(text), Category(category)) for text, category in terms),
            allowed=tuple(str(text) for text in allowed),
            states=states,
            instead=tuple((str(text), str(phrase)) for text, phrase in instead),
        )


def _list(plain: Mapping[str, object], name: str) -> list[Any]:
    found = plain.get(name, [])
    if not isinstance(found, list):
        raise TypeError("a policy field has the wrong type")
    return found


DEFAULT = Policy()
