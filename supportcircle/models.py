from typing import ClassVar
from uuid import UUID, uuid4

from django.conf import settings
from django.db import models

from . import encryption


class DataKeyManager(models.Manager["DataKey"]):
    def new(self, scope: "DataKey.Scope", owner: UUID) -> "DataKey":
        """An unsaved key; save it before the row that points at it."""
        key = DataKey(scope=scope, owner=owner)
        key.wrap(encryption.new_key())
        return key

    def of_site(self, purpose: UUID) -> "DataKey":
        """The site's own key for that purpose, made at first use."""
        found = self.filter(scope=DataKey.Scope.SITE, owner=purpose).first()
        if found:
            return found
        fresh = self.new(DataKey.Scope.SITE, purpose)
        key, _ = self.get_or_create(
            scope=fresh.scope,
            owner=purpose,
            defaults={"id": fresh.id, "ring_key": fresh.ring_key, "wrapped": fresh.wrapped},
        )
        return key


class DataKey(models.Model):
    """A random key, wrapped by the master key ring. Destroying the row destroys all it sealed."""

    class Scope(models.TextChoices):
        GROUP = "GROUP"
        USER = "USER"
        SITE = "SITE"

    # Purposes of SITE keys, in place of an owner.
    SITE: ClassVar[UUID] = UUID(int=0)
    AUDIT: ClassVar[UUID] = UUID(int=1)

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    scope = models.CharField(max_length=5, choices=Scope.choices)
    owner = models.UUIDField()
    ring_key = models.CharField(max_length=12)
    wrapped = models.BinaryField()
    created_at = models.DateTimeField(auto_now_add=True)

    objects = DataKeyManager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scope", "owner"], name="one_data_key_per_owner")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return f"{self.scope}:{self.owner}"

    def _place(self) -> encryption.Place:
        return encryption.Place(self.name, "supportcircle.datakey", self.id, "wrapped")

    def wrap(self, secret: bytes) -> None:
        self.ring_key, self.wrapped = encryption.ring().wrap(self._place(), secret)

    def secret(self) -> bytes:
        """Raises DecryptionError."""
        return encryption.ring().unwrap(self.ring_key, self._place(), bytes(self.wrapped))

    def digest(self, purpose: str, content: bytes) -> bytes:
        return encryption.digest(self.secret(), purpose, content)


class AuditEntry(models.Model):
    """Who did what to which id, when. Append-only (triggers refuse UPDATE and DELETE), chained by HMAC.

    No foreign keys: an entry outlives what it speaks of. Codes and UUIDs only, no prose.
    """

    id = models.BigAutoField(primary_key=True)
    chain = models.CharField(max_length=36)  # a group's id, or SITE
    seq = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor = models.UUIDField(null=True)  # None: the system itself
    action = models.CharField(max_length=40)
    target = models.UUIDField(null=True)
    codes = models.JSONField(default=dict)
    previous = models.BinaryField()
    key_id = models.UUIDField()
    hash = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chain", "seq"], name="one_entry_per_place_in_chain")]

    def __str__(self) -> str:
        return f"{self.chain}/{self.seq} {self.action}"


class AuditHead(models.Model):
    """The newest entry of each chain; locked while an entry is added."""

    chain = models.CharField(max_length=36, primary_key=True)
    seq = models.PositiveBigIntegerField(default=0)
    hash = models.BinaryField(default=bytes)

    def __str__(self) -> str:
        return f"{self.chain}/{self.seq}"


class Notification(models.Model):
    """Something is waiting for somebody; never what. The mail is one neutral sentence."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notifications")
    kind = models.CharField(max_length=30)
    target = models.UUIDField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    not_before = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["user", "seen_at"]),
            models.Index(
                fields=["not_before"], name="notification_to_mail", condition=models.Q(mailed_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"
