from django.db import models
from django.db.models import F, Q

from groups.models import Membership

from .post import Post

# What somebody follows, mutes or is thankful for is theirs: no audit entry, no notice and no count tells of it.


class Watch(models.Model):
    """How one reader wants to hear of a conversation."""

    class Level(models.TextChoices):
        FOLLOW = "FOLLOW"
        MUTE = "MUTE"

    reader = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="watches")
    thread = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="watches")
    level = models.CharField(max_length=6, choices=Level.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reader", "thread"], name="one_watch_per_reader_and_thread")]

    def __str__(self) -> str:
        return f"{self.thread_id} by {self.reader_id}"


class MutedMember(models.Model):
    """What `muted` writes folds for `reader`, and for nobody else."""

    reader = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="mutes")
    muted = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reader", "muted"], name="one_mute_per_reader_and_member"),
            models.CheckConstraint(condition=~Q(reader=F("muted")), name="nobody_mutes_themselves"),
        ]

    def __str__(self) -> str:
        return f"{self.muted_id} by {self.reader_id}"


class Thanks(models.Model):
    """Somebody is thankful for a reply. Its author learns that, not who and not how many."""

    by = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")
    reply = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="thanks")

    class Meta:
        verbose_name_plural = "thanks"
        constraints = [models.UniqueConstraint(fields=["by", "reply"], name="one_thanks_per_reader_and_reply")]

    def __str__(self) -> str:
        return f"{self.reply_id} by {self.by_id}"
