from django import forms
from django.http import QueryDict

from ..models import Watch
from ..statuses import ThreadState


class WatchForm(forms.Form):
    level = forms.ChoiceField(choices=Watch.Level.choices, required=False)  # none: neither

    @property
    def level_chosen(self) -> Watch.Level | None:
        return Watch.Level(self.cleaned_data["level"]) if self.cleaned_data["level"] else None


class ThreadStateForm(forms.Form):
    to = forms.ChoiceField(choices=ThreadState.choices)


class SwitchForm(forms.Form):
    """On with a value, off without."""

    on = forms.BooleanField(required=False)

    @classmethod
    def is_on(cls, data: QueryDict) -> bool:
        form = cls(data)
        form.full_clean()
        return bool(form.cleaned_data["on"])


class UnmuteForm(forms.Form):
    """One of the two lists of the page of what one muted."""

    thread = forms.UUIDField(required=False)
    member = forms.UUIDField(required=False)
