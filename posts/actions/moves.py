"""The only code that changes a revision's status or a post's state."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Max, Subquery, UUIDField, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from groups.models import Membership
from groups.permissions import Capability, can
from supportcircle.audit import Codes, record
from supportcircle.notifications import nothing_waits

from ..models import Decision, Finding, Message, Opinion, Post, Revision, Suggestion
from ..statuses import OPEN, Actor, PostState, Status, Verb, check_transition, next_state


class Stale(Exception):
    """The form was made for an earlier turn: somebody did something in between. `at`: when it was decided."""

    def __init__(self, verb: str, by: Membership | None, at: datetime | None = None) -> None:
        self.verb, self.by, self.at = verb, by, at


class NotAllowed(Exception):
    """The action is not open to this person now; `code` names the reason for the screen."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def lock(post_id: UUID) -> Post:
    """Every action on a post takes this lock first, so that they happen one after the other.

    It is the lock of the whole thread: a reply changes its root too, and one lock cannot deadlock.
    """
    parent = Subquery(Post.objects.filter(pk=post_id).values("parent"))
    # no_key: rows that only point at the post need not wait, and so cannot wait in a circle.
    Post.objects.select_for_update(no_key=True).get(pk=Coalesce(parent, Value(post_id, UUIDField())))
    posts = Post.objects.select_related("group__key", "author__user", "author__group__key", "live_revision", "parent")
    return posts.get(pk=post_id)


def require_author(post: Post, actor: Membership) -> None:
    """Raises NotAllowed. `post` is locked: its author is as they are now."""
    if post.author_id != actor.pk:
        raise NotAllowed("not_author")
    if not can(post.author, Capability.WRITE):
        raise NotAllowed("not_active")


def open_revision(post: Post) -> Revision | None:
    found = post.revisions.filter(status__in=OPEN).first()
    if found:
        found.post = post  # the instance that is locked and knows its group's key
    return found


def pending_decision(post: Post) -> Decision | None:
    return Decision.objects.filter(review__post=post, state=Decision.State.PENDING).first()


def void_decision(post: Post) -> None:
    """What waits to be carried out was decided without knowing what happens now."""
    decision = pending_decision(post)
    if decision:
        decision.state = Decision.State.UNDONE
        decision.save(update_fields=["state"])
        audit(post, "decision.void", actor=None, target=decision.pk)


def refuse_while_decided(post: Post) -> None:
    """Raises Stale: a decision waits to be carried out; it blocks other decisions and withdraw."""
    decision = pending_decision(post)
    if decision:
        raise Stale(decision.verb, decision.decided_by, decision.decided_at)


def next_turn(post: Post) -> int:
    """Turns rise over all revisions of a post: a form made for one never fits another."""
    return (post.revisions.aggregate(newest=Max("turn"))["newest"] or 0) + 1


def check_turn(revision: Revision, turn: int, verb: Verb, actor: Membership) -> bool:
    """True: go on. False: this very action was already carried out (a no-op). Raises Stale."""
    if revision.turn == turn:
        return True
    if revision.turn == turn + 1 and revision.last_verb == verb and revision.last_actor_id == actor.pk:
        return False
    raise Stale(revision.last_verb, revision.last_actor)


def move(
    revision: Revision,
    verb: Verb,
    *,
    to: Status,
    role: Actor,
    actor: Membership | None = None,
    codes: Codes | None = None,
    erase: bool = False,
) -> None:
    """An erased revision loses its text; others with `erase`. Raises IllegalTransition."""
    check_transition(Status(revision.status), verb, role, to)
    revision.status, revision.last_verb, revision.last_actor = to, verb, actor
    revision.turn += 1
    revision.changed_at = timezone.now()
    if erase or to == Status.ERASED:
        forget(revision)
    revision.save()
    if to == Status.ERASED:  # what a moderator saw before it was kept only to show the difference
        forget_texts(revision.post, Status.SUPERSEDED)
    audit(
        revision.post,
        f"revision.{verb}",
        actor=actor,
        target=revision.pk,
        codes={"to": to.value, **(codes or {})},
    )


def forget(revision: Revision) -> None:
    """Its text, and what was found, answered and noted about it. The caller saves it."""
    revision.erase_text()
    Finding.objects.filter(screening__revision=revision).delete()
    revision.answers.update(words_digest=None)
    forget_said([revision])


def forget_said(revisions: Iterable[Revision]) -> None:
    """What went between moderators and the author, and among moderators; which reasons were given stays, in codes."""
    Decision.objects.filter(revision__in=revisions).update(note_sealed=None)
    Opinion.objects.filter(revision__in=revisions).update(note_sealed=None, suggestions_json_sealed=None)
    Suggestion.objects.filter(revision__in=revisions).delete()
    Message.objects.filter(revision__in=revisions).delete()


def forget_texts(post: Post, *statuses: Status) -> None:
    for revision in post.revisions.filter(status__in=statuses).exclude(content_json_sealed=None):
        forget(revision)
        revision.save(update_fields=["content_json_sealed", "html_json_sealed"])


def bump(revision: Revision, verb: Verb, *, actor: Membership | None) -> None:
    """A new turn without a change of status: what is around the revision changed."""
    revision.turn += 1
    revision.last_verb, revision.last_actor, revision.changed_at = verb, actor, timezone.now()
    revision.save(update_fields=["turn", "last_verb", "last_actor", "changed_at"])


def move_post(post: Post, verb: Verb, *, actor: Membership | None = None, codes: Codes | None = None) -> None:
    """Raises IllegalTransition."""
    state = next_state(PostState(post.state), verb)
    changed = state != post.state
    post.state = state
    post.save()
    if changed:
        audit(post, f"post.{verb}", actor=actor, target=post.pk, codes=codes)
        count_replies(post.root)


def count_replies(root: Post) -> None:
    root.replies_count = root.replies.filter(state=PostState.VISIBLE).count()
    root.save(update_fields=["replies_count"])


def audit(post: Post, action: str, *, actor: Membership | None, target: UUID, codes: Codes | None = None) -> None:
    record(action, actor=actor.user_id if actor else None, chain=post.group_id, target=target, codes=codes)


def close_reviews(post: Post, *, kinds: Iterable[str] | None = None) -> None:
    reviews = post.reviews.open()
    if kinds is not None:
        reviews = reviews.filter(kind__in=list(kinds))
    nothing_waits(*reviews.values_list("pk", flat=True))
    reviews.update(closed_at=timezone.now(), claimed_by=None, claimed_until=None)
