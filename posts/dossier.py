"""One review as the moderator who holds it sees it: the text, what was found, what was said before."""

from collections import Counter
from dataclasses import dataclass

from .actions.submit import was_turned_down
from .answers import findings_of, last_screening, words_digest
from .difference import Change, changes
from .kinds import Need
from .models import Decision, Failure, Finding, Flag, Reason, Review, Revision
from .review_rules import allowed_verbs
from .spans import Segment, marked_parts
from .statuses import PostState, Status, Verb
from .words import headings_of

FAILURES = {
    Failure.TIMEOUT: "The check took too long and was stopped. Nothing in this text is checked: "
    "read it as a neighbor of the client would.",
    Failure.ERROR: "The check broke down. Nothing in this text is checked: read it as a neighbor of the client would.",
    Failure.LANGUAGE: "The check can only judge English, and this did not look like it. "
    "Nothing in this text is checked.",
}
WHY = {
    Verb.ASK: "The author keeps what is marked, says why, and asks you.",
    Verb.REFER: "The author keeps what is marked, and says why.",
    Verb.CLEAR: "The check found nothing that holds it. That is not proof.",
    Verb.APPEAL: "Another moderator rejected it, and the author asks for a second opinion.",
}


@dataclass(frozen=True, slots=True)
class ReviewedPart:
    heading: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class ReviewedFinding:
    number: int
    finding: Finding
    words: str
    answer: str  # the author's reason to keep it, in words


@dataclass(frozen=True, slots=True)
class Dossier:
    failure: str  # of the check, in words
    why: list[str]
    needs: list[str]
    parts: list[ReviewedPart]
    findings: list[ReviewedFinding]
    reports: list[tuple[str, int]]
    changed_since: Revision | None
    changed: list[tuple[str, Change]]  # under the heading of the part
    earlier: list[Decision]
    verbs: set[Verb]


def dossier_of(review: Review) -> Dossier:
    revision, post = review.revision, review.post
    found = findings_of(revision)
    headings = headings_of(post)
    marked = marked_parts(revision.content, found)
    before = _text_before(revision)
    changed = changes(before.content, revision.content) if before else []
    reports = Counter(Flag.Reason(flag.reason).label for flag in review.flags.all())
    return Dossier(
        failure=_failure(revision),
        why=_why(review),
        needs=[Need(code).label for code in post.needs],
        parts=[ReviewedPart(headings.get(part.key, ""), part.segments) for part in marked],
        findings=_answered(revision, found),
        reports=reports.most_common(),
        changed_since=before,
        changed=[(headings.get(change.key, ""), change) for change in changed],
        earlier=_earlier(review),
        verbs=allowed_verbs(review, PostState(post.state)),
    )


def _failure(revision: Revision) -> str:
    run = last_screening(revision)
    return FAILURES[Failure(run.failure)] if run and run.failure else ""


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
    if was_turned_down(post, revision):
        said.append("The same text was returned or rejected before.")
    elif post.must_review:
        said.append("It was returned, rejected or hidden before, so only a moderator can publish it.")
    elif post.group.reviews_all:
        said.append("In this group a moderator looks at every post.")
    return said


def _answered(revision: Revision, found: list[Finding]) -> list[ReviewedFinding]:
    text, key = revision.content.joined(), revision.sealing_key()
    kept = {(a.category, bytes(a.words_digest)): a.reason for a in revision.answers.all() if a.words_digest}
    answered = []
    for number, finding in enumerate(found, 1):
        words = text[finding.start : finding.end]
        reason = kept.get((finding.category, words_digest(key, words)))
        label = str(Reason(reason).label) if reason else ""
        answered.append(ReviewedFinding(number, finding, words, label))
    return answered


def _text_before(revision: Revision) -> Revision | None:
    """The version before, where its text is still kept: a moderator knows it, or the whole group does."""
    earlier = revision.post.revisions.filter(number__lt=revision.number, content_json_sealed__isnull=False)
    found = earlier.filter(status__in=[Status.SUPERSEDED, Status.PUBLISHED]).order_by("-number").first()
    if found:
        found.post = revision.post
    return found


def _earlier(review: Review) -> list[Decision]:
    decisions = Decision.objects.filter(review__post=review.post, state=Decision.State.DONE)
    found = list(decisions.select_related("revision", "decided_by").order_by("-decided_at"))
    for decision in found:
        decision.revision.post = review.post
        decision.decided_by.group = review.post.group
    return found
