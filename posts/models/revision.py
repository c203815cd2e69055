import json

from django.db import models
from django.db.models import Q

from groups.models import Membership
from supportcircle.models import DataKey
from supportcircle.sealed import Sealed, SealedField, SealedModel

from ..content import FORM_VERSION, Content
from ..statuses import OPEN, Status
from .post import Post


class Revision(SealedModel):
    """An immutable version of a post's text, made by submit; screenings, reviews and decisions bind to it.

    `turn` rises with every change of status; every form carries it. `text_digest` is a keyed fingerprint
    of the normalised text; `digest` one of the stored content, which the audit entry repeats.
    """

    seal_label = "posts.revision"

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    status = models.CharField(max_length=13, choices=Status.choices)
    turn = models.PositiveIntegerField(default=1)
    last_verb = models.CharField(max_length=9)
    last_actor = models.ForeignKey(Membership, null=True, on_delete=models.SET_NULL, related_name="+")
    changed_at = models.DateTimeField()
    created_at = models.DateTimeField(auto_now_add=True)
    effective_at = models.DateTimeField()  # nothing of it is readable before
    form_version = models.PositiveSmallIntegerField(default=FORM_VERSION)
    content_json_sealed = SealedField()
    html_json_sealed = SealedField()
    html_version = models.PositiveSmallIntegerField(default=0)  # of the sanitizer
    digest = models.BinaryField(editable=False)
    text_digest = models.BinaryField(null=True, editable=False)
    seen_by_moderator = models.BooleanField(default=False)

    content_json = Sealed()
    html_json = Sealed()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["post"], condition=Q(status__in=OPEN), name="one_open_revision_per_post"),
            models.UniqueConstraint(fields=["post", "number"], name="one_revision_per_number"),
        ]
        indexes = [models.Index(fields=["status", "effective_at"]), models.Index(fields=["text_digest"])]

    def __str__(self) -> str:
        return str(self.id)

    def sealing_key(self) -> DataKey:
        return self.post.sealing_key()

    @property
    def content(self) -> Content:
        return Content.from_json(self.content_json)

    @property
    def html(self) -> dict[str, str]:
        """Sanitised HTML of each part, as rendered when it was written."""
        return dict(json.loads(self.html_json or "[]"))

    @property
    def is_erased(self) -> bool:
        return self.content_json_sealed is None

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    def erase_text(self) -> None:
        self.content_json = self.html_json = None
