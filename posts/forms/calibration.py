from typing import Any

from django import forms

from ..calibration import EVERY_MARK
from ..calibration_texts import BY_CODE
from ..models import CalibrationAnswer
from ..review_rules import TURNED_DOWN_REASONS, ReasonCode
from ..statuses import Verb

NO_REASON = "Tick at least one reason: what should the author change?"
TICKED = "You ticked a reason to return it. Untick it to approve, or return the post."
NUMBERS = [(str(number), str(number)) for number in EVERY_MARK]


class CalibrationForm(forms.Form):
    """A verdict on an invented post, or only the wish to see some of its words."""

    text = forms.ChoiceField(choices=[(code, code) for code in BY_CODE], widget=forms.HiddenInput)
    shown = forms.MultipleChoiceField(choices=NUMBERS, required=False)
    show = forms.ChoiceField(choices=[*NUMBERS, ("all", "all")], required=False)
    verb = forms.ChoiceField(
        label="Your decision",
        choices=[(verb.value, verb.value) for verb in CalibrationAnswer.VERBS],
        error_messages={"required": "Nothing is decided yet. Press one of the buttons below."},
    )
    reasons = forms.MultipleChoiceField(
        label="Reasons to return it",
        choices=[(code.value, code.label) for code in TURNED_DOWN_REASONS],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        verb, reasons = cleaned.get("verb"), cleaned.get("reasons")
        if verb == Verb.RETURN and not reasons:
            self.add_error("reasons", forms.ValidationError(NO_REASON, "no_reason"))
        if verb == Verb.APPROVE and reasons:
            self.add_error("reasons", forms.ValidationError(TICKED, "contradiction"))
        return cleaned

    @property
    def seen(self) -> list[int]:
        """Numbers of the marks whose words are shown from now on."""
        asked = self.cleaned_data.get("show", "")
        if asked == "all":
            return list(EVERY_MARK)
        return sorted({int(number) for number in [*self.cleaned_data.get("shown", []), *([asked] if asked else [])]})

    @property
    def codes(self) -> list[ReasonCode]:
        return [ReasonCode(code) for code in self.cleaned_data["reasons"]]
