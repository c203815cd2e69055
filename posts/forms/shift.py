from django import forms

from ..actions.duty import Until
from ..kinds import ContentNote


class DutyForm(forms.Form):
    """Off duty without a value."""

    until = forms.ChoiceField(
        label="For how long", choices=Until.choices, widget=forms.RadioSelect, required=False, initial=Until.TODAY
    )


class TopicsForm(forms.Form):
    topics = forms.MultipleChoiceField(
        label="Rather not", choices=ContentNote.choices, widget=forms.CheckboxSelectMultiple, required=False
    )

    def clean_topics(self) -> list[ContentNote]:
        return [ContentNote(code) for code in self.cleaned_data["topics"]]
