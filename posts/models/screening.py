import json
from functools import cached_property

from django.db import models

from supportcircle.models import DataKey
from supportcircle.sealed import Sealed, SealedField, SealedModel

from ..deidentification.findings import Band
from .revision import Revision


class Verdict(models.TextChoices):
    CLEAR = "CLEAR"
    HOLD = "HOLD"
    FAILED = "FAILED"


class Failure(models.TextChoices):
    ERROR = "ERROR"
    TIMEOUT = "TIMEOUT"
    LANGUAGE = "LANGUAGE"


class Screening(models.Model):
    """One run of the check on a revision, committed before the run so that a crash leaves a trace."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="screenings")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    verdict = models.CharField(max_length=6, choices=Verdict.choices, blank=True)
    failure = models.CharField(max_length=8, choices=Failure.choices, blank=True)
    engine = models.CharField(max_length=60, blank=True)
    words_version = models.PositiveIntegerField(default=0)  # of the group's own words

    class Meta:
        indexes = [models.Index(fields=["revision", "started_at"])]

    def __str__(self) -> str:
        return f"{self.revision_id} {self.verdict}"


UNCHECKED = "NO_CHECK"  # category and band of a paragraph that the check could not read: covered, and no finding


class Finding(SealedModel):
    """A span of `joined()` that could point to a client; never the words themselves."""

    seal_label = "posts.finding"

    screening = models.ForeignKey(Screening, on_delete=models.CASCADE, related_name="findings")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    category = models.CharField(max_length=24)
    band = models.CharField(max_length=8)
    rule = models.CharField(max_length=60)
    # [why, [suggestion, ...], how many people live there or null, span that a suggestion takes the place of or null]
    advice_sealed = SealedField()

    advice = Sealed()

    class Meta:
        ordering = ["start", "end"]

    def __str__(self) -> str:
        return str(self.id)

    def sealing_key(self) -> DataKey:
        return self.screening.revision.sealing_key()

    @cached_property
    def _advice(self) -> tuple[str, list[str], int | None, list[int] | None]:
        why, suggestions, population, replaces = [*json.loads(self.advice or '["", []]'), None, None][:4]
        return why, suggestions, population, replaces

    @property
    def why(self) -> str:
        return self._advice[0]

    @property
    def suggestions(self) -> list[str]:
        return self._advice[1]

    @property
    def population(self) -> int | None:
        """Of a listed place; 499 is "under 500"."""
        return self._advice[2]

    @property
    def room(self) -> tuple[int, int]:
        """What a suggestion takes the place of."""
        start, end = self._advice[3] or (self.start, self.end)
        return start, end

    @property
    def holds(self) -> bool:
        return self.band not in (Band.HINT, UNCHECKED)


class Reason(models.TextChoices):
    """Why an author keeps a finding."""

    NOT_IDENTIFYING = "NOT_IDENTIFYING", "It is not a person, place or date"
    PSEUDONYM = "PSEUDONYM", "It is a made-up name, and I say so"
    PUBLIC_FIGURE = "PUBLIC_FIGURE", "It is a public figure or a theorist"
    ABOUT_ME = "ABOUT_ME", "It is about me, not about a client"
    NEEDED = "NEEDED", "The question needs it"


class Answer(models.Model):
    """The author's "keep, because"; it follows the same words of the same category to later revisions."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="answers")
    category = models.CharField(max_length=24)
    words_digest = models.BinaryField(null=True, editable=False)  # keyed; gone at publication
    reason = models.CharField(max_length=15, choices=Reason.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["revision", "category", "words_digest"], name="one_answer_per_words")
        ]

    def __str__(self) -> str:
        return f"{self.category} {self.reason}"
