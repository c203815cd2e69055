"""Published posts by the hundred, written as rows: for pages that must not slow down with what is there."""

from datetime import timedelta

from django.utils import timezone

from groups.models import Membership
from posts.actions.submit import fill
from posts.content import Content
from posts.kinds import KindCode
from posts.models import Post, Revision
from posts.statuses import PostState, Status


def shelve(
    author: Membership, number: int, *, parent: Post | None = None, text: str = "How do you end a visit?"
) -> list[Post]:
    """The newest first, a minute between them."""
    now = timezone.now()
    ages = [now - timedelta(minutes=place) for place in range(number)]
    posts = [
        Post(
            group=author.group,
            author=author,
            parent=parent,
            kind=KindCode.REPLY if parent else KindCode.QUESTION,
            state=PostState.VISIBLE,
            published_at=at,
            active_at=None if parent else at,
        )
        for at in ages
    ]
    revisions = [_revision(post, f"{text} ({place})") for place, post in enumerate(posts)]
    Post.objects.bulk_create(posts)
    Revision.objects.bulk_create(revisions)
    for post, revision in zip(posts, revisions, strict=True):
        post.live_revision = revision
    Post.objects.bulk_update(posts, ["live_revision"])
    if parent:
        Post.objects.filter(pk=parent.pk).update(replies_count=number)
    return posts


def _revision(post: Post, text: str) -> Revision:
    now = timezone.now()
    revision = Revision(
        post=post, number=1, status=Status.PUBLISHED, last_verb="clear", changed_at=now, effective_at=now
    )
    fill(revision, Content.of({"text": text}))
    return revision
