"""A post with its replies, as one reader meets them now."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from groups.models import Membership, User

from .available import author_actions, available_actions
from .kinds import Need
from .models import Decision, Draft, Opening, Post, Revision, Screening, Verdict
from .standing import DRAFT, STILL_PUBLISHED, Standing, standing
from .statuses import PostState, Status
from .times import coarse_time
from .words import ReadPart, read_parts


@dataclass(frozen=True, slots=True)
class Item:
    """The post or one reply. `parts` is empty unless this reader may read it now."""

    post: Post
    parts: list[ReadPart]
    when: str
    is_new: bool
    is_mine: bool
    can: frozenset[str]
    standing: Standing | None  # of one's own, where it is not simply published


@dataclass(frozen=True, slots=True)
class Thread:
    root: Item
    replies: list[Item]

    @property
    def needs(self) -> list[str]:
        """What the author wants back."""
        return [Need(code).label for code in self.root.post.needs]

    @property
    def new(self) -> list[Item]:
        return [item for item in self.replies if item.is_new]

    @property
    def unopened(self) -> list[Revision]:
        items = (self.root, *self.replies)
        return [item.post.live_revision for item in items if item.is_new and item.post.live_revision]


def thread_of(root: Post, member: Membership) -> Thread:
    posts = list(_posts(root, member))
    own = _own_revisions([post for post in posts if post.author_id == member.pk])
    items = []
    for post in posts:
        post.group = post.author.group = member.group  # it is at hand and holds the key
        if post.live_revision:
            post.live_revision.post = post
        items.append(_item(post, member, own.get(post.pk)))
    items.sort(key=lambda item: (item.post.published_at is None, item.post.published_at, item.post.created_at))
    [first] = [item for item in items if item.post.pk == root.pk]
    return Thread(first, [item for item in items if item is not first and _is_shown(item)])


def paused_for(user: User) -> QuerySet[Post]:
    """What this person's groups read before it, or the post it answers, was hidden."""
    reader = Membership.objects.active().filter(group=OuterRef("group"), user=user)
    hidden = Q(state=PostState.HIDDEN) | Q(state=PostState.VISIBLE, parent__state=PostState.HIDDEN)
    return Post.objects.filter(hidden).filter(Exists(reader.exclude(reads=Membership.Reads.NOTHING)))


def _posts(root: Post, member: Membership) -> QuerySet[Post]:
    opened = Opening.objects.filter(reader=member, revision=OuterRef("live_revision"))
    known = Q(published_at__isnull=False) | Q(author=member)  # and one's own on their way
    posts = Post.objects.filter(Q(pk=root.pk) | Q(parent=root)).filter(known)
    return posts.select_related("author", "live_revision").annotate(opened=Exists(opened))


def _own_revisions(own: list[Post]) -> dict[UUID, Revision]:
    """The newest of each post, with what `author_actions` has to know."""
    if not own:
        return {}
    cleared = Screening.objects.filter(revision=OuterRef("pk"), verdict=Verdict.CLEAR)
    decided = Decision.objects.filter(review__post=OuterRef("post"), state=Decision.State.PENDING)
    revisions = (
        Revision.objects.filter(post__in=own)
        .defer("content_json_sealed", "html_json_sealed")
        .annotate(cleared=Exists(cleared), decided=Exists(decided))
        .annotate(drafted=Exists(Draft.objects.filter(post=OuterRef("post"))))
        .order_by("number")
    )
    return {revision.post_id: revision for revision in revisions}


def _item(post: Post, member: Membership, newest: Revision | None) -> Item:
    is_mine = post.author_id == member.pk
    shown = post.state == PostState.VISIBLE and post.live_revision is not None
    return Item(
        post,
        read_parts(post.live_revision) if shown and post.live_revision else [],
        coarse_time(post.published_at) if post.published_at else "",
        shown and not is_mine and not getattr(post, "opened", False),
        is_mine,
        _actions(post, member, newest),
        _own_standing(post, newest) if is_mine and newest else None,
    )


def _actions(post: Post, member: Membership, newest: Revision | None) -> frozenset[str]:
    if post.author_id != member.pk:
        return available_actions(member, post, None)
    if newest is None or post.state == PostState.ERASED:
        return frozenset()
    drafted, decided = getattr(newest, "drafted", False), getattr(newest, "decided", False)
    return frozenset(author_actions(post, newest, has_draft=drafted, is_decided=decided))


def _own_standing(post: Post, newest: Revision) -> Standing | None:
    if post.state == PostState.ERASED or newest.status == Status.ERASED:
        return None
    stands = standing(post, newest, None, cleared=getattr(newest, "cleared", False))
    if stands.chip != "published":
        return stands
    return replace(DRAFT, now=STILL_PUBLISHED) if getattr(newest, "drafted", False) else None


def _is_shown(item: Item) -> bool:
    """A reply on its way is a line for its author, and nothing for anybody else."""
    return item.post.published_at is not None or item.standing is not None
