"""What goes between a moderator and the author of a post that is not with the group yet. It dies with the text."""

from django.db import models

from groups.models import Membership
from supportcircle.models import DataKey
from supportcircle.sealed import Sealed, SealedField, SealedModel

from .post import Post
from .review import Decision
from .revision import Revision


class Suggestion(SealedModel):
    """Words that could stand at a span of the revision's `joined()`. Only its author puts them there."""

    class Answer(models.TextChoices):
        ACCEPTED = "ACCEPTED"
        REFUSED = "REFUSED"

    seal_label = "posts.suggestion"

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="suggestions")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="suggestions")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    instead_sealed = SealedField()
    answer = models.CharField(max_length=8, choices=Answer.choices, blank=True)

    instead = Sealed()

    class Meta:
        ordering = ["start", "end"]

    def __str__(self) -> str:
        return str(self.id)

    def sealing_key(self) -> DataKey:
        return self.revision.sealing_key()

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.end


class Message(SealedModel):
    """Between the author and the group's moderators. Its id comes with the empty form: one form sends one message."""

    seal_label = "posts.message"

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="messages")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="messages")
    by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    # Since an appeal: whoever rejected the post. Nobody who was for that reads on.
    not_for = models.ForeignKey(Membership, null=True, on_delete=models.SET_NULL, related_name="+")
    text_sealed = SealedField()
    sent_at = models.DateTimeField()

    text = Sealed()

    class Meta:
        ordering = ["sent_at"]

    def __str__(self) -> str:
        return str(self.id)

    def sealing_key(self) -> DataKey:
        return self.post.sealing_key()
