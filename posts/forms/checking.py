from django import forms

from ..models import Reason


class CounterForm(forms.Form):
    """One state of the draft."""

    counter = forms.IntegerField(min_value=0)


class FindingForm(CounterForm):
    """Points at one finding of one state of the draft. No text travels: the server finds it again."""

    start = forms.IntegerField(min_value=0)
    end = forms.IntegerField(min_value=1)


class ReplaceForm(FindingForm):
    choice = forms.IntegerField(min_value=0)
    everywhere = forms.BooleanField(required=False)


class KeepForm(FindingForm):
    reason = forms.ChoiceField(choices=[("", "Take the answer back"), *Reason.choices], required=False)


class TurnForm(forms.Form):
    turn = forms.IntegerField(min_value=1)
