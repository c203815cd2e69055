"""What one reader has muted, for whatever lists posts to them."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from groups.models import Membership, User

from .models import MutedMember, Post, Recusal, Watch

MUTED_MEMBER = "From somebody you muted"
MUTED_THREAD = "A conversation you muted"


def muted_for(user: User) -> Q:
    """Posts in muted conversations, and what muted members wrote."""
    threads = Watch.objects.filter(reader__user=user, level=Watch.Level.MUTE).values("thread")
    members = MutedMember.objects.filter(reader__user=user).values("muted")
    return Q(pk__in=threads) | Q(parent__in=threads) | Q(author__in=members)


def with_muted(posts: QuerySet[Post], user: User) -> QuerySet[Post]:
    """Each with `thread_muted` (of a root) and `author_muted`."""
    threads = Watch.objects.filter(reader__user=user, level=Watch.Level.MUTE, thread=OuterRef("pk"))
    members = MutedMember.objects.filter(reader__user=user, muted=OuterRef("author"))
    return posts.annotate(thread_muted=Exists(threads), author_muted=Exists(members))


def fold_of(post: Post) -> str:
    """What stands for its words in a list; "" where nothing is muted."""
    if getattr(post, "thread_muted", False):
        return MUTED_THREAD
    return MUTED_MEMBER if getattr(post, "author_muted", False) else ""


def listeners(root: Post, reply: Post) -> QuerySet[Membership]:
    """Who hears of a new reply: the author of the conversation and who follows it, but for those who muted."""
    watches = Watch.objects.filter(thread=root, reader=OuterRef("pk"))
    muted = MutedMember.objects.filter(reader=OuterRef("pk"), muted=reply.author_id)
    wants = Q(pk=root.author_id) | Exists(watches.filter(level=Watch.Level.FOLLOW))
    readers = Membership.objects.active().filter(group=root.group_id).exclude(reads=Membership.Reads.NOTHING)
    return (
        readers.filter(wants)
        .exclude(pk=reply.author_id)
        .exclude(Exists(watches.filter(level=Watch.Level.MUTE)))
        .exclude(Exists(muted))
        .exclude(Exists(Recusal.objects.filter(thread=root, reader=OuterRef("pk"))))
    )
