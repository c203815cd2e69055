"""Who could review a post, and whether one of them is enough."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from groups.models import Membership, SupportGroup

from .models import Opinion, Post, Recusal, Review


def other_moderators(post: Post, besides: Membership | None = None) -> QuerySet[Membership]:
    """Who could review this post: active moderators, never its author. `besides`: who rejected it, so that somebody
    else decides the appeal. Recusals count for nothing here: what it says is shown to people.
    """
    found = Membership.objects.moderators().filter(group=post.group).exclude(pk=post.author_id)
    if besides is None:
        return found
    rejected = Opinion.objects.rejections().filter(review__post=post, given_by=OuterRef("pk"))
    return found.exclude(pk=besides.pk).exclude(Exists(rejected))


def able_moderators(post: Post, besides: Membership | None = None) -> QuerySet[Membership]:
    """Without those who are recused. Nothing that it says may be shown to anybody."""
    recused = Recusal.objects.filter(reader=OuterRef("pk"), thread=post.parent_id or post.pk)
    return other_moderators(post, besides).exclude(Exists(recused))


def moderators_of(group: SupportGroup) -> set[UUID]:
    return set(Membership.objects.moderators().filter(group=group).values_list("pk", flat=True))


def able_by_review(reviews: Iterable[Review], moderators: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """The same as other_moderators for many reviews of one group, whose `moderators` are at hand."""
    found = {review.pk: {*moderators} - {review.post.author_id, review.not_by_id} for review in reviews}
    appeals = {review.post_id: review.pk for review in reviews if review.kind == Review.Kind.APPEAL}
    if appeals:
        rejected = Opinion.objects.rejections().filter(review__post__in=appeals)
        for post_id, moderator_id in rejected.values_list("review__post", "given_by"):
            found[appeals[post_id]].discard(moderator_id)
    return found


def was_for_rejecting(moderator: Membership, post: Post) -> bool:
    """Of two who decided it together, the one by whom the decision is not signed."""
    return Opinion.objects.rejections().filter(review__post=post, given_by=moderator).exists()


def touches_hard_ground(review: Review) -> bool:
    return review.kind != Review.Kind.FLAG and bool(review.touches or review.escalations)


def needs_two(review: Review) -> bool:
    """Where nobody could give a second opinion, one is enough."""
    return touches_hard_ground(review) and other_moderators(review.post, review.not_by).count() > 1


def waits_for_another(moderator: Membership, review: Review) -> bool:
    """They gave their opinion; the second has to be somebody else's."""
    if not touches_hard_ground(review):
        return False
    given = [opinion.given_by_id for opinion in Opinion.objects.on(review, review.revision.turn)]
    return given == [moderator.pk] and needs_two(review)
