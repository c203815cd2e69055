"""What two moderators decide: each gives an opinion without knowing the other's; what both say is done."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from groups.models import Membership
from supportcircle.notifications import notify

from ..alignment import Span, overlap
from ..models import Decision, Opinion, Post, Review
from ..review_rules import ReasonCode, may_review
from ..reviewers import able_moderators, needs_two
from ..second_review import Why
from ..statuses import Verb
from .moves import NotAllowed, audit, pending_decision, void_decision
from .reviews import Suggestions, locked, require_held, require_open, store_decision

Reasons = list[tuple[ReasonCode, Span | None]]


@transaction.atomic
def give_opinion(
    *,
    actor: Membership,
    review: Review,
    turn: int,
    verb: Verb,
    reasons: Reasons | None = None,
    note: str = "",
    suggestions: Suggestions = (),
) -> Opinion | Decision:
    """A decision, where this opinion makes one: the second that says the same, or the third where two differ.

    The same opinion by the same moderator on the same turn is a no-op. Raises Stale, NotAllowed.
    """
    post, review = locked(review)
    decision = require_open(actor, post, review, turn, verb, is_reasoned=bool(reasons), suggestions=suggestions)
    if decision:
        return decision
    if not needs_two(review):
        raise NotAllowed("one_is_enough")
    given = list(Opinion.objects.on(review, turn))
    mine = next((opinion for opinion in given if opinion.given_by_id == actor.pk), None)
    others = [opinion for opinion in given if opinion != mine]
    agreeing = [opinion for opinion in others if opinion.verb == verb]
    if mine and mine.verb == verb and not agreeing:
        return mine
    if mine and not others:
        raise NotAllowed("same_person")
    review.opinions.filter(given_by=actor).delete()
    opinion = _store(actor, review, verb, reasons or [], note, suggestions)
    if agreeing or (mine is None and len(others) > 1):
        return _decide(actor, review, [*agreeing, opinion])
    _pass_on(post, review, actor)
    return opinion


def _store(
    actor: Membership, review: Review, verb: Verb, reasons: Reasons, note: str, suggestions: Suggestions
) -> Opinion:
    now = timezone.now()
    opinion = Opinion(
        review=review,
        revision=review.revision,
        turn=review.revision.turn,
        verb=verb,
        reasons=[[code, *(span or (None, None))] for code, span in reasons],
        given_by=actor,
        given_at=now,
        undo_until=now + timedelta(seconds=settings.UNDO_SECONDS),
    )
    opinion.note = note or None
    opinion.suggestions = suggestions
    opinion.save(force_insert=True)
    # Which opinion it is stands in the audit once it has become a decision.
    audit(review.post, "opinion.give", actor=actor, target=opinion.pk, codes={"review": str(review.pk)})
    return opinion


def _decide(actor: Membership, review: Review, opinions: list[Opinion]) -> Decision:
    """With the reasons, notes and suggestions of all who are for it; of two for the same words the first."""
    for opinion in opinions:
        opinion.revision = review.revision
    spans = [
        (ReasonCode(code), None if start is None else (start, end))
        for opinion in opinions
        for code, start, end in opinion.reasons
    ]
    note = "\n\n".join(opinion.note for opinion in opinions if opinion.note)
    verb = Verb(opinions[-1].verb)
    suggested: list[tuple[Span, str]] = []
    for span, words in (pair for opinion in opinions for pair in opinion.suggestions):
        if not any(overlap(span, other) for other, _ in suggested):
            suggested.append((span, words))
    turn, reasons = review.revision.turn, list(dict.fromkeys(spans))
    return store_decision(actor, review, turn, verb, reasons, note, suggestions=sorted(suggested))


def _pass_on(post: Post, review: Review, giver: Membership) -> None:
    """Somebody else can take it up at once."""
    review.claimed_by = review.claimed_until = None
    review.save(update_fields=["claimed_by", "claimed_until"])
    for moderator in able_moderators(post, review.not_by).exclude(pk=giver.pk):
        notify(moderator.user_id, "review_waiting", target=review.pk)


@transaction.atomic
def undo_opinion(*, actor: Membership, opinion: Opinion) -> bool:
    """Take it back, within its undo window also with what it decided; False when it is too late.

    While nothing is decided it is never too late: that an opinion is gone does not tell of a recusal.
    """
    post, review = locked(opinion.review)
    mine = review.opinions.filter(pk=opinion.pk).first()
    if mine is None:
        return True
    if mine.given_by_id != actor.pk:
        raise NotAllowed("not_yours")
    if review.closed_at or mine.turn != review.revision.turn:
        return False
    decision = pending_decision(post)
    if decision and not mine.can_be_undone:
        return False
    if decision and (decision.review_id, decision.verb) == (review.pk, mine.verb):
        void_decision(post)
    mine.delete()
    audit(post, "opinion.undo", actor=actor, target=opinion.pk)
    return True


@transaction.atomic
def escalate(*, actor: Membership, review: Review, why: Why) -> Review:
    """Ask for a second moderator. Asking again for the same reason is a no-op. Raises Stale, NotAllowed."""
    post, review = locked(review)
    if review.kind == Review.Kind.FLAG:
        raise NotAllowed("not_reviewer")
    require_held(actor, post, review)
    if why not in review.escalations:
        review.escalations = [*review.escalations, why]
        review.save(update_fields=["escalations"])
        # Why is not said here: that somebody knows people who are involved is nobody's business for six years.
        audit(post, "review.escalate", actor=actor, target=review.pk)
    return review


# ---------------------------------------------------- where no second one comes
def lone_opinions(now: datetime) -> QuerySet[Review]:
    """Reviews whose first opinion has waited for long."""
    before = now - timedelta(hours=settings.SECOND_OPINION_HOURS)
    pending = Decision.objects.filter(state=Decision.State.PENDING).values("review")
    return Review.objects.open().filter(opinions__given_at__lte=before).exclude(pk__in=pending).distinct()


@transaction.atomic
def let_stand(review_id: UUID) -> bool:
    """Where no second opinion comes, the first decides, whyever none came: else it would tell who is recused."""
    found = Review.objects.filter(pk=review_id).first()
    if found is None:
        return False
    post, review = locked(found)
    given = list(Opinion.objects.on(review, review.revision.turn))
    waits_since = timezone.now() - timedelta(hours=settings.SECOND_OPINION_HOURS)
    if review.closed_at or pending_decision(post) or len(given) != 1 or given[0].given_at > waits_since:
        return False
    giver = given[0].given_by
    if review.claimant or not may_review(giver, review):
        return False
    _decide(giver, review, given)
    return True
