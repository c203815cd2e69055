"""What dies when its time is over. Each rule is one function; all are safe to run again."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef

from ..models import Draft, Post, Review, Revision
from ..statuses import Actor, PostState, Status, Verb
from .erase import end_open_revision, erase_locked, erase_texts
from .moves import lock, move


def retain_all(now: datetime) -> None:
    for rule in (old_drafts, old_returned, old_rejected, old_threads, released_texts, old_fingerprints):
        rule(now)


def old_drafts(now: datetime) -> None:
    """Untouched drafts; a post that was never handed in goes with its draft."""
    before = now - timedelta(days=settings.DRAFT_DAYS)
    old = Draft.objects.filter(updated_at__lt=before).exclude(post__revisions__status=Status.NEEDS_CHANGES)
    for draft in old.select_related("post"):
        with transaction.atomic():
            post = lock(draft.post_id)
            Draft.objects.filter(pk=draft.pk, updated_at__lt=before).delete()
            if not post.revisions.exists() and not Draft.objects.filter(post=post).exists():
                post.delete()


def old_returned(now: datetime) -> None:
    before = now - timedelta(days=settings.RETURNED_DAYS)
    old = Revision.objects.filter(status=Status.NEEDS_CHANGES, changed_at__lt=before)
    for post_id in old.exclude(post__draft__updated_at__gte=before).values_list("post_id", flat=True):
        with transaction.atomic():
            post = lock(post_id)
            Draft.objects.filter(post=post).delete()
            end_open_revision(post, actor=None, role=Actor.SYSTEM)


def old_rejected(now: datetime) -> None:
    before = now - timedelta(days=settings.REJECTED_DAYS)
    for revision in Revision.objects.filter(status=Status.REJECTED, changed_at__lt=before):
        with transaction.atomic():
            revision.post = lock(revision.post_id)
            move(revision, Verb.ERASE, to=Status.ERASED, role=Actor.SYSTEM, erase=True)


def old_threads(now: datetime) -> None:
    before = now - timedelta(days=settings.THREAD_DAYS)
    old = Post.objects.filter(parent=None, active_at__lt=before).exclude(state=PostState.ERASED)
    for root_id in old.values_list("pk", flat=True):
        with transaction.atomic():
            root = lock(root_id)
            for reply_id in root.replies.exclude(state=PostState.ERASED).values_list("pk", flat=True):
                erase_locked(lock(reply_id), actor=None, role=Actor.SYSTEM)
            erase_locked(lock(root_id), actor=None, role=Actor.SYSTEM)


def released_texts(now: datetime) -> None:  # noqa: ARG001 (all rules are called alike)
    """Texts of erased posts that a report held, once no report does."""
    held = Exists(Review.objects.open().filter(post=OuterRef("pk"), kind=Review.Kind.FLAG))
    standing = Post.objects.filter(state=PostState.ERASED, revisions__content_json_sealed__isnull=False)
    for post_id in standing.filter(~held).values_list("pk", flat=True).distinct():
        with transaction.atomic():
            erase_texts(lock(post_id), actor=None, role=Actor.SYSTEM)


def old_fingerprints(now: datetime) -> None:
    """By which the same text is known again."""
    before = now - timedelta(days=settings.SAME_TEXT_DAYS)
    Revision.objects.filter(changed_at__lt=before).exclude(text_digest=None).exclude(
        status__in=[Status.SCREENING, Status.NEEDS_CHANGES, Status.IN_REVIEW]
    ).update(text_digest=None)
