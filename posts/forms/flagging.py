from django import forms

from ..models import Flag


class FlagForm(forms.Form):
    reason = forms.ChoiceField(
        label="What is it about?",
        choices=Flag.Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what it is about."},
    )
