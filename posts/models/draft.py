import json
from dataclasses import dataclass

from django.db import models
from django.db.models import Q

from groups.models import Membership
from supportcircle.models import DataKey
from supportcircle.sealed import Sealed, SealedField, SealedModel

from ..content import Content
from .post import Post


@dataclass(frozen=True, slots=True)
class Origin:
    """The open form that a save comes from, and the how many-th save of it this is."""

    window: str = ""
    number: int = 0


class Draft(SealedModel):
    """The one editable copy of a post's text, overwritten by autosave; no findings, no audit.

    The post's `counter` rises with every save; a save that carries an older one is refused with a choice, unless the
    last save came from the same window: then only its answer got lost on the way.
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
    window = models.CharField(max_length=36, blank=True, default="")  # that saved it last; "" where a button did
    number = models.PositiveIntegerField(default=0)  # of that window's saves

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
    def origin(self) -> Origin:
        return Origin(self.window, self.number)

    @origin.setter
    def origin(self, origin: Origin) -> None:
        self.window, self.number = origin.window, origin.number

    def is_overtaken_by(self, origin: Origin) -> bool:
        """Whether a save of this origin is a later one of the window that saved it last."""
        return bool(origin.window) and origin.window == self.window and origin.number > self.number

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
