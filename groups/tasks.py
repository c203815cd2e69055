"""Idempotent: a task that runs twice, or late, changes nothing that was not due."""

import logging
from datetime import timedelta
from uuid import UUID

from celery import shared_task
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone

from . import tokens
from .actions.grants import carry_out_if_due
from .actions.invitations import forget_old_invitations
from .models import Invitation, PendingGrant

logger = logging.getLogger(__name__)

# Younger ones are still on their way through the queue.
OVERDUE = timedelta(minutes=2)


@shared_task
def grant_due() -> None:
    """Carries out what has waited long enough, mails what the queue lost, forgets what is over."""
    due = PendingGrant.objects.announced().filter(takes_effect_at__lte=timezone.now())
    for grant_id in due.values_list("id", flat=True):
        carry_out_if_due(grant_id)
    unmailed = Invitation.objects.open().filter(mailed_at=None, created_at__lt=timezone.now() - OVERDUE)
    for invitation_id in unmailed.values_list("id", flat=True):
        mail_invitation(str(invitation_id))
    forget_old_invitations()


@shared_task
def mail_invitation(invitation_id: str) -> None:
    invitation = Invitation.objects.open().select_related("group__key").filter(pk=UUID(invitation_id)).first()
    if invitation is None or invitation.mailed_at:
        return
    body = render_to_string("groups/mail/invitation.txt", {"link": tokens.link_of(invitation)})
    try:
        EmailMessage("An invitation", body, to=[invitation.email or ""]).send()
    except OSError as error:  # all that a mail server or the outbox's disk can do
        logger.warning("invitation %s not mailed: %s", invitation.id, type(error).__name__)
        return
    # Only this issue: a link that was renewed meanwhile is still to be mailed.
    Invitation.objects.filter(pk=invitation.pk, issue=invitation.issue).update(mailed_at=timezone.now())
