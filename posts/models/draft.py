import json

from django.db import models
from django.db.models import Q

from groups.models import Membership
from supportcircle.models import DataKey
from supportcircle.sealed import Sealed, SealedField, SealedModel

from ..content import Content
from .post import Post


class Draft(SealedModel):
    """The one editable copy of a post's text, overwritten by autosave; no findings, no audit.

    The post's `counter` rises with every save; a save that carries an older one is refused with a choice.
    `answers` are "keep" answers, [category, words digest in hex, reason], which submit turns into Answers.
    """

    seal_label = "posts.draft"

    post = models.OneToOneField(Post, on_delete=models.CASCADE, related_name="draft")
    # Denormalised for the constraint: one reply in progress per author and thread.
    author = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="drafts")
    parent = models.ForeignKey(Post, null=True, on_delete=models.CASCADE, related_name="+")
    content_json_sealed = SealedField()
    answers_json_sealed = SealedField()
    pauses = models.JSONField(default=list, blank=True)  # codes of the questions that were asked of this very text
    # Of each rule, how many marks the text had at most, and when it was last checked: {rule: [most, last]}.
    marks = models.JSONField(default=dict, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    content_json = Sealed()
    answers_json = Sealed()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["author", "parent"],
                condition=Q(parent__isnull=False),
                name="one_reply_draft_per_thread",
            )
        ]

    def __str__(self) -> str:
        return str(self.id)

    def sealing_key(self) -> DataKey:
        return self.post.sealing_key()

    @property
    def counter(self) -> int:
        return self.post.counter

    @property
    def content(self) -> Content:
        return Content.from_json(self.content_json)

    @content.setter
    def content(self, content: Content) -> None:
        self.content_json = content.to_json()

    @property
    def answers(self) -> list[tuple[str, str, str]]:
        return [(category, words, reason) for category, words, reason in json.loads(self.answers_json or "[]")]

    @answers.setter
    def answers(self, answers: list[tuple[str, str, str]]) -> None:
        self.answers_json = json.dumps(answers)
