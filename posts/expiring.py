"""What is said to its author before something goes by itself. `actions.retention` is what lets it go."""

from datetime import datetime, timedelta
from math import ceil

from django.conf import settings
from django.utils import timezone

from .models import Draft, Post, Revision
from .statuses import Status

SOON = timedelta(days=7)
GO_ON = "unless you go on with it"
WRITE = "unless somebody writes in it"


def expiring(post: Post, revision: Revision | None, draft: Draft | None) -> str:
    """ "It is erased in 5 days, unless you go on with it.", in its last week; before that "".

    `revision` is the newest one; of what goes by two rules, the one that comes first is said.
    """
    going = [one for one in (_text_goes(post, revision, draft), _thread_goes(post)) if one]
    if not going:
        return ""
    goes, what, unless = min(going)
    left = goes - timezone.now()
    if left > SOON:
        return ""
    days = max(1, ceil(left / timedelta(days=1)))
    return f"{what} erased {'within a day' if days == 1 else f'in {days} days'}{f', {unless}' if unless else ''}."


def _text_goes(post: Post, revision: Revision | None, draft: Draft | None) -> tuple[datetime, str, str] | None:
    what = "This edit is" if post.live_revision_id else "It is"
    if revision and revision.status == Status.NEEDS_CHANGES:
        touched = max(revision.changed_at, draft.updated_at) if draft else revision.changed_at
        return touched + timedelta(days=settings.RETURNED_DAYS), what, GO_ON
    if draft:
        return draft.updated_at + timedelta(days=settings.DRAFT_DAYS), what, GO_ON
    if revision and revision.status == Status.REJECTED:
        return revision.changed_at + timedelta(days=settings.REJECTED_DAYS), what, ""
    return None


def _thread_goes(post: Post) -> tuple[datetime, str, str] | None:
    root = post.parent or post
    if root.active_at is None:
        return None
    goes = root.active_at + timedelta(days=settings.THREAD_DAYS)
    return goes, "The whole conversation is", WRITE if root.takes_replies else ""
