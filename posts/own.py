"""The list of one's own posts, newest first."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils.dateparse import parse_datetime

from groups.models import Membership, User

from .expected import expected_for
from .expiring import expiring
from .models import Draft, Post, Revision, Screening, Verdict
from .standing import Standing, standing
from .statuses import PostState, Status

PAGE = 30


@dataclass(frozen=True, slots=True)
class OwnPost:
    post: Post
    standing: Standing
    excerpt: str
    draft: Draft | None
    revision: Revision | None
    expiring: str  # "" unless it goes by itself soon
    expected: str = ""  # of what waits for a moderator

    @property
    def waits_for_moderator(self) -> bool:
        return self.revision is not None and self.revision.status == Status.IN_REVIEW


def own_list(user: User, before: str | None) -> dict[str, Any]:
    posts = own_posts(user)
    start = _moment(before)
    if start:
        posts = posts.filter(created_at__lt=start)
    page = list(posts[: PAGE + 1])
    older = f"?before={quote(page[PAGE - 1].created_at.isoformat())}" if len(page) > PAGE else None
    own = [_own(post) for post in page[:PAGE]]
    expected = expected_for(item.post for item in own if item.waits_for_moderator)
    return {"own": [replace(item, expected=expected.get(item.post.pk, "")) for item in own], "older": older}


def own_posts(user: User) -> QuerySet[Post]:
    cleared = Screening.objects.filter(revision=OuterRef("pk"), verdict=Verdict.CLEAR)
    newest = Revision.objects.order_by("-number").annotate(cleared=Exists(cleared))
    return (
        Post.objects.filter(author__user=user, author__status=Membership.Status.ACTIVE)
        .exclude(state=PostState.ERASED)
        .select_related("group__key", "draft", "parent")
        .prefetch_related(Prefetch("revisions", newest))
        .order_by("-created_at")
    )


def in_hand(user: User) -> list[OwnPost]:
    """What the person can go on with: drafts, and what came back to them."""
    return [_own(post) for post in own_posts(user).filter(draft__isnull=False)]


def _own(post: Post) -> OwnPost:
    draft: Draft | None = getattr(post, "draft", None)
    revisions = list(post.revisions.all())
    for row in (draft, *revisions):
        if row:
            row.post = post
    revision = revisions[0] if revisions else None
    written = draft or next((row for row in revisions if not row.is_erased), None)
    stands = standing(post, revision, draft, cleared=bool(revision and getattr(revision, "cleared", False)))
    excerpt = written.content.excerpt(post.form) if written else ""
    return OwnPost(post, stands, excerpt, draft, revision, expiring(post, revision, draft))


def _moment(text: str | None) -> datetime | None:
    try:
        return parse_datetime(text or "")
    except ValueError:
        return None
