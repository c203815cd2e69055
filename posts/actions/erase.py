"""Destroy what was written: by its author, by somebody's leaving, by retention."""

from django.db import transaction

from groups.models import Membership

from ..models import Answer, Decision, Draft, Finding, Post, Review, Revision
from ..statuses import ENDED, OPEN, Actor, PostState, Status, Verb
from .moves import NotAllowed, close_reviews, lock, move, move_post, refuse_while_decided


@transaction.atomic
def erase_post(*, actor: Membership, post: Post) -> Post:
    """By the author. Hidden at once; the text goes now, or when no report holds it. Raises Stale, NotAllowed."""
    post = lock(post.pk)
    if post.author_id != actor.pk:
        raise NotAllowed("not_author")
    if post.state == PostState.ERASED:
        return post
    refuse_while_decided(post)
    erase_locked(post, actor=actor, role=Actor.AUTHOR)
    return post


def erase_locked(post: Post, *, actor: Membership | None, role: Actor) -> None:
    held = post.reviews.open().filter(kind=Review.Kind.FLAG).exists()
    move_post(post, Verb.ERASE, actor=actor)
    Draft.objects.filter(post=post).delete()
    end_open_revision(post, actor=actor, role=role)
    if held:
        return  # `retain` erases the text once the report is decided
    erase_texts(post, actor=actor, role=role)


def end_open_revision(post: Post, *, actor: Membership | None, role: Actor) -> None:
    for revision in post.revisions.filter(status__in=OPEN):
        revision.post = post
        move(revision, Verb.ERASE, to=Status.ERASED, role=role, actor=actor, erase=True)
    close_reviews(post, kinds=[Review.Kind.SUBMISSION, Review.Kind.APPEAL])


def erase_texts(post: Post, *, actor: Membership | None, role: Actor) -> None:
    for revision in post.revisions.all():
        revision.post = post
        if revision.status not in ENDED:
            move(revision, Verb.ERASE, to=Status.ERASED, role=role, actor=actor, erase=True)
        elif not revision.is_erased:
            _blank(revision)
    Finding.objects.filter(screening__revision__post=post).delete()
    Answer.objects.filter(revision__post=post).update(words_digest=None)
    for decision in Decision.objects.filter(review__post=post).exclude(note_sealed=None):
        decision.note_sealed = None
        decision.save(update_fields=["note_sealed"])


def _blank(revision: Revision) -> None:
    revision.erase_text()
    revision.save(update_fields=["content_json_sealed", "html_json_sealed"])


def leave_group(membership: Membership, *, posts: str) -> None:
    """LEFT or REMOVED: drafts and open revisions go; published posts as the person said."""
    Draft.objects.filter(author=membership).delete()
    Review.objects.open().filter(claimed_by=membership).update(claimed_by=None, claimed_until=None)
    for found in membership.posts.exclude(state=PostState.ERASED).values_list("pk", flat=True):
        post = lock(found)
        if posts == "erase" or post.live_revision_id is None:
            erase_locked(post, actor=None, role=Actor.SYSTEM)
        else:
            end_open_revision(post, actor=None, role=Actor.SYSTEM)
