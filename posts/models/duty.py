import json
from datetime import timedelta

from django.db import models
from django.db.models import QuerySet
from django.utils import timezone

from groups.models import Membership
from supportcircle.models import DataKey
from supportcircle.sealed import Sealed, SealedField, SealedModel

from ..kinds import ContentNote

HANDED_OVER = timedelta(hours=24)  # so long a note for the next one stays


class DutyQuerySet(QuerySet["Duty"]):
    def on_duty(self) -> "DutyQuerySet":
        """Of people who moderate now."""
        moderators = Membership.objects.moderators()
        return self.filter(on_duty_until__gt=timezone.now(), moderator__in=moderators)

    def handing_over(self) -> "DutyQuerySet":
        moderators = Membership.objects.moderators()
        return self.filter(noted_at__gt=timezone.now() - HANDED_OVER, moderator__in=moderators)


class Duty(SealedModel):
    """Whether a moderator is there, and what they would rather not read. The latter is for nobody else."""

    seal_label = "posts.duty"

    moderator = models.OneToOneField(Membership, on_delete=models.CASCADE, related_name="duty")
    on_duty_until = models.DateTimeField(null=True, blank=True)  # ends by itself
    on_break = models.BooleanField(default=False)  # their queue is folded until they come back
    opt_outs_json_sealed = SealedField()
    note_sealed = SealedField()  # for whoever is next; only what the check let through
    noted_at = models.DateTimeField(null=True, blank=True)

    opt_outs_json = Sealed()
    note = Sealed()
    objects = DutyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "duties"

    def __str__(self) -> str:
        return str(self.id)

    def sealing_key(self) -> DataKey:
        return self.moderator.sealing_key()

    @property
    def is_on(self) -> bool:
        return self.on_duty_until is not None and self.on_duty_until > timezone.now()

    @property
    def hands_over(self) -> bool:
        return self.noted_at is not None and self.noted_at > timezone.now() - HANDED_OVER

    @property
    def opt_outs(self) -> list[ContentNote]:
        return [ContentNote(code) for code in json.loads(self.opt_outs_json or "[]")]

    @opt_outs.setter
    def opt_outs(self, notes: list[ContentNote]) -> None:
        self.opt_outs_json = json.dumps([note.value for note in notes])
