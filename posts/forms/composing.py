"""The form of one kind of text. Saving keeps whatever was typed; handing in asks for more."""

from dataclasses import asdict
from typing import Any
from uuid import uuid4

from django import forms

from supportcircle import sanitize

from ..content import Content
from ..kinds import Kind
from ..labels import LACKING, Labels, labels_to_be
from ..models import Draft
from ..models.draft import Origin
from ..roles import ReplyRole
from .labels import folded_of, label_fields, labels_of

TOO_LONG_TOGETHER = "Together these parts have {length:,} characters; {limit:,} is the most that can be sent."


class TextField(forms.CharField):
    """Markdown as it was typed: neither stripped nor refused here, only with one kind of line end."""

    widget = forms.Textarea

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, strip=False, **kwargs)
        self.validators = []

    def to_python(self, value: Any) -> str:
        return str(value or "").replace("\r\n", "\n").replace("\r", "\n")


class ComposeForm(forms.Form):
    """`is_valid` says whether the text can be kept as a draft; `problems` whether it can be handed in."""

    counter = forms.IntegerField(min_value=0, widget=forms.HiddenInput, initial=0)
    window = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid4)
    number = forms.IntegerField(
        required=False, min_value=0, max_value=1_000_000, widget=forms.HiddenInput, initial=0
    )  # of the saves of that window

    def __init__(self, kind: Kind, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        for field in kind.fields:
            attrs = {"rows": field.rows, "class": "words"} | ({"aria-required": "true"} if field.required else {})
            self.fields[field.key] = TextField(
                label=field.label if field.required else f"{field.label} (optional)",
                help_text=field.hint,
                widget=forms.Textarea(attrs=attrs),
            )
        self.fields.update(label_fields(kind))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for field in self.kind.fields:
            self._refuse_long(field.key, cleaned.get(field.key, ""))
        length = len(self.content.joined())
        if length > sanitize.LIMIT and not self.errors:
            message = TOO_LONG_TOGETHER.format(length=length, limit=sanitize.LIMIT)
            self.add_error(self.kind.fields[-1].key, forms.ValidationError(message, "too_long"))
        return cleaned

    def _refuse_long(self, key: str, text: str) -> None:
        if len(text) > sanitize.LIMIT:
            problem = sanitize.problems(text)[0]
            self.add_error(key, forms.ValidationError(problem.message, problem.code))

    @property
    def content(self) -> Content:
        return Content.of({field.key: self.cleaned_data.get(field.key, "") for field in self.kind.fields})

    @property
    def origin(self) -> Origin:
        return Origin(str(self.cleaned_data.get("window") or ""), self.cleaned_data.get("number") or 0)

    @property
    def labels(self) -> Labels:
        return labels_of(self.cleaned_data)

    @property
    def role(self) -> ReplyRole | None:
        """Of a reply."""
        return None

    def can_be_handed_in(self) -> bool:
        """After is_valid; adds what stands in the way beside the fields."""
        for field in self.kind.fields:
            text = self.cleaned_data.get(field.key, "")
            if not text.strip() and not field.required:
                continue
            for problem in sanitize.problems(text):
                self.add_error(field.key, forms.ValidationError(problem.message, problem.code))
        lacking = self.labels.lacking(self.kind)
        if lacking:
            self.add_error(lacking, forms.ValidationError(LACKING[lacking], "required"))
        return not self.errors

    @property
    def upfront(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if field.name not in folded_of(self.kind)]

    @property
    def folded(self) -> list[forms.BoundField]:
        """What most posts go without."""
        return [field for field in self.visible_fields() if field.name in folded_of(self.kind)]

    @property
    def is_unfolded(self) -> bool:
        """Where something is chosen, or wrong, that must be seen."""
        return any(field.value() or field.errors for field in self.folded)


def initial_of(draft: Draft) -> dict[str, Any]:
    post = draft.post
    role = {"phase": post.phase, "answers": str(post.answers_id or "")}
    return {**draft.content.fields(), **asdict(labels_to_be(post)), **role, "counter": post.counter}
