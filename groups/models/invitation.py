from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone

from supportcircle.models import DataKey
from supportcircle.sealed import Sealed, SealedField, SealedModel

from .group import SupportGroup
from .membership import Reads
from .user import User


class InvitationQuerySet(QuerySet["Invitation"]):
    def open(self) -> "InvitationQuerySet":
        return self.filter(accepted_at=None, revoked_at=None, expires_at__gt=timezone.now())


class Invitation(SealedModel):
    """Single use, expiring, bound to one address, revocable; its token is stored hashed.

    The token is never stored in the clear: the site's own key derives it from id and `issue`, so the
    task that mails it and the page that shows it once can make it again. A new issue voids the old link.
    """

    seal_label = "groups.invitation"

    group = models.ForeignKey(SupportGroup, on_delete=models.CASCADE, related_name="invitations")
    email_sealed = SealedField()
    email_digest = models.BinaryField(editable=False)
    issue = models.PositiveSmallIntegerField(default=1)
    token_digest = models.BinaryField(unique=True, editable=False)
    is_admin = models.BooleanField(default=False)
    reads = models.CharField(max_length=9, choices=Reads.choices)
    # The first admin of a group decides at joining whether to read.
    chooses_reading = models.BooleanField(default=False)
    invited_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True, blank=True)
    link_shown_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    email = Sealed()
    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(is_admin=True) | ~Q(reads=Reads.NOTHING), name="invitation_reads_or_administers"
            )
        ]

    def __str__(self) -> str:
        return str(self.id)

    def sealing_key(self) -> DataKey:
        return self.group.sealing_key()

    @property
    def is_open(self) -> bool:
        return not self.accepted_at and not self.revoked_at and self.expires_at > timezone.now()
