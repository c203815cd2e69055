import json
from uuid import uuid4

from django.db import models
from django.db.models import Q, QuerySet

from supportcircle.models import DataKey
from supportcircle.sealed import Sealed, SealedField, SealedModel

from .group import SupportGroup
from .user import User


class Reads(models.TextChoices):
    NOTHING = "NOTHING", "reads nothing"
    MEMBER = "MEMBER", "reads what a member reads"
    MODERATOR = "MODERATOR", "reads what a member reads, and reviews"


class MembershipQuerySet(QuerySet["Membership"]):
    def active(self) -> "MembershipQuerySet":
        return self.filter(status=Membership.Status.ACTIVE)

    def admins(self) -> "MembershipQuerySet":
        return self.active().filter(is_admin=True)

    def moderators(self) -> "MembershipQuerySet":
        return self.active().filter(reads=Reads.MODERATOR)


class Membership(SealedModel):
    """A person in a group. Nobody changes their own row except to leave."""

    class Status(models.TextChoices):
        ACTIVE = "ACTIVE"
        SUSPENDED = "SUSPENDED"
        LEFT = "LEFT"
        REMOVED = "REMOVED"

    Reads = Reads
    seal_label = "groups.membership"

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    group = models.ForeignKey(SupportGroup, on_delete=models.CASCADE, related_name="memberships")
    status = models.CharField(max_length=9, choices=Status.choices, default=Status.ACTIVE)
    reads = models.CharField(max_length=9, choices=Reads.choices)
    is_admin = models.BooleanField(default=False)
    pseudonym_sealed = SealedField()
    pseudonym_digest = models.BinaryField(null=True, editable=False)
    hue = models.PositiveSmallIntegerField(default=0)  # of the leaf beside the pseudonym, 0 to 7
    expertise_json_sealed = SealedField()  # codes of what they say they know well, which their group sees
    joined_at = models.DateTimeField(auto_now_add=True)

    pseudonym = Sealed()
    expertise_json = Sealed()
    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "group"], name="one_membership_per_person"),
            models.UniqueConstraint(fields=["group", "pseudonym_digest"], name="one_person_per_pseudonym"),
            models.CheckConstraint(
                condition=Q(is_admin=True) | ~Q(reads=Reads.NOTHING), name="member_reads_or_administers"
            ),
            models.CheckConstraint(
                condition=Q(reads=Reads.NOTHING, pseudonym_sealed__isnull=True)
                | (~Q(reads=Reads.NOTHING) & Q(pseudonym_sealed__isnull=False)),
                name="pseudonym_exactly_when_reading",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)

    def sealing_key(self) -> DataKey:
        return self.group.sealing_key()

    @property
    def is_active(self) -> bool:
        return self.status == self.Status.ACTIVE

    @property
    def known_as(self) -> str:
        """What peers call this person; who reads no longer has no pseudonym."""
        return self.pseudonym or "A former member"

    @property
    def expertise(self) -> list[str]:
        return list(json.loads(self.expertise_json or "[]"))

    @expertise.setter
    def expertise(self, codes: list[str]) -> None:
        self.expertise_json = json.dumps(codes) if codes else None

    @property
    def is_reader(self) -> bool:
        return self.reads != Reads.NOTHING

    @property
    def is_moderator(self) -> bool:
        return self.reads == Reads.MODERATOR

    @property
    def role(self) -> str:
        """The word that screens use."""
        reading = {Reads.NOTHING: "", Reads.MEMBER: "member", Reads.MODERATOR: "moderator"}[Reads(self.reads)]
        if not self.is_admin:
            return reading.capitalize()
        return f"Admin and {reading}" if reading else "Admin"


class PendingGrantQuerySet(QuerySet["PendingGrant"]):
    def open(self) -> "PendingGrantQuerySet":
        return self.filter(closed_at=None)

    def announced(self) -> "PendingGrantQuerySet":
        """Those that take effect by themselves, of which all members were told."""
        return self.open().filter(takes_effect_at__isnull=False)


class PendingGrant(models.Model):
    """A change that would join administration and reading in one person: it waits.

    A second admin confirms it, or, where there is only one active admin, it takes effect at
    `takes_effect_at`, after a notice to all members.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="grants")
    is_admin = models.BooleanField()
    reads = models.CharField(max_length=9, choices=Reads.choices)
    requested_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    requested_at = models.DateTimeField(auto_now_add=True)
    takes_effect_at = models.DateTimeField(null=True, blank=True)  # None: only a second admin's yes
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = PendingGrantQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["membership"],
                condition=Q(closed_at__isnull=True),
                name="one_open_grant_per_membership",
            )
        ]

    def __str__(self) -> str:
        return str(self.id)
