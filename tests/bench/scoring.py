"""How well the check does on marked texts: what it finds, and how much of what it marks is right.

A mark is caught when findings that hold a post (MUST_FIX, LOOK_AT), whatever their category, cover at least 80 % of
its letters and digits; a QUASI mark counts when any finding touches it, a FISH mark when one of the category FISHING
does. A finding is right when it touches a mark. A text leaks when a name, place, date, contact or number in it is not
caught. What Safe Harbor lets stand, and what careful people would not agree on, counts neither way.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import sqrt

from posts.deidentification import LABELS, Band, Category, Finding, Policy, check

from .samples import Mark, Sample

CORE = ("PERSON", "PLACE", "DATE", "CONTACT", "ID")
CAUGHT_SHARE = 0.8
HOLDING = (Band.MUST_FIX, Band.LOOK_AT)


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    @property
    def percent(self) -> float:
        return 100 * self.part / self.whole if self.whole else 0.0

    def interval(self, z: float = 1.96) -> tuple[float, float]:
        """Wilson's, of 95 %, in percent."""
        if not self.whole:
            return 0.0, 100.0
        rate, n = self.part / self.whole, self.whole
        middle = (rate + z * z / (2 * n)) / (1 + z * z / n)
        half = z * sqrt(rate * (1 - rate) / n + z * z / (4 * n * n)) / (1 + z * z / n)
        return 100 * max(0.0, middle - half), 100 * min(1.0, middle + half)


@dataclass(slots=True)
class Score:
    samples: int = 0
    at_risk: int = 0
    leaking: int = 0
    clean_letters: int = 0  # of texts without a mark
    clean_flags: int = 0
    marks: Counter[str] = field(default_factory=Counter)
    caught: Counter[str] = field(default_factory=Counter)
    judged: Counter[tuple[Band, Category]] = field(default_factory=Counter)
    right: Counter[tuple[Band, Category]] = field(default_factory=Counter)

    def of_label(self, label: str) -> Share:
        return Share(self.caught[label], self.marks[label])

    @property
    def core(self) -> Share:
        return Share(sum(self.caught[label] for label in CORE), sum(self.marks[label] for label in CORE))

    @property
    def leak(self) -> Share:
        return Share(self.leaking, self.at_risk)

    @property
    def false_alarms(self) -> float:
        """Findings that hold a text without a mark, per 1,000 characters."""
        return 1000 * self.clean_flags / self.clean_letters if self.clean_letters else 0.0

    def precision(self, bands: Iterable[Band] = HOLDING, category: Category | None = None) -> Share:
        cells = [cell for cell in self.judged if cell[0] in bands and category in (None, cell[1])]
        return Share(sum(self.right[cell] for cell in cells), sum(self.judged[cell] for cell in cells))

    def add(self, sample: Sample, findings: Sequence[Finding]) -> None:
        flags = merged(findings)
        holding = [flag for flag in flags if flag.band in HOLDING]
        self.samples += 1
        if not sample.marks:
            self.clean_letters += len(sample.text)
            self.clean_flags += len(holding)
        self._count_marks(sample, flags, holding)
        for flag in flags:
            right = any(overlap(flag, mark) for mark in sample.marks)
            if right or not any(overlap(flag, mark) for mark in sample.neutral):
                self.judged[flag.band, flag.category] += 1
                self.right[flag.band, flag.category] += right

    def _count_marks(self, sample: Sample, flags: Sequence["Flag"], holding: Sequence["Flag"]) -> None:
        fishing = [flag for flag in flags if flag.category is Category.FISHING]
        missed = []
        for mark in sample.marks:
            using = {"QUASI": flags, "FISH": fishing}.get(mark.label, holding)
            hidden, letters = covered(sample.text, mark, using)
            if letters:
                touch = mark.label in ("QUASI", "FISH")
                caught = hidden > 0 if touch else hidden >= CAUGHT_SHARE * letters
                self.marks[mark.label] += 1
                self.caught[mark.label] += caught
                missed += [not caught] if mark.label in CORE else []
        self.at_risk += bool(missed)
        self.leaking += any(missed)


@dataclass(slots=True)
class Flag:
    """One finding, or several of the same label and band that overlap."""

    start: int
    end: int
    category: Category
    band: Band


def merged(findings: Sequence[Finding]) -> list[Flag]:
    flags: list[Flag] = []
    for finding in sorted(findings, key=lambda finding: (finding.start, finding.end)):
        for flag in flags:
            alike = flag.band is finding.band and LABELS[flag.category] == LABELS[finding.category]
            if alike and overlap(flag, finding):
                flag.start, flag.end = min(flag.start, finding.start), max(flag.end, finding.end)
                break
        else:
            flags.append(Flag(finding.start, finding.end, finding.category, finding.band))
    return flags


def overlap(one: Flag | Mark | Finding, other: Flag | Mark | Finding) -> bool:
    return one.start < other.end and other.start < one.end


def covered(text: str, mark: Mark, flags: Sequence[Flag]) -> tuple[int, int]:
    """How many letters and digits of a mark lie under the flags, and how many it has."""
    near = [flag for flag in flags if overlap(flag, mark)]
    places = [place for place in range(mark.start, mark.end) if text[place].isalnum()]
    return sum(any(flag.start <= place < flag.end for flag in near) for place in places), len(places)


def score(samples: Iterable[Sample]) -> Score:
    result = Score()
    for sample in samples:
        result.add(sample, check(sample.text, Policy(kind=sample.kind)).findings)
    return result


def band_table(result: Score) -> str:
    """How much of what each category marks is right, by band. No text."""
    lines = ["category        " + "".join(f"{band:>26}" for band in Band)]
    for name, category in [("all", None), *((category.value, category) for category in Category)]:
        cells = [result.precision([band], category) for band in Band]
        if any(cell.whole for cell in cells):
            lines.append(f"{name:<16}" + "".join(f"{_cell(cell):>26}" for cell in cells))
    return "\n".join(lines)


def _cell(share: Share) -> str:
    return f"{share.part} of {share.whole} = {share.percent:.1f} %" if share.whole else "-"
