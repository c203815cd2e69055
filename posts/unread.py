"""What somebody has not opened yet: a thread is unread when its text or any of its replies is."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from groups.models import Membership, User

from .attention import with_muted
from .models import MutedMember, Opening, Post, Revision
from .statuses import PostState


def with_unread(roots: QuerySet[Post], user: User) -> QuerySet[Post]:
    """Each with `unread`, and what `with_muted` says. What a person wrote or muted is never unread to them."""
    unopened = _unopened(user)
    found = Exists(unopened.filter(pk=OuterRef("pk"))) | Exists(unopened.filter(parent=OuterRef("pk")))
    return with_muted(roots, user).annotate(unread=Q(thread_muted=False) & found)


def _unopened(user: User) -> QuerySet[Post]:
    opened = Opening.objects.filter(reader__user=user, revision=OuterRef("live_revision"))
    visible = Post.objects.filter(state=PostState.VISIBLE, live_revision__isnull=False)
    muted = MutedMember.objects.filter(reader__user=user, muted=OuterRef("author"))
    return visible.exclude(author__user=user).filter(~Exists(opened), ~Exists(muted))


def open_revisions(reader: Membership, revisions: Iterable[Revision]) -> None:
    """Remember that this person has seen these now; the first time counts."""
    fresh = [Opening(reader=reader, revision=revision) for revision in revisions]
    if fresh:
        Opening.objects.bulk_create(fresh, ignore_conflicts=True)
