from django.db import models
from django.db.models import QuerySet

from supportcircle.models import DataKey
from supportcircle.sealed import Sealed, SealedField, SealedModel

from .user import User


class SupportGroupQuerySet(QuerySet["SupportGroup"]):
    def visible_to(self, user: User) -> "SupportGroupQuerySet":
        """The groups this person may know of: their own; a site operator's all."""
        if user.is_staff:
            return self
        return self.filter(memberships__user=user, memberships__status="ACTIVE")


class SupportGroup(SealedModel):
    """A closed circle of colleagues."""

    seal_label = "groups.supportgroup"

    key = models.OneToOneField(DataKey, null=True, on_delete=models.SET_NULL, related_name="+")
    name_sealed = SealedField()
    # A moderator looks at every post, also at those in which the check found nothing.
    reviews_all = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    name = Sealed()
    objects = SupportGroupQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.id)

    def sealing_key(self) -> DataKey:
        if self.key is None:
            raise DataKey.DoesNotExist("the group's key is destroyed")
        return self.key
