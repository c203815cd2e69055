"""What is said to its author before something goes by itself. `actions.retention` is what lets it go."""

from datetime import datetime, timedelta
from math import ceil

from django.conf import settings
from django.utils import timezone

from .models import Draft, Post, Revision
from .statuses import PostState, Status

SOON = timedelta(days=7)
GO_ON = "unless you go on with it"
WRITE = "unless somebody writes in the conversation"


def expiring(post: Post, revision: Revision | None, draft: Draft | None) -> str:
    """ "It is erased in 5 days, unless you go on with it.", in its last week; before that "".

    `revision` is the newest one.
    """
    goes, unless = _goes(post, revision, draft)
    left = goes - timezone.now() if goes else None
    if left is None or left > SOON:
        return ""
    days = max(1, ceil(left / timedelta(days=1)))
    return f"It is erased {'within a day' if days == 1 else f'in {days} days'}{f', {unless}' if unless else ''}."


def _goes(post: Post, revision: Revision | None, draft: Draft | None) -> tuple[datetime | None, str]:
    if revision and revision.status == Status.NEEDS_CHANGES:
        touched = max(revision.changed_at, draft.updated_at) if draft else revision.changed_at
        return touched + timedelta(days=settings.RETURNED_DAYS), GO_ON
    if draft:
        return draft.updated_at + timedelta(days=settings.DRAFT_DAYS), GO_ON
    if revision and revision.status == Status.REJECTED:
        return revision.changed_at + timedelta(days=settings.REJECTED_DAYS), ""
    active_at = (post.parent or post).active_at
    if post.state == PostState.VISIBLE and active_at:
        return active_at + timedelta(days=settings.THREAD_DAYS), WRITE
    return None, ""
