from uuid import UUID

from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone

from groups.models import Membership, SupportGroup
from supportcircle.models import DataKey
from supportcircle.sealed import Sealed, SealedField, SealedModel

from ..deidentification import Category
from ..deidentification.terms import Key, term_key


class WordList(models.Model):
    """A group's words as one thing: locked by whoever changes them; a screening remembers the version it ran with."""

    group = models.OneToOneField(SupportGroup, primary_key=True, on_delete=models.CASCADE, related_name="word_list")
    version = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.group_id} version {self.version}"


class GroupWordQuerySet(QuerySet["GroupWord"]):
    def in_force(self) -> "GroupWordQuerySet":
        return self.filter(Q(until=None) | Q(until__gte=timezone.localdate()))

    def of_group(self) -> "GroupWordQuerySet":
        return self.filter(scope=GroupWord.Scope.GROUP)

    def waiting(self) -> "GroupWordQuerySet":
        """Members' own, on which no moderator has decided."""
        return self.filter(scope=GroupWord.Scope.AUTHOR)

    def of_author(self, author_id: UUID) -> "GroupWordQuerySet":
        return self.waiting().filter(added_by=author_id)


class GroupWord(SealedModel):
    """A word or a few that the check is to find always, or that point at nobody in this group.

    The list may itself point to clients: only moderators see it, and a member their own words.
    """

    class Kind(models.TextChoices):
        FIND = "FIND", "Always found"
        ALLOW = "ALLOW", "Allowed"

    class About(models.TextChoices):
        PLACE = "PLACE", "A place or a road"
        ORGANISATION = "ORGANISATION", "An agency, a school or a shelter"
        NAME = "NAME", "A name or a nickname"
        OTHER = "OTHER", "Something else that people here know"

    class Scope(models.TextChoices):
        GROUP = "GROUP", "The whole group"
        AUTHOR = "AUTHOR", "Only what its author sees"
        REFUSED = "REFUSED", "Nobody, a moderator refused it"
        REMOVED = "REMOVED", "Nobody, it is removed"

    seal_label = "posts.groupword"

    group = models.ForeignKey(SupportGroup, on_delete=models.CASCADE, related_name="words")
    kind = models.CharField(max_length=5, choices=Kind.choices)
    about = models.CharField(max_length=12, choices=About.choices, blank=True)  # of FIND only
    words_sealed = SealedField()
    instead_sealed = SealedField()  # of FIND only: what to write instead
    digest = models.BinaryField(editable=False)  # keyed, of the words as the check compares them
    scope = models.CharField(max_length=7, choices=Scope.choices, default=Scope.GROUP)
    added_by = models.ForeignKey(Membership, null=True, on_delete=models.SET_NULL, related_name="words")
    added_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField()  # since when its scope is what it is
    until = models.DateField(null=True, blank=True)  # the last day

    words = Sealed()
    instead = Sealed()
    objects = GroupWordQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "digest"], condition=Q(scope="GROUP"), name="one_word_per_group"),
            models.UniqueConstraint(
                fields=["added_by", "digest"], condition=Q(scope__in=["AUTHOR", "REFUSED"]), name="one_word_per_author"
            ),
            models.CheckConstraint(
                condition=Q(kind="FIND") & ~Q(about="") | Q(kind="ALLOW", about="", instead_sealed__isnull=True),
                name="only_found_words_are_about_something",
            ),
            models.CheckConstraint(
                condition=Q(kind="ALLOW") | Q(scope__in=["GROUP", "REMOVED"]), name="only_allowed_words_are_personal"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)

    def sealing_key(self) -> DataKey:
        return self.group.sealing_key()

    @property
    def key(self) -> Key:
        return term_key(self.words or "")

    @property
    def category(self) -> Category:
        return Category.QUASI if self.about == self.About.OTHER else Category(self.about)


def digest_of(group: SupportGroup, words: str) -> bytes:
    return group.sealing_key().digest("groupword", " ".join(term_key(words)).encode())
