"""What dies when its time is over. Each rule is one function; all are safe to run again."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from ..models import Decision, Draft, Post, Review, Revision
from ..statuses import OPEN, Actor, PostState, Status, Verb
from .calibration import old_calibration
from .duty import old_handovers
from .erase import end_open_revision, erase_draft, erase_if_empty, erase_locked, erase_texts
from .group_words import erase_old_words
from .moves import lock, move
from .recusals import old_recusals
from .rule_outcomes import old_outcomes
from .sweeping import one_by_one


def retain_all(now: datetime) -> None:
    texts = (old_drafts, old_returned, old_rejected, old_threads, released_texts, old_notes, old_fingerprints)
    for rule in (*texts, erase_old_words, old_handovers, old_recusals, old_calibration, old_outcomes):
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
        erase_draft(post)
        if post.revisions.exists():
            erase_if_empty(post)
        else:
            post.delete()

    untouched = Post.objects.filter(draft__updated_at__lt=now - timedelta(days=settings.DRAFT_DAYS))
    each(untouched.exclude(revisions__status=Status.NEEDS_CHANGES), forget)


def old_returned(now: datetime) -> None:
    """Held or returned, and nothing done about it."""

    def forget(post: Post) -> None:
        erase_draft(post)
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
        if not Draft.objects.filter(post=post).exists():
            erase_draft(post)  # its labels, which an appeal would have needed
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


def old_notes(now: datetime) -> None:
    """What moderators noted when they decided on a report; others go with the text that they are about."""
    before = now - timedelta(days=settings.REPORT_NOTE_DAYS)
    decided = Decision.objects.filter(review__kind=Review.Kind.FLAG, decided_at__lt=before).exclude(note_sealed=None)
    in_use = Revision.objects.filter(post=OuterRef("review__post"), status=Status.NEEDS_CHANGES)
    decided.exclude(Exists(in_use)).update(note_sealed=None)


def old_fingerprints(now: datetime) -> None:
    """By which the same text is known again."""
    before = now - timedelta(days=settings.SAME_TEXT_DAYS)
    ended = Revision.objects.filter(changed_at__lt=before).exclude(status__in=OPEN)
    ended.exclude(text_digest=None).update(text_digest=None)
