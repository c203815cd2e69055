"""What dies when its time is over. Each rule is one function; all are safe to run again."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from ..models import Draft, Post, Review, Revision
from ..statuses import OPEN, Actor, PostState, Status, Verb
from .erase import end_open_revision, erase_if_empty, erase_locked, erase_texts
from .moves import lock, move
from .sweeping import one_by_one


def retain_all(now: datetime) -> None:
    for rule in (old_drafts, old_returned, old_rejected, old_threads, released_texts, old_fingerprints):
        rule(now)


def each(old: QuerySet[Post], act: Callable[[Post], None]) -> None:
    """Locked one by one, in a transaction each, and only while still old: somebody may be at it just now."""

    @transaction.atomic
    def act_while_old(post_id: UUID) -> None:
        post = lock(post_id)
        if old.filter(pk=post_id).exists():
            act(post)

    one_by_one(old.values_list("pk", flat=True).distinct(), act_while_old)


def old_drafts(now: datetime) -> None:
    """Untouched drafts; a post that was never handed in goes with its draft."""

    def forget(post: Post) -> None:
        Draft.objects.filter(post=post).delete()
        if post.revisions.exists():
            erase_if_empty(post)
        else:
            post.delete()

    untouched = Post.objects.filter(draft__updated_at__lt=now - timedelta(days=settings.DRAFT_DAYS))
    each(untouched.exclude(revisions__status=Status.NEEDS_CHANGES), forget)


def old_returned(now: datetime) -> None:
    """Held or returned, and nothing done about it."""

    def forget(post: Post) -> None:
        Draft.objects.filter(post=post).delete()
        end_open_revision(post, actor=None, role=Actor.SYSTEM)
        erase_if_empty(post)

    before = now - timedelta(days=settings.RETURNED_DAYS)
    returned = Revision.objects.filter(post=OuterRef("pk"), status=Status.NEEDS_CHANGES, changed_at__lt=before)
    each(Post.objects.filter(Exists(returned)).exclude(draft__updated_at__gte=before), forget)


def old_rejected(now: datetime) -> None:
    rejected = Revision.objects.filter(
        status=Status.REJECTED, changed_at__lt=now - timedelta(days=settings.REJECTED_DAYS)
    )

    def forget(post: Post) -> None:
        for revision in rejected.filter(post=post):
            revision.post = post
            move(revision, Verb.ERASE, to=Status.ERASED, role=Actor.SYSTEM)
        erase_if_empty(post)

    each(Post.objects.filter(Exists(rejected.filter(post=OuterRef("pk")))), forget)


def old_threads(now: datetime) -> None:
    """A root and its replies, also those that outlived a root that its author erased."""
    before = now - timedelta(days=settings.THREAD_DAYS)
    old = Q(parent=None, active_at__lt=before) | Q(parent__active_at__lt=before)
    each(
        Post.objects.filter(old).exclude(state=PostState.ERASED),
        lambda post: erase_locked(post, actor=None, role=Actor.SYSTEM),
    )


def released_texts(now: datetime) -> None:  # noqa: ARG001 (all rules are called alike)
    """Texts of erased posts that a report held, once no report does."""
    held = Exists(Review.objects.open().filter(post=OuterRef("pk"), kind=Review.Kind.FLAG))
    standing = Post.objects.filter(state=PostState.ERASED, revisions__content_json_sealed__isnull=False)
    each(standing.filter(~held), lambda post: erase_texts(post, actor=None, role=Actor.SYSTEM))


def old_fingerprints(now: datetime) -> None:
    """By which the same text is known again."""
    before = now - timedelta(days=settings.SAME_TEXT_DAYS)
    ended = Revision.objects.filter(changed_at__lt=before).exclude(status__in=OPEN)
    ended.exclude(text_digest=None).update(text_digest=None)
