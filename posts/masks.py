"""What a moderator has not asked to see yet: words that are covered by what kind of words they are."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from .content import Content, normalised
from .deidentification.categories import Category
from .deidentification.wording.towns import SMALL, UNDER_500
from .models import UNCHECKED, Finding
from .spans import marked_parts

NOUNS: dict[str, str] = {
    Category.NAME: "name",
    Category.PLACE: "place",
    Category.DATE: "date",
    Category.AGE: "age",
    Category.PHONE: "phone number",
    Category.FAX: "fax number",
    Category.EMAIL: "e-mail address",
    Category.SSN: "Social Security number",
    Category.RECORD: "case number",
    Category.HEALTH_PLAN: "health plan number",
    Category.ACCOUNT: "account number",
    Category.LICENSE: "license number",
    Category.VEHICLE: "vehicle",
    Category.DEVICE: "device number",
    Category.WEB: "web address",
    Category.IP: "IP address",
    Category.BIOMETRIC: "biometric data",
    Category.PHOTO: "picture",
    Category.OTHER_ID: "number",
    Category.ORGANISATION: "organization",
    Category.QUASI: "description",
    Category.FISHING: "who, where or when",
    UNCHECKED: "paragraph, not checked",
}
AS_WRITTEN = 2  # letters: an initial "A" is not the article


@dataclass(frozen=True, slots=True)
class Run:
    """Text under at most one finding: its words, or what covers them."""

    text: str
    start: int  # in joined()
    number: int = 0  # of the finding, as the list counts
    band: str = ""
    starts: bool = False
    covers: Finding | None = None

    @property
    def is_covered(self) -> bool:
        return self.covers is not None


@dataclass(frozen=True, slots=True)
class CoveredPart:
    key: str
    runs: tuple[Run, ...]


class Labelled(Protocol):
    """A finding, kept or only just made."""

    @property
    def category(self) -> str: ...
    @property
    def population(self) -> int | None: ...


def label_of(finding: Labelled) -> str:
    people = f", {people_in(finding.population)}" if finding.population is not None else ""
    return f"[{NOUNS[finding.category]}{people}]"


def people_in(population: int) -> str:
    if population <= UNDER_500:
        return "fewer than 500 people"
    return f"about {round(population, -3 if population >= SMALL else -2):,} people"


def covered_parts(content: Content, found: Sequence[Finding], shown: Collection[UUID]) -> list[CoveredPart]:
    """Where findings overlap, the strongest covers, as it is the one that is marked."""
    starts = {part.key: offset for part, offset in content.offsets()}
    parts = []
    for part in marked_parts(content, found):
        at, runs = starts[part.key], list[Run]()
        for segment in part.segments:
            finding = found[segment.number - 1] if segment.number else None
            run = Run(segment.text, at, segment.number, segment.band, segment.starts)
            runs += [run] if finding is None or finding.pk in shown else _covered(run, finding)
            at += len(segment.text)
        parts.append(CoveredPart(part.key, tuple(runs)))
    return parts


def _covered(run: Run, finding: Finding) -> Iterator[Run]:
    """The space around the words stays: what covers them stands as a word among words."""
    words = run.text.strip()
    before, _, after = run.text.partition(words) if words else (run.text, "", "")
    if before:
        yield Run(before, run.start)
    if words:
        yield Run(label_of(finding), run.start + len(before), run.number, run.band, run.starts, finding)
    if after:
        yield Run(after, run.start + len(before) + len(words))


def words_of(parts: Iterable[CoveredPart], finding: Finding) -> str:
    """As far as they are not covered."""
    runs = (run for part in parts for run in part.runs)
    return "".join(run.text for run in runs if finding.start <= run.start < finding.end)


def as_seen(runs: Iterable[Run], start: int, end: int) -> str:
    """That span with what covers it."""
    seen = []
    for run in runs:
        ends = run.covers.end if run.covers else run.start + len(run.text)
        if run.start < end and start < ends:
            seen.append(run.text if run.covers else run.text[max(0, start - run.start) : end - run.start])
    return "".join(seen)


class Cover:
    """Covers the same words wherever else they stand: in an earlier version, in what was noted about it."""

    def __init__(self, found: Iterable[tuple[Content, Sequence[Finding]]], shown: Collection[UUID]) -> None:
        seen, labels = set[str](), dict[str, str]()
        for content, findings in found:
            text = content.joined()
            for finding in findings:
                words = list(_lines(text[finding.start : finding.end]))
                if finding.pk in shown:
                    seen.update(map(normalised, words))
                labels |= dict.fromkeys(words, label_of(finding))
        hidden = sorted((words for words in labels if normalised(words) not in seen), key=len, reverse=True)
        self._labels = {normalised(words): labels[words] for words in hidden}
        self._pattern = re.compile("|".join(map(_anywhere, hidden))) if hidden else None

    def __call__(self, text: str) -> str:
        if self._pattern is None:
            return text
        return self._pattern.sub(lambda match: self._labels[normalised(match[0])], text)


def _lines(words: str) -> Iterator[str]:
    """A part of a difference is one line, and there a name may stand without its 's."""
    for line in words.splitlines():
        bare = re.sub(r"['’]s$", "", line.strip())
        if normalised(bare):
            yield bare


def _anywhere(words: str) -> str:
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    if len(words) > AS_WRITTEN:
        pattern = f"(?i:{pattern})"
    before = r"(?<!\w)" if words[0].isalnum() else ""
    return before + pattern + (r"(?!\w)" if words[-1].isalnum() else "")
