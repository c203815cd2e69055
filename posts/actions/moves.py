"""The only code that changes a revision's status or a post's state."""

from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone

from groups.models import Membership
from supportcircle.audit import Codes, record

from ..models import Decision, Post, Revision
from ..statuses import Actor, PostState, Status, Verb, check_transition, next_state


class Stale(Exception):
    """The form was made for an earlier turn: somebody did something in between."""

    def __init__(self, verb: str, by: Membership | None) -> None:
        self.verb, self.by = verb, by


class NotAllowed(Exception):
    """The action is not open to this person now; `code` names the reason for the screen."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def lock(post_id: UUID) -> Post:
    """Every action on a post takes this lock first, so that they happen one after the other."""
    # "self" keeps PostgreSQL from locking the joined group and author rows too.
    posts = Post.objects.select_for_update(of=("self",))
    return posts.select_related("group__key", "author__user", "author__group__key", "live_revision", "parent").get(
        pk=post_id
    )


def open_revision(post: Post) -> Revision | None:
    found = post.revisions.filter(status__in=(Status.SCREENING, Status.NEEDS_CHANGES, Status.IN_REVIEW)).first()
    if found:
        found.post = post  # the instance that is locked and knows its group's key
    return found


def pending_decision(post: Post) -> Decision | None:
    return Decision.objects.filter(review__post=post, state=Decision.State.PENDING).first()


def refuse_while_decided(post: Post) -> None:
    """Raises Stale: a decision waits to be carried out; it blocks other decisions and withdraw."""
    decision = pending_decision(post)
    if decision:
        raise Stale(decision.verb, decision.decided_by)


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
    """Raises IllegalTransition."""
    check_transition(Status(revision.status), verb, role, to)
    revision.status, revision.last_verb, revision.last_actor = to, verb, actor
    revision.turn += 1
    revision.changed_at = timezone.now()
    if erase:
        revision.erase_text()
    revision.save()
    audit(
        revision.post,
        f"revision.{verb}",
        actor=actor,
        target=revision.pk,
        codes={"to": to.value, **(codes or {})},
    )


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
    reviews.update(closed_at=timezone.now(), claimed_by=None, claimed_until=None)
