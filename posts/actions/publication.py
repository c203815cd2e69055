"""A revision reaches the group, or a post is shown or hidden."""

from django.utils import timezone

from groups.models import Membership
from supportcircle.notifications import notify

from ..models import Answer, Draft, Finding, Post, Review, Revision
from ..statuses import Actor, Status, Verb
from .moves import close_reviews, move, move_post


def publish(revision: Revision, verb: Verb, *, role: Actor, actor: Membership | None = None) -> None:
    """`verb` is CLEAR (the check) or APPROVE (a moderator; it also shows a hidden post again)."""
    post = revision.post
    earlier = post.live_revision
    if earlier and earlier.pk != revision.pk:
        earlier.post = post
        move(earlier, Verb.SUPERSEDE, to=Status.SUPERSEDED, role=Actor.SYSTEM, erase=True)
    move(revision, verb, to=Status.PUBLISHED, role=role, actor=actor)
    now = timezone.now()
    first = post.published_at is None
    post.live_revision = revision
    post.published_at = post.published_at or now
    if not post.is_reply:
        post.active_at = post.active_at if post.active_at and not first else now
    if verb == Verb.APPROVE:
        post.must_review = False
    move_post(post, Verb.PUBLISH)
    if verb == Verb.APPROVE and post.state != post.State.VISIBLE:
        move_post(post, Verb.APPROVE, actor=actor)
    close_reviews(post, kinds=None if verb == Verb.APPROVE else [Review.Kind.SUBMISSION, Review.Kind.APPEAL])
    post.reviews.open().update(revision=revision)  # reports of a visible post follow to its new text
    _forget_earlier_texts(revision)
    _tell(post, first)


def _forget_earlier_texts(revision: Revision) -> None:
    """On publication the draft and every earlier text die, and with them what was found in them."""
    post = revision.post
    Draft.objects.filter(post=post).delete()
    for other in post.revisions.exclude(pk=revision.pk).exclude(content_json_sealed=None):
        other.post = post
        other.erase_text()
        other.save(update_fields=["content_json_sealed", "html_json_sealed"])
    Finding.objects.filter(screening__revision__post=post).exclude(screening__revision=revision).delete()
    Answer.objects.filter(revision__post=post).update(words_digest=None)


def _tell(post: Post, first: bool) -> None:
    notify(post.author.user_id, "published", target=post.pk)
    if not (first and post.parent):
        return
    root = post.parent
    root.active_at = timezone.now()
    root.save(update_fields=["active_at"])
    if root.author_id != post.author_id:
        notify(root.author.user_id, "reply", target=root.pk)


def hide(post: Post, *, actor: Membership | None, codes: dict[str, str] | None = None) -> None:
    post.must_review = True
    move_post(post, Verb.HIDE, actor=actor, codes=dict(codes or {}))


def restore(post: Post, *, actor: Membership) -> None:
    post.must_review = False
    move_post(post, Verb.RESTORE, actor=actor)
    close_reviews(post, kinds=[Review.Kind.FLAG])
