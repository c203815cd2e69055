"""Words that a moderator asks to see: each time one entry in the audit, and for the holder of the claim only."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from groups.models import Membership

from ..models import Finding, Reveal, Review
from .moves import audit
from .reviews import locked, require_held


@transaction.atomic
def reveal(*, actor: Membership, review: Review, findings: Iterable[Finding]) -> int:
    """How many were covered until now. Raises Stale, NotAllowed."""
    post, review = locked(review)
    require_held(actor, post, review)
    shown = set(review.reveals.values_list("finding", flat=True))
    covered = [finding for finding in findings if finding.pk not in shown]
    for finding in covered:
        Reveal.objects.create(review=review, finding=finding, moderator=actor, at=timezone.now())
        codes = {"finding": str(finding.pk), "category": finding.category}
        audit(post, "review.reveal", actor=actor, target=review.pk, codes=dict(codes))
    return len(covered)
