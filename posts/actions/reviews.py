"""The moderators' queue: open, claim, release, decide, undo. What two decide is in opinions.py."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from groups.models import Membership
from supportcircle.notifications import notify
from supportcircle.queue import enqueue

from ..alignment import Span
from ..models import Decision, Post, Review, Revision, Suggestion
from ..review_rules import NEEDS_REASON, ReasonCode, allowed_verbs, may_review
from ..reviewers import able_moderators, needs_two, waits_for_another
from ..second_review import touches_of
from ..statuses import PostState, Verb
from .moves import NotAllowed, Stale, audit, lock, refuse_while_decided

Suggestions = Sequence[tuple[Span, str]]


def open_review(revision: Revision, kind: Review.Kind, *, not_by: Membership | None = None) -> Review:
    """Joins the open one of that kind, if there is one. Inside the transaction of the change."""
    post, now = revision.post, timezone.now()
    place = {"group": post.group, "revision": revision, "opened_at": _in_line_since(post) or now, "not_by": not_by}
    review, fresh = Review.objects.get_or_create(post=post, kind=kind, closed_at=None, defaults=place)
    if not fresh and review.revision_id != revision.pk:
        review.revision = revision
        review.save(update_fields=["revision"])
    if kind != Review.Kind.FLAG:
        _ask_for_two(review, revision)
    undo_until = revision.effective_at if revision.effective_at > now else None
    for moderator in able_moderators(post, besides=not_by):
        notify(moderator.user_id, "review_waiting", target=review.pk, not_before=undo_until)
    return review


def _in_line_since(post: Post) -> datetime | None:
    """What was returned and comes back keeps its place."""
    done = Decision.objects.filter(review__post=post, state=Decision.State.DONE).order_by("-decided_at")
    last = done.values_list("verb", "review__opened_at").first()
    return last[1] if last and last[0] == Verb.RETURN else None


def _ask_for_two(review: Review, revision: Revision) -> None:
    """What a moderator once asked a second opinion about stays so, whatever becomes of the text."""
    earlier = Review.objects.filter(post=review.post_id).values_list("escalations", flat=True)
    review.touches = touches_of(revision)
    review.escalations = sorted({code for codes in earlier for code in codes})
    review.save(update_fields=["touches", "escalations"])


@transaction.atomic
def claim(*, actor: Membership, review: Review) -> Review:
    """A lease of CLAIM_MINUTES; claiming again renews it. Raises Stale when somebody else holds it."""
    post, review = locked(review)
    if not may_review(actor, review):
        raise NotAllowed("not_reviewer")
    if review.closed_at:
        raise stale_of(review)
    if waits_for_another(actor, review):
        raise NotAllowed("same_person")
    holder = review.claimant
    if holder and holder != actor:
        raise Stale("claim", holder)
    review.claimed_by, review.claimed_until = (
        actor,
        timezone.now() + timedelta(minutes=settings.CLAIM_MINUTES),
    )
    review.put_back_at = None
    review.save(update_fields=["claimed_by", "claimed_until", "put_back_at"])
    if holder is None:
        audit(post, "review.claim", actor=actor, target=review.pk)
        review.reveals.exclude(moderator=actor).delete()
        _remember_seen(review)
    return review


def _remember_seen(review: Review) -> None:
    """From now on its text may be quoted by a difference, so a newer revision does not erase it at once."""
    Revision.objects.filter(pk=review.revision_id).update(seen_by_moderator=True)


@transaction.atomic
def release(*, actor: Membership, review: Review, handover: bool = False) -> None:
    """`handover`: on purpose, and not because its page was left; the next one sees since when it is back."""
    release_locked(*locked(review), actor=actor, handover=handover)


def release_locked(post: Post, review: Review, *, actor: Membership, handover: bool) -> None:
    if review.claimed_by_id != actor.pk:
        return
    review.claimed_by = review.claimed_until = None
    review.put_back_at = timezone.now() if handover else None
    review.save(update_fields=["claimed_by", "claimed_until", "put_back_at"])
    audit(post, "review.release", actor=actor, target=review.pk, codes={"why": "handover"} if handover else None)


@transaction.atomic
def decide(
    *,
    actor: Membership,
    review: Review,
    turn: int,
    verb: Verb,
    reasons: list[tuple[ReasonCode, Span | None]] | None = None,
    note: str = "",
    suggestions: Suggestions = (),
) -> Decision:
    """Store a decision; settle carries it out after the undo window. Raises Stale, NotAllowed.

    The same verb by the same moderator on the same turn is a no-op.
    """
    post, review = locked(review)
    before = require_open(actor, post, review, turn, verb, is_reasoned=bool(reasons), suggestions=suggestions)
    if before:
        return before
    if needs_two(review):
        raise NotAllowed("needs_two")
    return store_decision(actor, review, turn, verb, reasons or [], note, suggestions=suggestions)


def require_open(
    actor: Membership,
    post: Post,
    review: Review,
    turn: int,
    verb: Verb,
    *,
    is_reasoned: bool,
    suggestions: Suggestions,
) -> Decision | None:
    """The decision, where this very one was made before. Raises Stale, NotAllowed."""
    if not may_review(actor, review):
        raise NotAllowed("not_reviewer")
    before = review.decisions.exclude(state=Decision.State.UNDONE).filter(turn=turn).first()
    if before:
        if (before.verb, before.decided_by_id) == (verb, actor.pk):
            return before
        raise Stale(before.verb, before.decided_by, before.decided_at)
    if review.closed_at or review.revision.turn != turn:
        raise stale_of(review)
    other = Decision.objects.filter(review__post=post, state=Decision.State.PENDING).first()
    if other:  # on another review of the same post
        raise Stale(other.verb, other.decided_by, other.decided_at)
    holder = review.claimant
    if holder and holder != actor:
        raise Stale("claim", holder)
    if verb not in allowed_verbs(review, PostState(post.state)):
        raise NotAllowed("not_open")
    if verb in NEEDS_REASON and not is_reasoned:
        raise NotAllowed("no_reason")
    if suggestions and verb != Verb.RETURN:
        raise NotAllowed("only_with_return")
    return None


def store_decision(
    actor: Membership,
    review: Review,
    turn: int,
    verb: Verb,
    reasons: list[tuple[ReasonCode, Span | None]],
    note: str,
    *,
    suggestions: Suggestions,
) -> Decision:
    now = timezone.now()
    decision = Decision(
        review=review,
        revision=review.revision,
        turn=turn,
        verb=verb,
        reasons=[[code, *(span or (None, None))] for code, span in reasons],
        decided_by=actor,
        decided_at=now,
        effective_at=now + timedelta(seconds=settings.UNDO_SECONDS),
    )
    decision.note = note or None
    decision.save(force_insert=True)
    _remember_seen(review)
    audit(
        review.post,
        f"decision.{verb}",
        actor=actor,
        target=decision.pk,
        codes={"review": str(review.pk), "reasons": [code for code, _ in reasons]},
    )
    _suggest(decision, suggestions)
    _settle_soon(decision)
    return decision


def _suggest(decision: Decision, suggestions: Suggestions) -> None:
    for (start, end), words in suggestions:
        suggestion = Suggestion(decision=decision, revision=decision.revision, start=start, end=end)
        suggestion.instead = words
        suggestion.save(force_insert=True)
        audit(
            decision.review.post,
            "suggestion.make",
            actor=decision.decided_by,
            target=suggestion.pk,
            codes={"decision": str(decision.pk)},
        )


def _settle_soon(decision: Decision) -> None:
    from ..tasks import settle_decision  # noqa: PLC0415 (tasks call actions)

    transaction.on_commit(lambda: enqueue(settle_decision, str(decision.pk), countdown=settings.UNDO_SECONDS))


@transaction.atomic
def undo_decision(*, actor: Membership, decision: Decision) -> bool:
    """Take one's own decision back before it is carried out; False when it is too late."""
    post = lock(decision.review.post_id)
    decision = Decision.objects.select_related("revision", "review").get(pk=decision.pk)
    if decision.decided_by_id != actor.pk:
        raise NotAllowed("not_yours")
    if decision.state != Decision.State.PENDING:
        return decision.state == Decision.State.UNDONE
    decision.state = Decision.State.UNDONE
    decision.save(update_fields=["state"])
    decision.review.opinions.filter(turn=decision.turn, given_by=actor).delete()
    audit(post, "decision.undo", actor=actor, target=decision.pk)
    return True


def require_held(actor: Membership, post: Post, review: Review) -> None:
    """Raises Stale, NotAllowed."""
    if not may_review(actor, review):
        raise NotAllowed("not_reviewer")
    if review.closed_at:
        raise stale_of(review)
    refuse_while_decided(post)
    holder = review.claimant
    if holder is None:
        raise NotAllowed("not_claimed")
    if holder != actor:
        raise Stale("claim", holder)


def locked(review: Review) -> tuple[Post, Review]:
    post = lock(review.post_id)
    fresh = Review.objects.select_related("revision", "claimed_by", "not_by").get(pk=review.pk)
    fresh.post = fresh.revision.post = post
    return post, fresh


def stale_of(review: Review) -> Stale:
    last = review.decisions.exclude(state=Decision.State.UNDONE).order_by("-decided_at").first()
    if last:
        return Stale(last.verb, last.decided_by, last.decided_at)
    return Stale(review.revision.last_verb, review.revision.last_actor)
