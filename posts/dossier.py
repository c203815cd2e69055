"""One review as the moderator who holds it sees it: the text, what was found, what was said before."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from .actions.submit import was_turned_down
from .answers import covered_of, last_screening, words_digest
from .difference import Change, changes
from .kinds import Disguise
from .labels import Labels, labels_with
from .masks import Cover, CoveredPart, Run, covered_parts, label_of, words_of
from .models import UNCHECKED, Decision, Failure, Finding, Flag, Reason, Review, Revision, Suggestion
from .perspective import questions
from .returned import suggestions_of
from .review_rules import ReasonCode, allowed_verbs, reasons_by_use
from .statuses import PostState, Status, Verb
from .words import headings_of

FAILURES = {
    Failure.TIMEOUT: "The check took too long and was stopped. Nothing in this text is checked: "
    "read it as a neighbor of the client would.",
    Failure.ERROR: "The check broke down. Nothing in this text is checked: read it as a neighbor of the client would.",
    Failure.LANGUAGE: "The check can only judge English, and this did not look like it. "
    "Nothing in this text is checked.",
}
NEVER_CHECKED = "The check has not read this version. Nothing in this text is checked or covered."
WHY = {
    Verb.ASK: "The author keeps what is marked, says why, and asks you.",
    Verb.REFER: "The author keeps what is marked, and says why.",
    Verb.CLEAR: "The check found nothing that holds it. That is not proof.",
    Verb.APPEAL: "Another moderator rejected it, and the author asks for a second opinion.",
}
CONSENTED = (
    "The author says that the client agreed. Read it as if they had not: others may recognize them all the same."
)


@dataclass(frozen=True, slots=True)
class ReviewedPart:
    heading: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class ReviewedFinding:
    number: int
    finding: Finding
    is_covered: bool
    words: str  # or what covers them
    answer: str  # the author's reason to keep it, in words


@dataclass(frozen=True, slots=True)
class Earlier:
    decision: Decision
    note: str
    suggestions: list[Suggestion]


@dataclass(frozen=True, slots=True)
class Dossier:
    failure: str  # of the check, in words
    why: list[str]
    labels: Labels
    parts: list[ReviewedPart]
    findings: list[ReviewedFinding]
    reports: list[tuple[str, int]]
    changed_since: Revision | None
    changed: list[tuple[str, Change]]  # under the heading of the part
    earlier: list[Earlier]
    verbs: set[Verb]
    reasons: list[ReasonCode]  # to choose from
    questions: list[str]  # to read it with
    revision: Revision

    @property
    def kept(self) -> list[ReviewedFinding]:
        return [row for row in self.findings if row.answer]

    @property
    def others(self) -> list[ReviewedFinding]:
        return [row for row in self.findings if not row.answer]

    @property
    def covered(self) -> int:
        return sum(row.is_covered for row in self.findings)


def dossier_of(review: Review) -> Dossier:
    revision, post = review.revision, review.post
    checked = _as_checked(revision)
    found = covered_of(checked)
    shown = set(review.reveals.filter(moderator=review.claimed_by).values_list("finding", flat=True))
    headings = headings_of(post)
    parts = covered_parts(revision.content, found, shown)
    before = _text_before(revision)
    changed = changes(before.content, revision.content) if before else []
    versions = [(revision.content, found), *([(before.content, covered_of(before))] if before else [])]
    cover = Cover(versions, shown)
    verbs = allowed_verbs(review, PostState(post.state))
    reports = Counter(Flag.Reason(flag.reason).label for flag in review.flags.all())
    return Dossier(
        failure=_failure(checked),
        why=_why(review),
        labels=labels_with(post, revision.pk),
        parts=[ReviewedPart(headings.get(part.key, ""), part.runs) for part in parts],
        findings=_rows(revision, found, shown, parts),
        reports=reports.most_common(),
        changed_since=before,
        changed=[(headings.get(change.key, ""), change.through(cover)) for change in changed],
        earlier=[Earlier(made, cover(made.note or ""), suggestions_of(made)) for made in _earlier(review)],
        verbs=verbs,
        reasons=reasons_by_use(review, verbs),
        questions=questions(post.kind, [finding.category for finding in found if finding.category != UNCHECKED]),
        revision=revision,
    )


def _rows(
    revision: Revision, found: list[Finding], shown: set[UUID], parts: list[CoveredPart]
) -> list[ReviewedFinding]:
    text, key = revision.content.joined(), revision.sealing_key()
    kept = {(a.category, bytes(a.words_digest)): a.reason for a in revision.answers.all() if a.words_digest}
    rows = []
    for number, finding in enumerate(found, 1):
        reason = kept.get((finding.category, words_digest(key, text[finding.start : finding.end])))
        answer = str(Reason(reason).label) if reason else ""
        covered = finding.pk not in shown
        words = label_of(finding) if covered else words_of(parts, finding)
        rows.append(ReviewedFinding(number, finding, covered, words, answer))
    return rows


def _as_checked(revision: Revision) -> Revision:
    """A post that was given back after a report is a copy: what was found in the original is found in it."""
    live = revision.post.live_revision
    if live is None or live.pk == revision.pk or bytes(live.digest) != bytes(revision.digest):
        return revision
    live.post = revision.post
    return revision if revision.screenings.exists() else live


def _failure(revision: Revision) -> str:
    run = last_screening(revision)
    if run is None:
        return NEVER_CHECKED
    return FAILURES[Failure(run.failure)] if run.failure else ""


def _why(review: Review) -> list[str]:
    """Why it is here, and what the moderator should know before reading."""
    revision, post = review.revision, review.post
    if post.state == PostState.ERASED:
        return ["Its author erased this post. The text is kept only until this report is closed."]
    if review.kind == Review.Kind.FLAG:
        return []
    said = []
    if revision.last_verb in WHY:
        said.append(WHY[Verb(revision.last_verb)])
    if labels_with(post, revision.pk).disguise == Disguise.CONSENT:
        said.append(CONSENTED)
    if was_turned_down(post, revision):
        said.append("The same text was returned or rejected before.")
    elif post.must_review:
        said.append("It was returned, rejected or hidden before, so only a moderator can publish it.")
    elif post.group.reviews_all:
        said.append("In this group a moderator looks at every post.")
    return said


def _text_before(revision: Revision) -> Revision | None:
    """The version before, where its text is still kept: a moderator knows it, or the whole group does."""
    earlier = revision.post.revisions.filter(number__lt=revision.number, content_json_sealed__isnull=False)
    found = earlier.filter(status__in=[Status.SUPERSEDED, Status.PUBLISHED]).order_by("-number").first()
    if found:
        found.post = revision.post
    return found


def _earlier(review: Review) -> list[Decision]:
    decisions = Decision.objects.filter(review__post=review.post, state=Decision.State.DONE)
    found = list(
        decisions.select_related("revision", "decided_by").prefetch_related("suggestions").order_by("-decided_at")
    )
    for decision in found:
        decision.revision.post = review.post
        decision.decided_by.group = review.post.group
    return found
