from django.db import models

from supportcircle.models import DataKey
from supportcircle.sealed import Sealed, SealedField, SealedModel

from .group import SupportGroup
from .user import User


class Agreement(SealedModel):
    """One version of a group's confidentiality charter. The highest version counts."""

    seal_label = "groups.agreement"

    group = models.ForeignKey(SupportGroup, on_delete=models.CASCADE, related_name="agreements")
    version = models.PositiveIntegerField()
    text_sealed = SealedField()
    created_at = models.DateTimeField(auto_now_add=True)

    text = Sealed()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "version"], name="one_agreement_per_version")]

    def __str__(self) -> str:
        return f"{self.group_id} version {self.version}"

    def sealing_key(self) -> DataKey:
        return self.group.sealing_key()


class AgreementAcceptance(models.Model):
    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="acceptances")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="acceptances")
    accepted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agreement", "user"], name="one_acceptance_per_person")]

    def __str__(self) -> str:
        return f"{self.agreement_id} by {self.user_id}"
