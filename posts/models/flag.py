from django.db import models
from django.db.models import Q

from groups.models import Membership

from .post import Post
from .review import Review


class Flag(models.Model):
    """A member's concern about a post. Who flagged is shown to nobody."""

    class Reason(models.TextChoices):
        IDENTIFYING = "IDENTIFYING", "This may identify someone"
        HARMFUL = "HARMFUL", "This may hurt a colleague or a client"
        SAFEGUARDING = "SAFEGUARDING", "Someone may be in danger"
        OTHER = "OTHER", "Something else"

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="flags")
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="flags")
    by = models.ForeignKey(Membership, null=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.CharField(max_length=12, choices=Reason.choices)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["review", "by", "reason"], condition=Q(by__isnull=False), name="one_flag_per_concern"
            )
        ]

    def __str__(self) -> str:
        return f"{self.reason} on {self.post_id}"
