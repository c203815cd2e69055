"""Where somebody has written to a person about a post in the gate, and the person has not looked since."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, Subquery
from django.urls import reverse

from groups.models import Membership, SupportGroup
from supportcircle.models import Notification

from .models import Message, Opinion, Post, Review


@dataclass(frozen=True, slots=True)
class WaitingMessage:
    group: SupportGroup
    sentence: str
    url: str


def waiting_messages(memberships: Iterable[Membership]) -> list[WaitingMessage]:
    """`memberships`: of one person, where they read."""
    here = {member.group_id: member for member in memberships}
    if not here:
        return []
    user_id = next(iter(here.values())).user_id
    unseen = Notification.objects.filter(user=user_id, kind="message", seen_at=None).values("target")
    written = Message.objects.filter(post=OuterRef("pk")).exclude(by__user=user_id)
    against = Opinion.objects.rejections().filter(review__post=OuterRef("post"), given_by__user=user_id)
    barred = Q(kind=Review.Kind.APPEAL) & (Q(not_by__user=user_id) | Exists(against))
    review = Review.objects.filter(post=OuterRef("pk")).exclude(barred).order_by("-opened_at")
    posts = Post.objects.filter(Exists(written), pk__in=unseen, group__in=here).annotate(
        review=Subquery(review.values("pk")[:1])
    )
    to_review = Q(review__isnull=False, author__status=Membership.Status.ACTIVE)
    found = posts.filter(Q(author__user=user_id) | to_review).order_by("created_at")
    return [one for post in found if (one := _of(post, here[post.group_id], getattr(post, "review", None)))]


def _of(post: Post, member: Membership, review: UUID | None) -> WaitingMessage | None:
    if post.author_id == member.pk:
        url = f"{reverse('check', args=[post.pk])}#private"
        return WaitingMessage(member.group, "a moderator wrote to you about a post of yours.", url)
    if member.is_moderator and review:
        url = f"{reverse('review', args=[review])}#private"
        return WaitingMessage(member.group, "an author wrote to the moderators.", url)
    return None
