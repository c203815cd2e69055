from django.db import transaction
from django.db.models import Q

from groups.models import Membership
from groups.permissions import Capability, can
from supportcircle.notifications import notify

from ..models import Flag, Post, Review
from ..statuses import PostState, Status, Verb
from .moves import NotAllowed, audit, bump, lock, void_decision
from .publication import hide
from .reviews import open_review


@transaction.atomic
def flag(*, actor: Membership, post: Post, reason: Flag.Reason) -> Review:
    """A member's concern. One IDENTIFYING flag hides the post at once. Raising the same one again is a no-op."""
    post = lock(post.pk)
    if actor.group_id != post.group_id or not can(actor, Capability.READ):
        raise NotAllowed("not_reader")
    if post.author_id == actor.pk:
        raise NotAllowed("own_post")
    if post.live_revision is None or post.state not in (PostState.VISIBLE, PostState.HIDDEN):
        raise NotAllowed("not_open")
    known = Flag.objects.filter(review__closed_at=None, post=post, by=actor, reason=reason).first()
    if known:
        return known.review
    post.live_revision.post = post
    review = open_review(post.live_revision, Review.Kind.FLAG)
    Flag.objects.create(review=review, post=post, by=actor, reason=reason)
    # The audit names the post and the reason; who flagged is shown to nobody.
    audit(post, "post.flag", actor=None, target=post.pk, codes={"reason": reason.value})
    _make_known(post)
    if reason == Flag.Reason.IDENTIFYING and post.state == PostState.VISIBLE:
        hide(post, actor=None, codes={"reason": reason.value})
        notify(post.author.user_id, "hidden", target=post.pk)
    return review


def _make_known(post: Post) -> None:
    """Nobody decides with a page that does not show this report, and what was decided so is void."""
    void_decision(post)
    under_review = Q(pk=post.live_revision_id) | Q(status=Status.IN_REVIEW)
    for revision in post.revisions.filter(under_review):
        bump(revision, Verb.FLAG, actor=None)
