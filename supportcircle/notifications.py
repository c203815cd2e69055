"""Tell somebody that something waits for them; the kinds are codes, and no notice says what it is about."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from .models import Notification
from .queue import enqueue


def notify(user_id: UUID, kind: str, *, target: UUID | None, not_before: datetime | None = None) -> None:
    """Inside the transaction of the change; mailed after commit, and not before `not_before`."""
    from .tasks import deliver_waiting  # noqa: PLC0415 (tasks import the models' app registry)

    Notification.objects.create(user_id=user_id, kind=kind, target=target, not_before=not_before or timezone.now())
    if not_before is None:
        transaction.on_commit(lambda: enqueue(deliver_waiting))


def nothing_waits(*targets: UUID) -> None:
    """It is done: whoever was not told of it yet need not be."""
    Notification.objects.filter(target__in=targets, mailed_at=None, seen_at=None).update(seen_at=timezone.now())


def mark_seen(user_id: UUID, *targets: UUID) -> None:
    Notification.objects.filter(user_id=user_id, target__in=targets, seen_at=None).update(seen_at=timezone.now())
