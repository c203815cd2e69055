"""Which findings hold a revision, and which of them its author answered with "keep, because"."""

from supportcircle.models import DataKey

from .content import normalised
from .models import UNCHECKED, Finding, Revision, Screening


def words_digest(key: DataKey, words: str) -> bytes:
    """A keyed fingerprint of the words of a finding, so that the words themselves need not be kept."""
    return key.digest("words", normalised(words).encode())


def last_screening(revision: Revision) -> Screening | None:
    """The newest run of the check that came to an end."""
    found = revision.screenings.exclude(ended_at=None).order_by("-started_at").first()
    if found:
        found.revision = revision
    return found


def findings_of(revision: Revision) -> list[Finding]:
    return [finding for finding in covered_of(revision) if finding.category != UNCHECKED]


def covered_of(revision: Revision) -> list[Finding]:
    """What a moderator meets covered: the findings, or where the check failed every paragraph."""
    screening = last_screening(revision)
    if screening is None:
        return []
    found = list(screening.findings.all())
    for finding in found:
        finding.screening = screening
    return found


def unanswered(revision: Revision) -> list[Finding]:
    """Findings that hold the revision and have no "keep" answer."""
    text, key = revision.content.joined(), revision.sealing_key()
    kept = {(a.category, bytes(a.words_digest)) for a in revision.answers.all() if a.words_digest}
    return [
        finding
        for finding in findings_of(revision)
        if finding.holds and (finding.category, words_digest(key, text[finding.start : finding.end])) not in kept
    ]
