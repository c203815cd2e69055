from collections.abc import Iterable
from typing import Any

from django import forms

from ..kinds import KINDS, KindCode
from ..models import Post
from ..roles import ReplyRole, choices_of, phases_for
from .composing import ComposeForm


class ReplyForm(ComposeForm):
    """A reply: beside its words what it is and what it answers."""

    field_order = ("phase", "answers", "text")

    def __init__(self, root: Post, replies: Iterable[Post], *args: Any, is_author: bool, **kwargs: Any) -> None:
        super().__init__(KINDS[KindCode.REPLY], *args, **kwargs)
        self.fields["phase"] = forms.ChoiceField(
            label="What is it?",
            choices=phases_for(root, is_author=is_author),
            required=False,
            initial="",
            widget=forms.RadioSelect,
        )
        choices = choices_of(replies)
        if len(choices) > 1:
            # Any id is taken: what it points at may be erased meanwhile, and what is typed must still be saved.
            self.fields["answers"] = forms.UUIDField(
                label="It answers", required=False, widget=forms.Select(choices=choices)
            )
        self.order_fields(self.field_order)

    @property
    def role(self) -> ReplyRole:
        return ReplyRole(self.cleaned_data.get("phase", ""), self.cleaned_data.get("answers"))
