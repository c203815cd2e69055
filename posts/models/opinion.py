import json
from collections.abc import Sequence

from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone

from groups.models import Membership
from supportcircle.models import DataKey
from supportcircle.sealed import Sealed, SealedField, SealedModel

from ..statuses import Verb
from .review import Review
from .revision import Revision


class OpinionQuerySet(QuerySet["Opinion"]):
    def on(self, review: Review, turn: int) -> "OpinionQuerySet":
        """Those that count, in the order in which they were given: of people who still moderate."""
        theirs = Q(given_by__status=Membership.Status.ACTIVE, given_by__reads=Membership.Reads.MODERATOR)
        return self.filter(theirs, review=review, turn=turn).select_related("given_by").order_by("given_at")

    def rejections(self) -> "OpinionQuerySet":
        """Of reviews that are over: whoever was for it does not decide the appeal."""
        return self.filter(verb=Verb.REJECT, review__closed_at__isnull=False)


class Opinion(SealedModel):
    """What one of two moderators thinks of a review that needs both. It changes no status by itself.

    It holds on the turn on which it was given: whatever happens to the revision in between makes it void.
    """

    seal_label = "posts.opinion"

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="opinions")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="opinions")
    turn = models.PositiveIntegerField()
    verb = models.CharField(max_length=9)
    reasons = models.JSONField(default=list)  # [code, start or null, end or null], ...
    note_sealed = SealedField()
    suggestions_json_sealed = SealedField()
    given_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="opinions")
    given_at = models.DateTimeField()
    undo_until = models.DateTimeField()

    note = Sealed()
    suggestions_json = Sealed()
    objects = OpinionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "turn", "given_by"], name="one_opinion_per_moderator_and_turn")
        ]

    def __str__(self) -> str:
        return str(self.id)

    def sealing_key(self) -> DataKey:
        return self.revision.sealing_key()

    @property
    def suggestions(self) -> Sequence[tuple[tuple[int, int], str]]:
        """Spans of the revision's `joined()`, each with what could stand there; they go with the decision."""
        return [((start, end), words) for start, end, words in json.loads(self.suggestions_json or "[]")]

    @suggestions.setter
    def suggestions(self, suggestions: Sequence[tuple[tuple[int, int], str]]) -> None:
        plain = [[start, end, words] for (start, end), words in suggestions]
        self.suggestions_json = json.dumps(plain) if plain else None

    @property
    def can_be_undone(self) -> bool:
        return self.undo_until > timezone.now()
