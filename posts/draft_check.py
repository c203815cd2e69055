"""The check on a draft, as its author sees it: what stands, what is kept with a reason, what is left."""

import re
from dataclasses import dataclass

from . import screening
from .answers import words_digest
from .deidentification.categories import Category
from .deidentification.engine import LOWERABLE
from .deidentification.terms import term_key
from .group_words import words_for
from .masks import people_in
from .models import Draft, Reason
from .spans import MarkedPart, marked_parts

ROLE = re.compile(r"^(?:my|our|the|an?|her|his|their) |['’]s?$")


@dataclass(frozen=True, slots=True)
class DraftFinding:
    number: int
    found: screening.Found
    words: str
    reason: str | None  # the code with which the author keeps it
    words_key: str  # a keyed fingerprint: the same for the same words
    is_own: bool = False  # one of the author's own words lowers it, for them alone

    @property
    def holds(self) -> bool:
        return self.found.holds

    @property
    def reason_words(self) -> str:
        return Reason(self.reason).label if self.reason else ""

    @property
    def room(self) -> tuple[int, int]:
        """What a suggestion takes the place of."""
        return self.found.replaces or (self.found.start, self.found.end)

    @property
    def person(self) -> str:
        """The check gives every name of one person the same role ("My client", "the client's"): it tells who is
        meant. "" for what is no name."""
        return ROLE.sub("", self.found.suggestions[0].casefold()) if self.found.category == Category.NAME else ""

    @property
    def is_open(self) -> bool:
        return self.holds and self.reason is None

    @property
    def people_words(self) -> str:
        """How many people live in the place that was found, if the lists know it."""
        people = self.found.population
        return f"{people_in(people).capitalize()} live there." if people is not None else ""


@dataclass(frozen=True, slots=True)
class DraftCheck:
    findings: tuple[DraftFinding, ...]
    parts: tuple[MarkedPart, ...]
    refused: str | None

    @property
    def open(self) -> int:
        return sum(finding.is_open for finding in self.findings)

    @property
    def rows(self) -> list[tuple["DraftFinding", int]]:
        """Each finding with the number of places that one replacement could serve."""
        return [(finding, len(self.alike(finding))) for finding in self.findings]

    @property
    def kept(self) -> int:
        return sum(finding.is_own or (finding.holds and finding.reason is not None) for finding in self.findings)

    def alike(self, finding: DraftFinding) -> list[DraftFinding]:
        """Itself and where else the same person is named, or the same words stand."""
        if finding.person:
            return [other for other in self.findings if other.person == finding.person]
        same = (finding.found.category, finding.words_key)
        return [other for other in self.findings if (other.found.category, other.words_key) == same]

    def at(self, start: int, end: int) -> DraftFinding | None:
        return next((f for f in self.findings if (f.found.start, f.found.end) == (start, end)), None)


def check_draft(draft: Draft) -> DraftCheck:
    """Raises screening.EngineError. Deterministic: the same draft gives the same findings."""
    content = draft.content
    text, key = content.joined(), draft.sealing_key()
    group_words, own = words_for(draft)
    own_keys = {word.key for word in own}
    report = screening.runner.check(text, kind="REPLY" if draft.post.is_reply else "POST", words=group_words)
    kept = {(category, words): reason for category, words, reason in draft.answers}
    findings = []
    for number, found in enumerate(report.findings, 1):
        words = text[found.start : found.end]
        words_key = words_digest(key, words).hex()
        reason = kept.get((found.category, words_key))
        is_own = found.band == "HINT" and found.category in LOWERABLE and term_key(words) in own_keys
        findings.append(DraftFinding(number, found, words, reason, words_key, is_own))
    return DraftCheck(tuple(findings), tuple(marked_parts(content, report.findings)), report.refused)
