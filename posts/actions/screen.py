"""One run of the check on a revision: record its start, run it, record its verdict."""

import json
import re
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from supportcircle.notifications import notify
from supportcircle.queue import enqueue

from .. import screening as engine
from ..answers import unanswered
from ..group_words import words_of
from ..models import UNCHECKED, Failure, Finding, Review, Revision, Screening, Verdict
from ..statuses import Actor, Status, Verb
from .drafts import copy_to_draft
from .moves import lock, move
from .reviews import open_review

STARTS = 2  # a revision that ended the check's process this often is not tried again
# Longer than loading and one check take: a run that started earlier and has no end has died.
NOT_READ = "The check has not read this paragraph."
PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?!\s*\n|\Z))*")
DEAD_AFTER = timedelta(seconds=engine.LOAD_SECONDS + engine.CHECK_SECONDS + 5)


def screen(revision_id: UUID) -> None:
    """Idempotent: safe to queue twice, and while another worker is at it."""
    started = _start(revision_id)
    if started is None:
        return
    run, text, kind, words = started
    try:
        report = engine.runner.check(text, kind=kind, words=words)
    except engine.EngineTimeout:
        _end(run, None, Failure.TIMEOUT)
    except engine.EngineError:
        _end(run, None, Failure.ERROR)
    else:
        _end(run, report, Failure.LANGUAGE if report.refused else "")


@transaction.atomic
def _start(revision_id: UUID) -> tuple[Screening, str, str, engine.Words] | None:
    revision = _locked(revision_id)
    if revision is None or revision.status != Status.SCREENING:
        return None
    runs = list(revision.screenings.order_by("started_at"))
    now = timezone.now()
    if any(run.ended_at or run.started_at > now - DEAD_AFTER for run in runs):
        return None
    version, words = words_of(revision.post.group)
    run = Screening(revision=revision, started_at=now, words_version=version)
    if len(runs) >= STARTS:
        run.ended_at, run.verdict, run.failure = now, Verdict.FAILED, Failure.ERROR
        run.save()
        cover_paragraphs(run, revision)
        _refer(revision, Verb.FAIL, {"failure": run.failure})
        return None
    run.save()
    return run, revision.content.joined(), "REPLY" if revision.post.is_reply else "POST", words


@transaction.atomic
def _end(run: Screening, report: engine.Report | None, failure: str) -> None:
    revision = _locked(run.revision_id)
    run = Screening.objects.get(pk=run.pk)
    if revision is None or revision.status != Status.SCREENING or run.ended_at:
        return  # withdrawn meanwhile, or another run came to an end
    run.revision, run.ended_at = revision, timezone.now()
    run.failure, run.engine = failure, report.engine if report else ""
    findings = report.findings if report and not failure else ()
    for found in findings:
        finding = Finding(screening=run, **{k: getattr(found, k) for k in ("start", "end", "category", "band", "rule")})
        finding.advice = json.dumps([found.why, list(found.suggestions), found.population, found.replaces])
        finding.save(force_insert=True)
    if failure:
        cover_paragraphs(run, revision)
    holding = any(found.holds for found in findings)
    run.verdict = _verdict(failure, holding)
    run.save()
    _act(revision, run)


def cover_paragraphs(run: Screening, revision: Revision) -> None:
    """Nobody knows what is in them: a moderator has them shown one by one."""
    for found in PARAGRAPH.finditer(revision.content.joined()):
        paragraph = Finding(screening=run, start=found.start(), end=found.end(), category=UNCHECKED, band=UNCHECKED)
        paragraph.advice = json.dumps([NOT_READ, []])
        paragraph.save(force_insert=True)


def _verdict(failure: str, holding: bool) -> Verdict:
    if failure:
        return Verdict.FAILED
    return Verdict.HOLD if holding else Verdict.CLEAR


def _act(revision: Revision, run: Screening) -> None:
    """Hold, refer and fail act at once; a clear text waits for its undo window (settle)."""
    if run.verdict == Verdict.FAILED:
        _refer(revision, Verb.FAIL, {"failure": run.failure})
    elif run.verdict == Verdict.CLEAR:
        _settle_soon(revision)
    elif unanswered(revision):
        move(revision, Verb.HOLD, to=Status.NEEDS_CHANGES, role=Actor.CHECK)
        answers = revision.answers.exclude(words_digest=None)
        copy_to_draft(revision, [(a.category, bytes(a.words_digest or b"").hex(), a.reason) for a in answers])
        notify(revision.post.author.user_id, "held", target=revision.post_id, not_before=revision.effective_at)
    else:
        _refer(revision, Verb.REFER, {})


def _refer(revision: Revision, verb: Verb, codes: dict[str, str]) -> None:
    move(revision, verb, to=Status.IN_REVIEW, role=Actor.CHECK, codes=dict(codes))
    open_review(revision, Review.Kind.SUBMISSION)


def _settle_soon(revision: Revision) -> None:
    from ..tasks import settle_revision  # noqa: PLC0415 (tasks call actions)

    wait = max(0.0, (revision.effective_at - timezone.now()).total_seconds())
    transaction.on_commit(lambda: enqueue(settle_revision, str(revision.pk), countdown=wait))


def _locked(revision_id: UUID) -> Revision | None:
    post_id = Revision.objects.filter(pk=revision_id).values_list("post_id", flat=True).first()
    if post_id is None:
        return None
    post = lock(post_id)
    revision = Revision.objects.get(pk=revision_id)
    revision.post = post
    return revision
