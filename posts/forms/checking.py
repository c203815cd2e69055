from django import forms

from ..models import Reason


class FindingForm(forms.Form):
    """Points at one finding of one state of the draft. No text travels: the server finds it again."""

    counter = forms.IntegerField(min_value=0)
    start = forms.IntegerField(min_value=0)
    end = forms.IntegerField(min_value=1)


class ReplaceForm(FindingForm):
    choice = forms.IntegerField(min_value=0)


class KeepForm(FindingForm):
    reason = forms.ChoiceField(choices=[("", "Take the answer back"), *Reason.choices], required=False)


class TurnForm(forms.Form):
    turn = forms.IntegerField(min_value=1)
