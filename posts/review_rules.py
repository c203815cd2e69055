"""Who may review what, what can be decided, and the reasons a moderator can give."""

from collections import Counter
from datetime import timedelta

from django.db import models
from django.utils import timezone

from groups.models import Membership
from groups.permissions import Capability, can

from .models import UNCHECKED, Decision, Recusal, Review
from .reviewers import was_for_rejecting
from .statuses import PostState, Status, Verb


class ReasonCode(models.TextChoices):
    NAME = "NAME", "A name, nickname or initials could point to someone"
    PLACE = "PLACE", "A place, school or agency could point to someone"
    DATE = "DATE", "A date or an age could point to someone"
    UNIQUE = "UNIQUE", "The story itself is rare enough to be recognized"
    CONTACT = "CONTACT", "A number, address or link could point to someone"
    FISHING = "FISHING", "It asks who, where or when"
    TOO_MUCH = "TOO_MUCH", "It tells more than the question needs"
    UNKIND = "UNKIND", "It could hurt a colleague or a client"
    NOT_CONSULTATION = "NOT_CONSULTATION", "It is not a consultation among colleagues"
    LOOKS_FINE = "LOOKS_FINE", "Nothing in it points to anyone"


TURNED_DOWN_REASONS = [code for code in ReasonCode if code != ReasonCode.LOOKS_FINE]
LATELY = timedelta(days=90)
NEEDS_REASON = {Verb.RETURN, Verb.REJECT, Verb.HIDE, Verb.RESTORE}

ON_SUBMISSION = {Verb.APPROVE, Verb.RETURN, Verb.REJECT}
STILL_HERE = {Membership.Status.ACTIVE, Membership.Status.SUSPENDED}  # a post can be given back to them


def may_review(moderator: Membership, review: Review) -> bool:
    """Never one's own post, never the appeal against one's own rejection, nothing a suspended author handed in, nothing
    from which one is recused.
    """
    return (
        can(moderator, Capability.REVIEW)
        and moderator.group_id == review.group_id
        and moderator.pk not in (review.post.author_id, review.not_by_id)
        and (review.kind == Review.Kind.FLAG or review.post.author.is_active)
        and not Recusal.objects.filter(reader=moderator, thread=review.post.parent_id or review.post_id).exists()
        and not (review.kind == Review.Kind.APPEAL and was_for_rejecting(moderator, review.post))
    )


def allowed_verbs(review: Review, state: PostState) -> set[Verb]:
    """What can be decided on this review now."""
    if review.closed_at:
        return set()
    if state == PostState.ERASED:  # the report holds the text until somebody has seen to it
        return {Verb.DISMISS} if review.kind == Review.Kind.FLAG else set()
    if review.kind != Review.Kind.FLAG:
        return ON_SUBMISSION if review.revision.status == Status.IN_REVIEW else set()
    found = {Verb.RESTORE} if state == PostState.HIDDEN else {Verb.DISMISS, Verb.HIDE}
    if review.post.author.status in STILL_HERE:
        found.add(Verb.RETURN)
    return found


def reasons_by_use(review: Review, verbs: set[Verb]) -> list[ReasonCode]:
    """What can be said about this one; first what the group's moderators said most in the last months."""
    since = timezone.now() - LATELY
    lately = Decision.objects.filter(review__group=review.group_id, decided_at__gte=since)
    said = lately.exclude(state=Decision.State.UNDONE).values_list("reasons", flat=True)
    used = Counter(code for reasons in said for code, *_ in reasons)
    possible = list(ReasonCode) if Verb.RESTORE in verbs else TURNED_DOWN_REASONS
    return sorted(possible, key=lambda code: (code != ReasonCode.LOOKS_FINE, -used[code]))


def reason_words(code: str) -> str:
    return str(ReasonCode(code).label)


def reason_for(category: str) -> ReasonCode:
    """Why a finding of this category is returned."""
    return _REASON_OF.get(category, ReasonCode.CONTACT)


_REASON_OF = {
    "NAME": ReasonCode.NAME,
    "PLACE": ReasonCode.PLACE,
    "ORGANISATION": ReasonCode.PLACE,
    "DATE": ReasonCode.DATE,
    "AGE": ReasonCode.DATE,
    "QUASI": ReasonCode.UNIQUE,
    "FISHING": ReasonCode.FISHING,
    UNCHECKED: ReasonCode.TOO_MUCH,
}
