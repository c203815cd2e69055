"""The moderators' queue: open, claim, release, decide, undo."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from groups.models import Membership
from supportcircle.notifications import notify
from supportcircle.queue import enqueue

from ..models import Decision, Post, Review, Revision
from ..review_rules import NEEDS_REASON, ReasonCode, allowed_verbs, may_review
from ..statuses import PostState, Verb
from .moves import NotAllowed, Stale, audit, lock

Span = tuple[int, int]


def open_review(revision: Revision, kind: Review.Kind, *, not_by: Membership | None = None) -> Review:
    """Joins the open one of that kind, if there is one. Inside the transaction of the change."""
    post, now = revision.post, timezone.now()
    review, fresh = Review.objects.get_or_create(
        post=post,
        kind=kind,
        closed_at=None,
        defaults={"group": post.group, "revision": revision, "opened_at": now, "not_by": not_by},
    )
    if not fresh and review.revision_id != revision.pk:
        review.revision = revision
        review.save(update_fields=["revision"])
    undo_until = revision.effective_at if revision.effective_at > now else None
    for moderator in other_moderators(post, besides=not_by):
        notify(moderator.user_id, "review_waiting", target=review.pk, not_before=undo_until)
    return review


def other_moderators(post: Post, besides: Membership | None = None) -> QuerySet[Membership]:
    """Who could review this post: active moderators, never its author."""
    found = Membership.objects.moderators().filter(group=post.group).exclude(pk=post.author_id)
    return found.exclude(pk=besides.pk) if besides else found


@transaction.atomic
def claim(*, actor: Membership, review: Review) -> Review:
    """A lease of CLAIM_MINUTES; claiming again renews it. Raises Stale when somebody else holds it."""
    post, review = _locked(review)
    if not may_review(actor, review):
        raise NotAllowed("not_reviewer")
    if review.closed_at:
        raise _stale_of(review)
    holder = review.claimant
    if holder and holder != actor:
        raise Stale("claim", holder)
    review.claimed_by, review.claimed_until = (
        actor,
        timezone.now() + timedelta(minutes=settings.CLAIM_MINUTES),
    )
    review.save(update_fields=["claimed_by", "claimed_until"])
    if holder is None:
        audit(post, "review.claim", actor=actor, target=review.pk)
        _remember_seen(review)
    return review


def _remember_seen(review: Review) -> None:
    """From now on its text may be quoted by a difference, so a newer revision does not erase it at once."""
    Revision.objects.filter(pk=review.revision_id).update(seen_by_moderator=True)


@transaction.atomic
def release(*, actor: Membership, review: Review) -> None:
    post, review = _locked(review)
    if review.claimed_by_id != actor.pk:
        return
    review.claimed_by = review.claimed_until = None
    review.save(update_fields=["claimed_by", "claimed_until"])
    audit(post, "review.release", actor=actor, target=review.pk)


@transaction.atomic
def decide(
    *,
    actor: Membership,
    review: Review,
    turn: int,
    verb: Verb,
    reasons: list[tuple[ReasonCode, Span | None]] | None = None,
    note: str = "",
) -> Decision:
    """Store a decision; settle carries it out after the undo window. Raises Stale, NotAllowed.

    The same verb by the same moderator on the same turn is a no-op.
    """
    post, review = _locked(review)
    if not may_review(actor, review):
        raise NotAllowed("not_reviewer")
    before = review.decisions.exclude(state=Decision.State.UNDONE).filter(turn=turn).first()
    if before:
        if (before.verb, before.decided_by_id) == (verb, actor.pk):
            return before
        raise Stale(before.verb, before.decided_by)
    if review.closed_at or review.revision.turn != turn:
        raise _stale_of(review)
    other = Decision.objects.filter(review__post=post, state=Decision.State.PENDING).first()
    if other:  # on another review of the same post
        raise Stale(other.verb, other.decided_by)
    holder = review.claimant
    if holder and holder != actor:
        raise Stale("claim", holder)
    if verb not in allowed_verbs(review, PostState(post.state)):
        raise NotAllowed("not_open")
    if verb in NEEDS_REASON and not reasons:
        raise NotAllowed("no_reason")
    return _store(actor, review, turn, verb, reasons or [], note)


def _store(
    actor: Membership,
    review: Review,
    turn: int,
    verb: Verb,
    reasons: list[tuple[ReasonCode, Span | None]],
    note: str,
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
    _settle_soon(decision)
    return decision


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
    audit(post, "decision.undo", actor=actor, target=decision.pk)
    return True


def _locked(review: Review) -> tuple[Post, Review]:
    post = lock(review.post_id)
    fresh = Review.objects.select_related("revision", "claimed_by", "not_by").get(pk=review.pk)
    fresh.post = fresh.revision.post = post
    return post, fresh


def _stale_of(review: Review) -> Stale:
    last = review.decisions.exclude(state=Decision.State.UNDONE).order_by("-decided_at").first()
    if last:
        return Stale(last.verb, last.decided_by)
    return Stale(review.revision.last_verb, review.revision.last_actor)
