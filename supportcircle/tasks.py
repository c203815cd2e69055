"""What the queue runs for the site itself. Every job is idempotent; beat calls them as sweeps too."""

import logging
from datetime import timedelta
from smtplib import SMTPException
from uuid import UUID

from celery import shared_task
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.core.management import call_command
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from . import audit_heads
from .models import Notification

logger = logging.getLogger(__name__)

ATTEMPTS = 5
# Between attempts: 5, 20, 80 and 320 minutes.
PAUSE = timedelta(minutes=5)

SUBJECT = "Something is waiting for you in your circle"
BODY = "Something is waiting for you in your circle.\n\nSign in to see it: {url}\n"


@shared_task
def deliver_waiting() -> None:
    for user_id in set(_due().values_list("user_id", flat=True)):
        _deliver(user_id)


@shared_task
def copy_audit_heads() -> None:
    audit_heads.copy()


@shared_task
def forget_sessions() -> None:
    """Those that have run out: they say who was signed in when."""
    call_command("clearsessions")


def _due() -> QuerySet[Notification]:
    return Notification.objects.filter(
        mailed_at=None,
        seen_at=None,
        attempts__lt=ATTEMPTS,
        not_before__lte=timezone.now(),
        user__is_active=True,
    )


def _deliver(user_id: UUID) -> None:
    """One mail for all that waits for this person."""
    mine = _claim(user_id)
    if not mine:
        return
    person = get_user_model().objects.get(pk=user_id)
    address = getattr(person, person.get_email_field_name())
    try:
        send_mail(SUBJECT, BODY.format(url=settings.SITE_URL), None, [address])
    except (SMTPException, OSError) as error:
        logger.warning("No mail to %s: %s", user_id, type(error).__name__)
    else:
        Notification.objects.filter(pk__in=mine).update(mailed_at=timezone.now())


@transaction.atomic
def _claim(user_id: UUID) -> list[UUID]:
    """All rows go to one of several workers; if it dies, they are due again after the pause."""
    rows = list(_due().filter(user_id=user_id).order_by("pk").select_for_update())
    for row in rows:
        row.not_before = timezone.now() + PAUSE * 4**row.attempts
        row.attempts += 1
    Notification.objects.bulk_update(rows, ["not_before", "attempts"])
    return [row.pk for row in rows]
