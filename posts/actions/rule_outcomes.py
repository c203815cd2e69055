"""What becomes of the marks of each rule, counted in the transaction in which it happens: codes and numbers only.

Whoever counts does so before the audit is written: in one order of locks nobody waits in a circle.
"""

from collections import Counter, defaultdict
from datetime import date, datetime

from django.db.models import F
from django.utils import timezone

from groups.models import SupportGroup

from ..answers import findings_of, words_digest
from ..draft_check import DraftCheck
from ..models import Decision, Draft, Finding, Reason, Review, RuleOutcome
from ..review_rules import LATELY
from ..statuses import Verb

# With all others the author says that the mark is wrong.
MARK_IS_RIGHT = {Reason.NEEDED.value}
COUNTS = ("shown", "kept", "approved", "overturned")


def remember_marks(draft: Draft, checked: DraftCheck) -> None:
    """How many marks of each rule the draft had at most, and has now: what is gone once it is handed in was changed."""
    now = Counter(finding.found.rule for finding in checked.findings if finding.holds)
    marks = {rule: [max(number, draft.marks.get(rule, [0])[0]), number] for rule, number in now.items()}
    marks |= {rule: [most, 0] for rule, (most, _) in draft.marks.items() if rule not in now}
    if marks != draft.marks:
        draft.marks = marks
        Draft.objects.filter(pk=draft.pk).update(marks=marks)


def count_changed(draft: Draft) -> None:
    """The draft is handed in: its author changed these words, so the mark was of use."""
    gone = {rule: most - now for rule, (most, now) in draft.marks.items() if most > now}
    _add(draft.post.group, {rule: {"shown": number} for rule, number in gone.items()})


def count_decided(decision: Decision) -> None:
    """The revision is approved or rejected, while its findings and the author's answers are still there."""
    revision = decision.revision
    text, key = revision.content.joined(), revision.sealing_key()
    answers = {(a.category, bytes(a.words_digest)): a.reason for a in revision.answers.all() if a.words_digest}
    rejected = _rejection_before(decision)
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for finding in findings_of(revision):
        if not finding.holds:
            continue
        reason = answers.get((finding.category, words_digest(key, text[finding.start : finding.end])))
        said_wrong = reason is not None and reason not in MARK_IS_RIGHT
        counted = found[finding.rule]
        if rejected is None:  # else it was counted then
            counted.update(shown=1, kept=int(said_wrong))
        if decision.verb == Verb.APPROVE and said_wrong:
            counted.update(approved=1)
        elif decision.verb == Verb.APPROVE and rejected and _pins(rejected, finding):
            counted.update(overturned=1)
    _add(revision.post.group, found)


def _rejection_before(decision: Decision) -> Decision | None:
    """What an appeal is against."""
    if decision.review.kind != Review.Kind.APPEAL:
        return None
    before = decision.revision.decisions.filter(verb=Verb.REJECT, state=Decision.State.DONE).exclude(pk=decision.pk)
    return before.order_by("-decided_at").first()


def _pins(decision: Decision, finding: Finding) -> bool:
    return any((start, end) == (finding.start, finding.end) for _, start, end in decision.reasons)


def _add(group: SupportGroup, found: dict[str, Counter[str]] | dict[str, dict[str, int]]) -> None:
    month = month_of(timezone.localdate())
    for rule in sorted(found):  # in one order here too
        row, _ = RuleOutcome.objects.get_or_create(group=group, rule=rule, month=month)
        added = {name: F(name) + found[rule].get(name, 0) for name in COUNTS}
        RuleOutcome.objects.filter(pk=row.pk).update(**added)


def month_of(day: date) -> date:
    return day.replace(day=1)


def old_outcomes(now: datetime) -> None:
    before = month_of((now - 4 * LATELY).date())
    RuleOutcome.objects.filter(month__lt=before).delete()
