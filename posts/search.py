"""Search in what somebody's groups can read now. Texts are decrypted to be searched and forgotten at once:
there is no index, which would be the texts once more.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from groups.access import with_acceptance
from groups.models import Membership, User
from supportcircle import sanitize
from supportcircle.sealed import reader_of

from .attention import muted_for
from .content import Content
from .labels import Labels
from .models import Post, Revision, recused_for
from .models.post import READABLE
from .search_words import Run, Wanted, in_context
from .times import coarse_time

PAGE = 20
CHUNK = 200


@dataclass(frozen=True, slots=True)
class Filters:
    kind: str = ""
    need: str = ""  # of the conversation, like its state
    state: str = ""
    setting: str = ""  # also of the conversation


@dataclass(frozen=True, slots=True)
class Result:
    post: Post
    runs: list[Run]
    when: str
    fold: str  # the content note of its conversation, which stands before its words


def reading(user: User) -> list[Membership]:
    """The memberships with which this person reads: those whose agreement they accepted."""
    mine = Membership.objects.active().filter(user=user).exclude(reads=Membership.Reads.NOTHING)
    found = with_acceptance(mine).select_related("group__key").order_by("joined_at")
    return [member for member in found if getattr(member, "has_accepted", False)]


def search(
    user: User, members: Iterable[Membership], wanted: Wanted, filters: Filters, after: UUID | None = None
) -> tuple[list[Result], UUID | None]:
    """The newest that match after the post `after`, and after which one to go on, or None at the end."""
    groups = {member.group_id: member.group for member in members}
    posts = _after(_searched(user, filters).filter(group__in=groups), after)
    readers = {group_id: reader_of(Revision, "content_json", group.sealing_key()) for group_id, group in groups.items()}
    found: dict[UUID, Content] = {}  # by revision
    for group_id, revision_id, sealed in _rows(posts, filters):
        content = Content.from_json(readers[group_id](revision_id, sealed))
        if wanted.is_in(content.joined()):
            found[revision_id] = content
            if len(found) > PAGE:
                break
    shown = list(found)[:PAGE]
    still_there = posts.select_related("author", "parent").filter(live_revision__in=shown)
    of_revision = {post.live_revision_id: post for post in still_there}
    for post in of_revision.values():
        post.group = post.author.group = groups[post.group_id]
    # What was hidden in this very moment is gone from the second query.
    results = [_result(of_revision[pk], found[pk], wanted) for pk in shown if pk in of_revision]
    return results, results[-1].post.pk if results and len(found) > PAGE else None


def _searched(user: User, filters: Filters) -> QuerySet[Post]:
    posts = Post.objects.visible_to(user).filter(READABLE, live_revision__isnull=False).exclude(muted_for(user))
    posts = posts.exclude(recused_for(user))  # also what they wrote there themselves
    posts = posts.exclude(declined=F("live_revision"))
    if filters.kind:
        posts = posts.filter(kind=filters.kind)
    if filters.setting:
        posts = posts.filter(Q(setting=filters.setting) | Q(parent__setting=filters.setting))
    if filters.state:
        posts = posts.filter(Q(parent=None, thread_state=filters.state) | Q(parent__thread_state=filters.state))
    return posts


def _after(posts: QuerySet[Post], after: UUID | None) -> QuerySet[Post]:
    ordered = posts.order_by("-published_at", "-id")
    last = Post.objects.filter(pk=after, group__in=posts.values("group")).first() if after else None
    if last is None or last.published_at is None:
        return ordered
    return ordered.filter(Q(published_at__lt=last.published_at) | Q(published_at=last.published_at, pk__lt=last.pk))


def _rows(posts: QuerySet[Post], filters: Filters) -> Iterator[tuple[UUID, UUID, bytes]]:
    """Group, revision, ciphertext. Rows, not models: making those would take most of the time."""
    columns = ["group_id", "live_revision_id", "live_revision__content_json_sealed"]
    if filters.need:  # a list in JSON, which SQLite does not look into
        posts, columns = posts.annotate(asked_needs=Coalesce("parent__needs", "needs")), [*columns, "asked_needs"]
    rows: Any = posts.values_list(*columns)
    for group_id, revision_id, sealed, *needs in rows.iterator(chunk_size=CHUNK):
        if not needs or filters.need in needs[0]:
            yield group_id, revision_id, sealed


def _result(post: Post, content: Content, wanted: Wanted) -> Result:
    assert post.published_at is not None  # noqa: S101 (published, see _searched)
    text = " ".join(" ".join(sanitize.plain(part.text) for part in content.written()).split())
    runs = in_context(text, wanted.terms) or [Run(content.excerpt(post.form))]
    return Result(post, runs, coarse_time(post.published_at), Labels.of(post.root).fold)
