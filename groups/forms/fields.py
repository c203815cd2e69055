from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from supportcircle import sanitize
from supportcircle.refusals import Problem, bad_characters

from ..models.membership import Reads
from ..roles import ROLES, Role

ROLE_CHOICES = [(role.code, f"{role.label}: {role.explained}") for role in ROLES.values()]


class RoleField(forms.ChoiceField):
    """Yields a Role."""

    widget = forms.RadioSelect

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=ROLE_CHOICES, **kwargs)

    def clean(self, value: Any) -> Role:
        return ROLES[super().clean(value)]


class ReadableField(forms.CharField):
    """Refuses signs that no screen shows, with the sentence that says what to do."""

    def validate(self, value: str) -> None:
        super().validate(value)
        for problem in self.problems(value):
            raise ValidationError(problem.message, code=problem.code)

    def problems(self, value: str) -> Iterable[Problem]:
        return bad_characters(value)


class MarkdownField(ReadableField):
    """Refuses, besides, what would be shown differently from how it was typed."""

    widget = forms.Textarea

    def problems(self, value: str) -> Iterable[Problem]:
        return sanitize.problems(value)


class ReadingField(forms.ChoiceField):
    """What the first admin of a group wants to read."""

    widget = forms.RadioSelect

    def __init__(self, **kwargs: Any) -> None:
        choices = [
            (Reads.NOTHING, "No. I manage people and settings, and read nothing."),
            (Reads.MEMBER, "Yes, as a member: I read, ask and reply."),
            (Reads.MODERATOR, "Yes, as a moderator: I also review what the check holds."),
        ]
        super().__init__(choices=choices, **kwargs)
