"""Writing before it is handed in: start, save, discard."""

from uuid import UUID

from django.db import transaction

from groups.models import Membership

from ..content import Content
from ..kinds import KindCode, Phase
from ..labels import Labels, choose_labels, labels_to_be
from ..models import Draft, Post, Revision
from ..models.draft import Origin
from ..pauses import Pause, next_pause
from ..roles import ReplyRole, role_of
from ..statuses import READ_ONLY, PostState, Status
from .erase import erase_draft, erase_if_empty
from .moves import NotAllowed, lock, open_revision, require_author

LABELS = ("needs", "setting", "content_notes", "disguise", "consent", "next_labels")


NOWHERE = Origin()  # a button elsewhere


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
    labels: Labels | None = None,
    parent: Post | None = None,
    role: ReplyRole | None = None,
    origin: Origin = NOWHERE,
) -> Draft:
    """The first save of a new text. `post_id` comes with the empty form, so that one form makes one post.

    Raises OlderCounter when a reply to this thread is already being written, NotAllowed.
    """
    if parent is not None:
        parent = lock(parent.pk)
        if parent.is_reply or not parent.takes_replies or parent.group_id != actor.group_id:
            raise NotAllowed("thread_closed")
        going_on = Draft.objects.filter(author=actor, parent=parent).select_related("post").first()
        if going_on:
            raise OlderCounter(going_on)
    post = Post(id=post_id, group=actor.group, author=actor, parent=parent, kind=kind)
    require_author(post, actor)
    if labels:
        choose_labels(post, labels)
    _take_role(post, role)
    post.save(force_insert=True)
    return write(Draft(post=post, author=actor, parent=parent), content, origin)


@transaction.atomic
def save_draft(
    *,
    actor: Membership,
    post: Post,
    content: Content,
    counter: int,
    labels: Labels | None = None,
    role: ReplyRole | None = None,
    origin: Origin = NOWHERE,
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
    if content == draft.content and labels in (None, labels_to_be(post)) and role in (None, role_of(post)):
        return draft  # what the browser saves by itself and what the person sends cross on their way
    if counter < post.counter and not draft.is_overtaken_by(origin):
        raise OlderCounter(draft)
    if labels:
        choose_labels(post, labels)
    _take_role(post, role)
    return write(draft, content, origin)


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
    post.live_revision.post, post.next_labels = post, None
    return copy_to_draft(post.live_revision)


@transaction.atomic
def discard_draft(*, actor: Membership, post: Post) -> bool:
    """Throw the draft away; a post that was never handed in goes with it. True when the post went too."""
    post = lock(post.pk)
    require_author(post, actor)
    revision = open_revision(post)
    if revision and revision.status == Status.NEEDS_CHANGES:
        raise NotAllowed("withdraw_first")
    erase_draft(post)
    if post.revisions.exists():
        return erase_if_empty(post, actor=actor)
    post.delete()
    return True


def _take_role(post: Post, role: ReplyRole | None) -> None:
    """Raises NotAllowed. What it answers may have gone meanwhile; then it answers the post."""
    if role is None or post.parent is None:
        return
    if role.phase == Phase.SUMMARY and post.parent.author_id != post.author_id:
        raise NotAllowed("not_author")
    others = post.parent.replies.filter(published_at__isnull=False).exclude(pk=post.pk)
    post.phase = role.phase
    post.answers = others.filter(pk=role.answers).first() if role.answers else None


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


def write(draft: Draft, content: Content, origin: Origin = NOWHERE) -> Draft:
    """Save it as the newest: a form that was made before is older now, but for later saves of the same window."""
    post = draft.post
    post.counter += 1
    post.save(update_fields=["counter", *LABELS, "phase", "answers"])
    if content != draft.content:
        draft.pauses = []
    draft.content, draft.origin = content, origin
    draft.save()
    return draft


@transaction.atomic
def pause(*, actor: Membership, post: Post) -> Pause | None:
    """The next question to ask of the text before it is sent; None when there is none left. Raises NotAllowed."""
    post = lock(post.pk)
    require_author(post, actor)
    draft = draft_of(post)
    if draft is None:
        raise NotAllowed("no_draft")
    question = next_pause(draft)
    if question:
        draft.pauses = [*draft.pauses, question.code]
        draft.save(update_fields=["pauses"])
    return question
