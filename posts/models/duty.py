import json

from django.db import models
from django.db.models import QuerySet
from django.utils import timezone

from groups.models import Membership
from supportcircle.models import DataKey
from supportcircle.sealed import Sealed, SealedField, SealedModel

from ..kinds import ContentNote


class DutyQuerySet(QuerySet["Duty"]):
    def on_duty(self) -> "DutyQuerySet":
        """Of people who moderate now."""
        moderators = Membership.objects.moderators()
        return self.filter(on_duty_until__gt=timezone.now(), moderator__in=moderators)


class Duty(SealedModel):
    """Whether a moderator is there, and what they would rather not read. The latter is for nobody else."""

    seal_label = "posts.duty"

    moderator = models.OneToOneField(Membership, on_delete=models.CASCADE, related_name="duty")
    on_duty_until = models.DateTimeField(null=True, blank=True)  # ends by itself
    on_break = models.BooleanField(default=False)  # their queue is folded until they come back
    opt_outs_json_sealed = SealedField()

    opt_outs_json = Sealed()
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
    def opt_outs(self) -> list[ContentNote]:
        return [ContentNote(code) for code in json.loads(self.opt_outs_json or "[]")]

    @opt_outs.setter
    def opt_outs(self, notes: list[ContentNote]) -> None:
        self.opt_outs_json = json.dumps([note.value for note in notes])
