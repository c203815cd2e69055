"""Somebody recognizes a case: from now on they neither meet nor review it.

Nobody is told. There is no audit entry, no notice and no count, also not of what a recused moderator lets go of.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from groups.models import Membership
from groups.permissions import Capability, can
from supportcircle.notifications import mark_seen

from ..models import Opinion, Post, Recusal, Review, Watch
from ..statuses import PostState
from .moves import NotAllowed, lock

UNDO = timedelta(minutes=10)  # long enough for somebody who reads slowly


@transaction.atomic
def recuse(*, actor: Membership, post: Post) -> Recusal:
    """From the whole conversation; a second time is a no-op. Raises NotAllowed."""
    root = lock(post.pk).root
    if root.group_id != actor.group_id or not can(actor, Capability.READ):
        raise NotAllowed("not_reader")
    if root.author_id == actor.pk:
        raise NotAllowed("own_post")
    recusal, _ = Recusal.objects.get_or_create(reader=actor, thread=root, defaults={"made_at": timezone.now()})
    Watch.objects.filter(reader=actor, thread=root).delete()
    posts = [root.pk, *root.replies.values_list("pk", flat=True)]
    reviews = Review.objects.open().filter(post__in=posts)
    reviews.filter(claimed_by=actor).update(claimed_by=None, claimed_until=None)
    Opinion.objects.filter(given_by=actor, review__in=reviews).delete()
    mark_seen(actor.user_id, *posts, *reviews.values_list("pk", flat=True))
    return recusal


@transaction.atomic
def undo_recusal(*, actor: Membership, recusal: Recusal) -> bool:
    """Only right after; False when it is too late. What they followed, held or thought of it is not brought back."""
    made = Recusal.objects.select_for_update().filter(pk=recusal.pk, reader=actor).first()
    if made and not can_be_undone(made):
        return False
    if made:
        made.delete()
    return True


def can_be_undone(recusal: Recusal) -> bool:
    return recusal.made_at > timezone.now() - UNDO


def forget_recusals(member: Membership) -> None:
    """Of somebody who left."""
    Recusal.objects.filter(reader=member).delete()


def old_recusals(now: datetime) -> None:  # noqa: ARG001 (all rules of retention are called alike)
    """From what nobody can read or review any more."""
    thread = Post.objects.filter(pk=OuterRef("thread"))
    open_reviews = Review.objects.open()
    reviewed = open_reviews.filter(post=OuterRef("thread")) | open_reviews.filter(post__parent=OuterRef("thread"))
    Recusal.objects.filter(Exists(thread.filter(state=PostState.ERASED)) & ~Exists(reviewed)).delete()
