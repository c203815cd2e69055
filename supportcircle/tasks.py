"""What the queue runs for the site itself. Every job is idempotent; beat calls them as sweeps too."""

import logging
from datetime import timedelta
from smtplib import SMTPException
from uuid import UUID

from celery import shared_task
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.db.models import F, QuerySet
from django.utils import timezone

from . import audit_heads
from .models import Notification

logger = logging.getLogger(__name__)

ATTEMPTS = 5
# A sender that dies or fails leaves the row to a later one: after 5, 20, 80 and 320 minutes.
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
    mine = [row.pk for row in _due().filter(user_id=user_id) if _claim(row)]
    if not mine:
        return
    person = get_user_model().objects.get(pk=user_id)
    try:
        address = getattr(person, person.get_email_field_name())
        send_mail(SUBJECT, BODY.format(url=settings.SITE_URL), None, [address])
    except (SMTPException, OSError) as error:
        logger.warning("No mail to %s: %s", user_id, type(error).__name__)
    else:
        Notification.objects.filter(pk__in=mine).update(mailed_at=timezone.now())


def _claim(row: Notification) -> bool:
    """True for one of several workers; `attempts` tells whether another was quicker."""
    again = timezone.now() + PAUSE * 4**row.attempts
    unclaimed = _due().filter(pk=row.pk, attempts=row.attempts)
    return bool(unclaimed.update(attempts=F("attempts") + 1, not_before=again))
