"""What the queue runs. Every job is idempotent; the sweeps find what the queue lost."""

from uuid import UUID

from celery import shared_task
from django.utils import timezone

from supportcircle.queue import enqueue

from .actions.opinions import let_stand, lone_opinions
from .actions.retention import retain_all
from .actions.screen import DEAD_AFTER, screen
from .actions.settle import settle_decision as carry_out
from .actions.settle import settle_screening
from .actions.sweeping import one_by_one
from .models import Decision, Revision, Screening, Verdict
from .statuses import Status


@shared_task
def screen_revision(revision_id: str) -> None:
    screen(UUID(revision_id))


@shared_task
def settle_revision(revision_id: str) -> None:
    settle_screening(UUID(revision_id))


@shared_task
def settle_decision(decision_id: str) -> None:
    carry_out(UUID(decision_id))


@shared_task
def screen_waiting() -> None:
    """Revisions whose check never ran or died."""
    waiting = Revision.objects.filter(status=Status.SCREENING).exclude(screenings__ended_at__isnull=False)
    busy = Screening.objects.filter(ended_at=None, started_at__gt=timezone.now() - DEAD_AFTER)
    for revision_id in waiting.exclude(screenings__in=busy).order_by("created_at").values_list("pk", flat=True):
        enqueue(screen_revision, str(revision_id))


@shared_task
def settle_due() -> None:
    now = timezone.now()
    cleared = Revision.objects.filter(status=Status.SCREENING, effective_at__lte=now, screenings__verdict=Verdict.CLEAR)
    one_by_one(cleared.values_list("pk", flat=True), settle_screening)
    due = Decision.objects.filter(state=Decision.State.PENDING, effective_at__lte=now)
    one_by_one(due.values_list("pk", flat=True), carry_out)
    one_by_one(lone_opinions(now).values_list("pk", flat=True), let_stand)


@shared_task
def retain() -> None:
    retain_all(timezone.now())
