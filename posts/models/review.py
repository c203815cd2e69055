from uuid import UUID, uuid4

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from groups.models import Membership, SupportGroup, User
from supportcircle.models import DataKey
from supportcircle.sealed import Sealed, SealedField, SealedModel

from ..statuses import Status, Verb
from .post import Post
from .revision import Revision
from .screening import Finding


class ReviewQuerySet(QuerySet["Review"]):
    def open(self) -> "ReviewQuerySet":
        return self.filter(closed_at=None)

    def for_moderator(self, moderator: Membership) -> "ReviewQuerySet":
        """The queue: never one's own post, never an appeal against oneself, nothing a suspended author handed in,
        nothing from which one is recused.
        """
        return self._for(moderator.group_id, moderator.pk)

    def for_each_moderator(self) -> "ReviewQuerySet":
        """The same as a subquery of memberships, without what waits for somebody else's opinion beside theirs."""
        from .opinion import Opinion  # noqa: PLC0415 (opinion and review need each other)

        given = Opinion.objects.filter(review=OuterRef("pk"), turn=OuterRef("revision__turn"))
        mine = Q(given_by=OuterRef(OuterRef("pk")))
        waiting = self._for(OuterRef("group"), OuterRef("pk"))
        return waiting.exclude(Exists(given.filter(mine)) & ~Exists(given.exclude(mine)))

    def held_by(self, moderator: Membership) -> "ReviewQuerySet":
        return self.open().filter(claimed_by=moderator, claimed_until__gt=timezone.now())

    def undecided(self) -> "ReviewQuerySet":
        """What a moderator can take up now: nothing decided is on its way, and it is not back with its author."""
        pending = Decision.objects.filter(review=OuterRef("pk"), state=Decision.State.PENDING)
        returned = Revision.objects.filter(post=OuterRef("post"), status=Status.NEEDS_CHANGES)
        return self.filter(~Exists(pending), ~Exists(returned))

    def visible_to(self, user: User) -> "ReviewQuerySet":
        """Only a group's moderators know what is reviewed there, but for those who are recused."""
        from .recusal import recused_from  # noqa: PLC0415 (recusal and review need each other)

        moderator = Membership.objects.moderators().filter(group=OuterRef("group"), user=user)
        return self.filter(Exists(moderator)).exclude(Exists(recused_from("post").filter(reader__user=user)))

    def _for(self, group: UUID | OuterRef, moderator: UUID | OuterRef) -> "ReviewQuerySet":
        from .opinion import Opinion  # noqa: PLC0415 (these and review need each other)
        from .recusal import recused_from  # noqa: PLC0415

        inner = OuterRef(moderator) if isinstance(moderator, OuterRef) else moderator
        handed_in = Q(post__author__status=Membership.Status.ACTIVE)
        rejected = Opinion.objects.rejections().filter(review__post=OuterRef("post"), given_by=inner)
        found = self.open().filter(group_id=group).filter(handed_in | Q(kind=Review.Kind.FLAG))
        found = found.exclude(post__author=moderator).exclude(not_by=moderator)
        found = found.exclude(Exists(rejected) & Q(kind=Review.Kind.APPEAL))
        return found.exclude(Exists(recused_from("post").filter(reader=inner)))


class Review(models.Model):
    """An item in the moderators' queue."""

    class Kind(models.TextChoices):
        SUBMISSION = "SUBMISSION", "Post"
        APPEAL = "APPEAL", "Appeal"
        FLAG = "FLAG", "Report"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    group = models.ForeignKey(SupportGroup, on_delete=models.CASCADE, related_name="reviews")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="reviews")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="reviews")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    claimed_by = models.ForeignKey(Membership, null=True, on_delete=models.SET_NULL, related_name="claims")
    claimed_until = models.DateTimeField(null=True, blank=True)
    put_back_at = models.DateTimeField(null=True, blank=True)  # by whoever had it last, until it is claimed again
    not_by = models.ForeignKey(Membership, null=True, on_delete=models.SET_NULL, related_name="+")
    # Codes of second_review.Why: what its text touches on, and why a moderator asked for a second opinion.
    touches = models.JSONField(default=list, blank=True)
    escalations = models.JSONField(default=list, blank=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["post", "kind"], condition=Q(closed_at__isnull=True), name="one_open_review_per_kind"
            )
        ]
        indexes = [
            models.Index(fields=["group", "opened_at"], name="review_queue", condition=Q(closed_at__isnull=True))
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def claimant(self) -> Membership | None:
        if self.claimed_until and self.claimed_until > timezone.now():
            return self.claimed_by
        return None


class Reveal(models.Model):
    """Words that the moderator who holds the review asked to see. Covered again for the next one."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="reveals")
    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="+")
    moderator = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["review", "finding"], name="one_reveal_per_finding")]

    def __str__(self) -> str:
        return f"{self.review_id} {self.finding_id}"


class Decision(SealedModel):
    """What a moderator decided, carried out by settle at `effective_at` unless undone before."""

    class State(models.TextChoices):
        PENDING = "PENDING"
        DONE = "DONE"
        UNDONE = "UNDONE"

    VERBS = (Verb.APPROVE, Verb.RETURN, Verb.REJECT, Verb.RESTORE, Verb.DISMISS, Verb.HIDE)
    seal_label = "posts.decision"

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="decisions")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="decisions")
    turn = models.PositiveIntegerField()
    verb = models.CharField(max_length=9)
    reasons = models.JSONField(default=list)  # [code, start or null, end or null], ...
    note_sealed = SealedField()
    decided_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="decisions")
    decided_at = models.DateTimeField()
    effective_at = models.DateTimeField()
    state = models.CharField(max_length=7, choices=State.choices, default=State.PENDING)

    note = Sealed()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["review"], condition=Q(state="PENDING"), name="one_pending_decision_per_review"
            )
        ]
        indexes = [models.Index(fields=["effective_at"], name="decision_due", condition=Q(state="PENDING"))]

    def __str__(self) -> str:
        return str(self.id)

    def sealing_key(self) -> DataKey:
        return self.revision.sealing_key()

    @property
    def can_be_undone(self) -> bool:
        return self.state == self.State.PENDING and self.effective_at > timezone.now()
