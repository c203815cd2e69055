"""A post with its replies, as one reader meets them now."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from groups.models import Membership, User

from .attention import MUTED_MEMBER, with_muted
from .available import author_actions, available_actions
from .kinds import Phase
from .labels import Labels
from .models import Decision, Draft, Opening, Post, Revision, Screening, Thanks, Verdict, Watch, recused_for
from .roles import told_by_role
from .standing import DRAFT, STILL_PUBLISHED, Standing, standing
from .statuses import PostState, Status
from .times import coarse_time
from .words import ReadPart, read_parts

DECLINED = "Whoever asked this would rather not go into it"
DECLINED_BY_YOU = "You asked not to be asked this"


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
    fold: str  # why its words wait behind a line; "" where they do not
    is_muted: bool  # its author, by this reader
    answers: str  # what it answers, told by role; "" where that is the post, or is gone
    thanks: bool  # given by this reader, or for one's own by anybody

    @property
    def is_noted(self) -> bool:
        """Whether its words wait because of what is in them."""
        return bool(self.fold and self.post.content_notes)


@dataclass(frozen=True, slots=True)
class Thread:
    root: Item
    summary: Item | None  # by whoever asked; it stands on top
    replies: list[Item]
    watch: str  # a Watch.Level, or ""

    @property
    def labels(self) -> Labels:
        return Labels.of(self.root.post)

    @property
    def new(self) -> list[Item]:
        return [item for item in self.items if item.is_new and item is not self.root]

    @property
    def items(self) -> list[Item]:
        """In the order of the page."""
        return [self.root, *([self.summary] if self.summary else []), *self.replies]

    @property
    def answerable(self) -> list[Post]:
        """What a reply may point at."""
        return [item.post for item in self.items if item.parts and item is not self.root]

    @property
    def unopened(self) -> list[Revision]:
        """Also what is folded: it is on the page, and who saw what must be known after a leak."""
        items = (item for item in self.items if item.parts and not item.is_mine)
        unopened = (item.post.live_revision for item in items if not getattr(item.post, "opened", False))
        return [revision for revision in unopened if revision]


def thread_of(root: Post, member: Membership) -> Thread:
    posts = list(_posts(root, member))
    own = _own_revisions([post for post in posts if post.author_id == member.pk])
    items = []
    by_id = {post.pk: post for post in posts}
    for post in posts:
        post.answers = by_id.get(post.answers_id) if post.answers_id else None
        post.parent = root if post.pk != root.pk else None
        post.group = post.author.group = member.group  # it is at hand and holds the key
        if post.live_revision:
            post.live_revision.post = post
        items.append(_item(post, member, own.get(post.pk)))
    items.sort(key=lambda item: (item.post.published_at is None, item.post.published_at, item.post.created_at))
    [first] = [item for item in items if item.post.pk == root.pk]
    replies = [item for item in items if item is not first and _is_shown(item)]
    summaries = [item for item in replies if item.parts and item.post.phase == Phase.SUMMARY]
    summary = summaries[-1] if summaries else None
    watch = getattr(first.post, "watch", None) or ""
    return Thread(first, summary, [item for item in replies if item is not summary], watch)


def paused_for(user: User) -> QuerySet[Post]:
    """What this person's groups read before it, or the post it answers, was hidden."""
    reader = Membership.objects.active().filter(group=OuterRef("group"), user=user)
    hidden = Q(state=PostState.HIDDEN) | Q(state=PostState.VISIBLE, parent__state=PostState.HIDDEN)
    posts = Post.objects.filter(hidden).exclude(recused_for(user))
    return posts.filter(Exists(reader.exclude(reads=Membership.Reads.NOTHING)))


def _posts(root: Post, member: Membership) -> QuerySet[Post]:
    opened = Opening.objects.filter(reader=member, revision=OuterRef("live_revision"))
    known = Q(published_at__isnull=False) | Q(author=member)  # and one's own on their way
    posts = Post.objects.filter(Q(pk=root.pk) | Q(parent=root)).filter(known)
    thanks = Thanks.objects.filter(reply=OuterRef("pk"))
    watch = Watch.objects.filter(reader=member, thread=OuterRef("pk")).values("level")
    return (
        with_muted(posts, member.user)
        .select_related("author", "live_revision")
        .annotate(opened=Exists(opened), watch=Subquery(watch))
        .annotate(thanked=Exists(thanks), thanked_by_me=Exists(thanks.filter(by=member)))
    )


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
        shown and not is_mine and not any(getattr(post, name, False) for name in ("opened", "author_muted")),
        is_mine,
        _actions(post, member, newest),
        _own_standing(post, newest) if is_mine and newest else None,
        _fold(post, member),
        getattr(post, "author_muted", False),
        told_by_role(post.answers) if post.answers and post.answers.state == PostState.VISIBLE else "",
        getattr(post, "thanked" if is_mine else "thanked_by_me", False),
    )


def _fold(post: Post, member: Membership) -> str:
    if post.is_declined and post.author_id != member.pk:
        asked = post.parent is not None and post.parent.author_id == member.pk
        return DECLINED_BY_YOU if asked else DECLINED
    muted = MUTED_MEMBER if getattr(post, "author_muted", False) else ""
    note = "" if post.author_id == member.pk else Labels.of(post).fold
    return ". ".join(filter(None, (muted, note)))


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
