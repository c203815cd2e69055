from django.db import models

from groups.models import Membership

from .revision import Revision


class Opening(models.Model):
    """Who first opened which revision when: unread marks, and who saw what after a breach."""

    reader = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="openings")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="openings")
    opened_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reader", "revision"], name="one_opening_per_reader_and_revision")
        ]

    def __str__(self) -> str:
        return f"{self.revision_id} by {self.reader_id}"
