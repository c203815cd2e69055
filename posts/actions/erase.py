"""Destroy what was written: by its author, by somebody's leaving, by retention."""

from django.db import transaction
from django.db.models.functions import Coalesce

from groups.models import Membership

from ..models import Draft, Post, Review
from ..statuses import ENDED, OPEN, Actor, PostState, Status, Verb
from .attention import forget_attention_to
from .moves import (
    close_reviews,
    forget_texts,
    lock,
    move,
    move_post,
    refuse_while_decided,
    require_author,
    void_decision,
)


@transaction.atomic
def erase_post(*, actor: Membership, post: Post) -> Post:
    """By the author. Hidden at once; the text goes now, or when no report holds it. Raises Stale, NotAllowed."""
    post = lock(post.pk)
    require_author(post, actor)
    if post.state == PostState.ERASED:
        return post
    refuse_while_decided(post)
    erase_locked(post, actor=actor, role=Actor.AUTHOR)
    return post


def erase_locked(post: Post, *, actor: Membership | None, role: Actor) -> None:
    held = post.reviews.open().filter(kind=Review.Kind.FLAG).exists()
    move_post(post, Verb.ERASE, actor=actor)
    forget_attention_to(post)
    erase_draft(post)
    end_open_revision(post, actor=actor, role=role)
    if held:
        forget_texts(post, Status.SUPERSEDED, Status.REJECTED)  # readers never had them, so no report is about them
        return  # `retain` erases the text once the report is decided
    erase_texts(post, actor=actor, role=role)


def erase_draft(post: Post) -> None:
    """With what its author chose to say about it."""
    Draft.objects.filter(post=post).delete()
    Post.objects.filter(pk=post.pk).update(next_labels=None)
    post.next_labels = None


def erase_if_empty(post: Post, *, actor: Membership | None = None) -> bool:
    """True when nothing was left of it to read, to write or to appeal."""
    if post.live_revision_id or post.state == PostState.ERASED or Draft.objects.filter(post=post).exists():
        return False
    if post.revisions.exclude(status__in=ENDED).exists():
        return False
    move_post(post, Verb.ERASE, actor=actor)
    return True


def end_open_revision(post: Post, *, actor: Membership | None, role: Actor) -> None:
    void_decision(post)
    for revision in post.revisions.filter(status__in=OPEN):
        revision.post = post
        move(revision, Verb.ERASE, to=Status.ERASED, role=role, actor=actor)
    close_reviews(post, kinds=[Review.Kind.SUBMISSION, Review.Kind.APPEAL])


def erase_texts(post: Post, *, actor: Membership | None, role: Actor) -> None:
    for revision in post.revisions.exclude(status__in=ENDED):
        revision.post = post
        move(revision, Verb.ERASE, to=Status.ERASED, role=role, actor=actor)
    forget_texts(post, Status.SUPERSEDED)


def leave_group(membership: Membership, *, posts: str) -> None:
    """LEFT or REMOVED: drafts and open revisions go; published posts as the person said."""
    Review.objects.open().filter(claimed_by=membership).update(claimed_by=None, claimed_until=None)
    theirs = membership.posts.exclude(state=PostState.ERASED).order_by(Coalesce("parent", "pk"))
    found = list(theirs.values_list("pk", flat=True))
    for post_id in found:  # all threads, in one order, before the audit's own lock: nobody waits in a circle
        lock(post_id)
    Draft.objects.filter(author=membership).delete()
    for post_id in found:
        post = lock(post_id)
        if posts == "erase" or post.live_revision_id is None:
            erase_locked(post, actor=None, role=Actor.SYSTEM)
        else:
            end_open_revision(post, actor=None, role=Actor.SYSTEM)
            forget_texts(post, Status.SUPERSEDED, Status.REJECTED)
            erase_draft(post)
