"""The check while somebody writes: each finding with its place in the form, the gravest first, what is kept last."""

from dataclasses import dataclass

from .content import Content, Place
from .draft_check import DraftCheck, DraftFinding

KEPT = "KEPT"
BANDS = ("MUST_FIX", "LOOK_AT", "HINT", KEPT)


@dataclass(frozen=True, slots=True)
class LiveFinding:
    finding: DraftFinding
    place: Place | None  # of the words; None if they run across two parts
    room: Place | None  # of what a suggestion takes the place of

    @property
    def band(self) -> str:
        return KEPT if self.finding.reason else self.finding.found.band

    @property
    def id(self) -> str:
        """The same for the same words of the same category, however the text around them changes."""
        return f"{self.finding.found.category}:{self.finding.words_key}"


@dataclass(frozen=True, slots=True)
class LiveCheck:
    groups: tuple[tuple[str, tuple[LiveFinding, ...]], ...]  # by band, or KEPT
    must: int
    left: int
    refused: str | None


def live_check(content: Content, checked: DraftCheck) -> LiveCheck:
    found = [_placed(content, finding) for finding in checked.findings]
    groups = ((band, tuple(live for live in found if live.band == band)) for band in BANDS)
    return LiveCheck(
        groups=tuple((band, members) for band, members in groups if members),
        must=sum(finding.is_open and finding.found.band == "MUST_FIX" for finding in checked.findings),
        left=checked.open,
        refused=checked.refused,
    )


def _placed(content: Content, finding: DraftFinding) -> LiveFinding:
    return LiveFinding(finding, content.place(finding.found.start, finding.found.end), content.place(*finding.room))
