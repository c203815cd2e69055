from django import forms

from ..expertise import MOST, SETTINGS, Practice


class ExpertiseForm(forms.Form):
    expertise = forms.MultipleChoiceField(
        label=f"Choose up to {MOST}",
        help_text="Leave all of them empty to show nothing.",
        choices=[("Where you have worked", SETTINGS), ("What it was about", Practice.choices)],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean_expertise(self) -> list[str]:
        codes: list[str] = self.cleaned_data["expertise"]
        if len(codes) > MOST:
            raise forms.ValidationError(
                f"These are {len(codes)}. Choose {MOST} at most: more would tell who you are.", code="too_many"
            )
        return codes
