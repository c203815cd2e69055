from django.db import transaction

from groups.models import Membership
from supportcircle.notifications import notify

from ..models import Decision, Flag, Post, Review
from ..statuses import PostState, Verb
from .moves import NotAllowed, audit, bump, lock
from .publication import hide
from .reviews import open_review


@transaction.atomic
def flag(*, actor: Membership, post: Post, reason: Flag.Reason) -> Review:
    """A member's concern. One IDENTIFYING flag hides the post at once. Raising the same one again is a no-op."""
    post = lock(post.pk)
    if post.author_id == actor.pk:
        raise NotAllowed("own_post")
    if post.live_revision is None or post.state not in (PostState.VISIBLE, PostState.HIDDEN):
        raise NotAllowed("not_open")
    post.live_revision.post = post
    review = open_review(post.live_revision, Review.Kind.FLAG)
    _, fresh = Flag.objects.get_or_create(review=review, by=actor, reason=reason, defaults={"post": post})
    if not fresh:
        return review
    # The audit names the post and the reason; who flagged is shown to nobody.
    audit(post, "post.flag", actor=None, target=post.pk, codes={"reason": reason.value})
    if reason == Flag.Reason.IDENTIFYING:
        _void_pending_decisions(post)
        if post.state == PostState.VISIBLE:
            hide(post, actor=None, codes={"reason": reason.value})
            notify(post.author.user_id, "hidden", target=post.pk)
    return review


def _void_pending_decisions(post: Post) -> None:
    """They were taken without knowing of this report."""
    pending = Decision.objects.filter(review__post=post, state=Decision.State.PENDING).select_related("revision")
    for decision in pending:
        decision.state = Decision.State.UNDONE
        decision.save(update_fields=["state"])
        bump(decision.revision, Verb.HIDE, actor=None)
        audit(post, "decision.void", actor=None, target=decision.pk)
