from django.db import models
from django.db.models import OuterRef, Q
from django.db.models.functions import Coalesce

from groups.models import Membership, User

from .post import Post


class Recusal(models.Model):
    """ "I recognize this case": the reader neither meets nor reviews anything of the conversation any more.

    Nobody learns of it: no audit entry, no notice, no count.
    """

    reader = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="recusals")
    thread = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="recusals")
    made_at = models.DateTimeField()  # for the short time in which its maker can take it back

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reader", "thread"], name="one_recusal_per_reader_and_thread")]

    def __str__(self) -> str:
        return f"{self.thread_id} by {self.reader_id}"


def recused_for(user: User) -> Q:
    """Posts of the conversations from which this person is recused."""
    threads = Recusal.objects.filter(reader__user=user).values("thread")
    return Q(pk__in=threads) | Q(parent__in=threads)


def recused_from(post: str) -> models.QuerySet[Recusal]:
    """For a subquery in which `post` names the post: recusals from its conversation."""
    return Recusal.objects.filter(thread=Coalesce(OuterRef(f"{post}__parent"), OuterRef(post)))
