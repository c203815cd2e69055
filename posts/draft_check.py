"""The check on a draft, as its author sees it: what stands, what is kept with a reason, what is left."""

from dataclasses import dataclass

from . import screening
from .answers import words_digest
from .models import Draft, Reason
from .spans import MarkedPart, marked_parts


@dataclass(frozen=True, slots=True)
class DraftFinding:
    number: int
    found: screening.Found
    words: str
    reason: str | None  # the code with which the author keeps it

    @property
    def holds(self) -> bool:
        return self.found.band != "HINT"

    @property
    def reason_words(self) -> str:
        return Reason(self.reason).label if self.reason else ""

    @property
    def is_open(self) -> bool:
        return self.holds and self.reason is None


@dataclass(frozen=True, slots=True)
class DraftCheck:
    findings: tuple[DraftFinding, ...]
    parts: tuple[MarkedPart, ...]
    refused: str | None

    @property
    def open(self) -> int:
        return sum(finding.is_open for finding in self.findings)

    @property
    def kept(self) -> int:
        return sum(finding.holds and finding.reason is not None for finding in self.findings)

    def at(self, start: int, end: int) -> DraftFinding | None:
        return next((f for f in self.findings if (f.found.start, f.found.end) == (start, end)), None)


def check_draft(draft: Draft) -> DraftCheck:
    """Raises screening.EngineError. Deterministic: the same draft gives the same findings."""
    content = draft.content
    text, key = content.joined(), draft.sealing_key()
    report = screening.runner.check(text, kind="REPLY" if draft.post.is_reply else "POST")
    kept = {(category, words): reason for category, words, reason in draft.answers}
    findings = []
    for number, found in enumerate(report.findings, 1):
        words = text[found.start : found.end]
        reason = kept.get((found.category, words_digest(key, words).hex()))
        findings.append(DraftFinding(number, found, words, reason))
    return DraftCheck(tuple(findings), tuple(marked_parts(content, report.findings)), report.refused)
