from django import forms

from ..kinds import KindCode, Setting

KINDS = [(code.value, code.label) for code in KindCode if code != KindCode.REPLY]


class FeedForm(forms.Form):
    """Which conversations to show. Codes only, so they may stand in the address."""

    kind = forms.ChoiceField(label="Kind", required=False, choices=[("", "Any kind"), *KINDS])
    setting = forms.ChoiceField(label="Setting", required=False, choices=[("", "Any setting"), *Setting.choices])

    @property
    def chosen(self) -> dict[str, str]:
        """What does not exist is not chosen."""
        self.is_valid()
        return {name: code for name, code in self.cleaned_data.items() if code}
