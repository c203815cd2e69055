"""A revision reaches the group, or a post is shown or hidden."""

from django.utils import timezone

from groups.models import Membership
from supportcircle.audit import Codes
from supportcircle.notifications import notify

from ..attention import listeners
from ..labels import publish_labels
from ..models import Draft, Post, Review, Revision
from ..statuses import Actor, Status, Verb
from .moves import close_reviews, forget_said, forget_texts, move, move_post, void_decision


def publish(revision: Revision, verb: Verb, *, role: Actor, actor: Membership | None = None) -> None:
    """`verb` is CLEAR (the check) or APPROVE (a moderator; it also shows a hidden post again)."""
    post = revision.post
    void_decision(post)  # on a report, about the text that readers have had until now
    earlier = post.live_revision
    if earlier and earlier.pk != revision.pk:
        earlier.post = post
        move(earlier, Verb.SUPERSEDE, to=Status.SUPERSEDED, role=Actor.SYSTEM, erase=True)
        revision.turn = max(revision.turn, earlier.turn)  # no form made for the earlier text fits this one
    move(revision, verb, to=Status.PUBLISHED, role=role, actor=actor)
    now = timezone.now()
    first = post.published_at is None
    publish_labels(post)
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
    Draft.objects.filter(post=post).delete()
    forget_texts(post, Status.SUPERSEDED, Status.REJECTED)
    forget_said(post.revisions.all())  # also about the text that was returned once and published after all
    revision.answers.update(words_digest=None)
    _tell(post, first)


def _tell(post: Post, first: bool) -> None:
    notify(post.author.user_id, "published", target=post.pk)
    if not (first and post.parent):
        return
    root = post.parent
    root.active_at = timezone.now()
    root.save(update_fields=["active_at"])
    for user_id in listeners(root, post).values_list("user", flat=True):
        notify(user_id, "reply", target=root.pk)


def hide(post: Post, *, actor: Membership | None, codes: Codes | None = None) -> None:
    post.must_review = True
    move_post(post, Verb.HIDE, actor=actor, codes=codes)


def restore(post: Post, *, actor: Membership) -> None:
    post.must_review = False
    move_post(post, Verb.RESTORE, actor=actor)
    close_reviews(post, kinds=[Review.Kind.FLAG])
