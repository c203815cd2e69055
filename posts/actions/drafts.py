"""Writing before it is handed in: start, save, discard."""

from uuid import UUID

from django.db import transaction

from groups.models import Membership

from ..content import Content
from ..kinds import KindCode
from ..models import Draft, Post, Revision
from ..statuses import READ_ONLY, PostState, Status
from .erase import erase_if_empty
from .moves import NotAllowed, lock, open_revision, require_author


class OlderCounter(Exception):
    """Another window saved a newer text; `draft` is that one."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft


@transaction.atomic
def start_post(
    *,
    actor: Membership,
    post_id: UUID,
    kind: KindCode,
    content: Content,
    needs: list[str],
    parent: Post | None = None,
) -> Draft:
    """The first save of a new text. `post_id` comes with the empty form, so that one form makes one post.

    Raises OlderCounter when a reply to this thread is already being written, NotAllowed.
    """
    if parent is not None:
        parent = lock(parent.pk)
        if parent.is_reply or parent.state != PostState.VISIBLE or parent.group_id != actor.group_id:
            raise NotAllowed("thread_closed")
        going_on = Draft.objects.filter(author=actor, parent=parent).select_related("post").first()
        if going_on:
            raise OlderCounter(going_on)
    post = Post(id=post_id, group=actor.group, author=actor, parent=parent, kind=kind, needs=needs)
    require_author(post, actor)
    post.save(force_insert=True)
    return write(Draft(post=post, author=actor, parent=parent), content)


@transaction.atomic
def save_draft(
    *, actor: Membership, post: Post, content: Content, counter: int, needs: list[str] | None = None
) -> Draft:
    """Raises OlderCounter, or NotAllowed while the text is in other hands."""
    post = lock(post.pk)
    require_author(post, actor)
    revision = open_revision(post)
    if revision and revision.status in READ_ONLY:
        raise NotAllowed("withdraw_to_change")
    draft = draft_of(post)
    if draft is None:
        raise NotAllowed("no_draft")
    if content == draft.content and needs in (None, post.needs):
        return draft  # what the browser saves by itself and what the person sends cross on their way
    if counter < post.counter:
        raise OlderCounter(draft)
    if needs is not None:
        post.needs = needs
    return write(draft, content)


@transaction.atomic
def open_edit(*, actor: Membership, post: Post) -> Draft:
    """Copy the live text into a draft; readers keep the live one meanwhile."""
    post = lock(post.pk)
    require_author(post, actor)
    draft = draft_of(post)
    if draft:
        return draft
    if open_revision(post) or post.live_revision is None or post.state == PostState.ERASED:
        raise NotAllowed("withdraw_to_change")
    post.live_revision.post = post
    return copy_to_draft(post.live_revision)


@transaction.atomic
def discard_draft(*, actor: Membership, post: Post) -> bool:
    """Throw the draft away; a post that was never handed in goes with it. True when the post went too."""
    post = lock(post.pk)
    require_author(post, actor)
    revision = open_revision(post)
    if revision and revision.status == Status.NEEDS_CHANGES:
        raise NotAllowed("withdraw_first")
    Draft.objects.filter(post=post).delete()
    if post.revisions.exists():
        return erase_if_empty(post, actor=actor)
    post.delete()
    return True


def draft_of(post: Post) -> Draft | None:
    draft = Draft.objects.filter(post=post).first()
    if draft:
        draft.post = post
    return draft


def copy_to_draft(revision: Revision, answers: list[tuple[str, str, str]] | None = None) -> Draft:
    """Hold, return, withdraw and edit give the author the text back. Keeps a draft that is there."""
    draft = draft_of(revision.post)
    if draft:
        return draft
    post = revision.post
    # A thread has one reply draft per author: a returned reply beside a newer one in progress
    # belongs to its own post only.
    taken = post.parent_id and Draft.objects.filter(author=post.author, parent=post.parent).exists()
    fresh = Draft(post=post, author=post.author, parent=None if taken else post.parent)
    fresh.answers = answers or []
    return write(fresh, revision.content)


def write(draft: Draft, content: Content) -> Draft:
    """Save it as the newest: a form that was made before is older now."""
    post = draft.post
    post.counter += 1
    post.save(update_fields=["counter", "needs"])
    draft.content = content
    draft.save()
    return draft
