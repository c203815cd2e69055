"""A group's posts, newest activity first, in pages that stay put while others write."""

import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from groups.models import Membership, SupportGroup, User
from supportcircle.encryption import DecryptionError, Place, open_bytes, seal_bytes

from .attention import fold_of
from .labels import Labels
from .models import Post, recused_for
from .statuses import PostState
from .times import coarse_time
from .unread import with_unread

PAGE = 20
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """One post as a list shows it."""

    post: Post
    excerpt: str
    labels: Labels
    when: str
    is_unread: bool
    fold: str  # says why its words do not show; "" where they do


def feed_page(member: Membership, cursor: str, chosen: dict[str, str]) -> tuple[list[Entry], str]:
    """The page after `cursor` (the first one if it is empty or not ours) and the next cursor, or "".

    `chosen`: of which kind and setting, where only those are wanted.
    """
    group = member.group
    posts = with_unread(roots(member.user).filter(group=group, **chosen), member.user).order_by("-active_at", "-id")
    place = _open_cursor(group, cursor)
    if place:
        at, post_id = place
        posts = posts.filter(Q(active_at__lt=at) | Q(active_at=at, pk__lt=post_id))
    found = list(posts[: PAGE + 1])
    page = found[:PAGE]
    for post in page:
        post.group = group
    return [entry_of(post) for post in page], _seal_cursor(group, page[-1]) if len(found) > PAGE else ""


def roots(user: User) -> QuerySet[Post]:
    """Threads that their group reads, and this person with it, with all that a list shows of them."""
    readable = Post.objects.filter(parent=None, state=PostState.VISIBLE, live_revision__isnull=False)
    readable = readable.exclude(recused_for(user))
    return readable.select_related("author", "live_revision").defer("live_revision__html_json_sealed")


def entry_of(post: Post) -> Entry:
    revision = post.live_revision
    assert revision is not None and post.active_at is not None  # noqa: S101, PT018 (published, see roots)
    # The group is at hand and holds the key to both.
    revision.post, post.author.group = post, post.group
    return Entry(
        post,
        revision.content.excerpt(post.form),
        Labels.of(post),
        coarse_time(post.active_at),
        bool(getattr(post, "unread", False)),
        fold_of(post),
    )


# A cursor is sealed: it holds the exact time of a post, of which readers learn the week.


def _cursor_place(group: SupportGroup) -> Place:
    return Place(group.sealing_key().name, "posts.feed", group.id, "cursor")


def _seal_cursor(group: SupportGroup, post: Post) -> str:
    assert post.active_at is not None  # noqa: S101 (published, see roots)
    at = (post.active_at - EPOCH) // timedelta(microseconds=1)
    sealed = seal_bytes(group.sealing_key().secret(), _cursor_place(group), struct.pack(">q16s", at, post.pk.bytes))
    return urlsafe_b64encode(sealed).decode().rstrip("=")


def _open_cursor(group: SupportGroup, cursor: str) -> tuple[datetime, UUID] | None:
    try:
        sealed = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        at, post_id = struct.unpack(">q16s", open_bytes(group.sealing_key().secret(), _cursor_place(group), sealed))
    except (ValueError, DecryptionError):
        return None
    return EPOCH + timedelta(microseconds=at), UUID(bytes=post_id)
