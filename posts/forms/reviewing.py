from collections.abc import Sequence
from typing import Any

from django import forms

from supportcircle import sanitize

from ..models import Decision, Finding
from ..review_rules import TURNED_DOWN_REASONS, ReasonCode, reason_for
from ..statuses import Verb
from .composing import TextField

NOTE_LETTERS = 2000
NO_REASON = "Tick at least one reason, or a finding to return, so that the author knows what to change."
SAY_FINE = "To show it again, tick “Nothing in it points to anyone”."
AGAINST = "“Nothing in it points to anyone” goes with showing the post again, not with other reasons."
TICKED = "You ticked something that should change. Untick it to approve, or return the post."
NOTE_TOO_LONG = "This note has {length:,} characters; {limit:,} is the most. Shorten it."

Span = tuple[int, int]


def _reasons(choices: list[tuple[str, str]]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label="Reasons", choices=choices, required=False, widget=forms.CheckboxSelectMultiple
    )


class DecideForm(forms.Form):
    """A decision on one turn of a revision. Findings are named by id; no text of the post travels."""

    turn = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    verb = forms.ChoiceField(
        label="Your decision",
        choices=[(verb.value, verb.value) for verb in Decision.VERBS],
        error_messages={"required": "Nothing is decided yet. Press one of the buttons below."},
    )
    reasons = _reasons(ReasonCode.choices)
    note = TextField(
        label="A note to the author (optional)",
        help_text="They read it when you return or reject. Quote nothing that could point to someone.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, findings: Sequence[Finding], verbs: set[Verb], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.findings = findings
        if Verb.RESTORE not in verbs:
            self.fields["reasons"] = _reasons([(code.value, code.label) for code in TURNED_DOWN_REASONS])

    @property
    def pinned(self) -> list[Finding]:
        """Findings that are to be returned. An id of another revision counts for nothing here."""
        chosen = self.data.getlist("pinned") if hasattr(self.data, "getlist") else []
        return [finding for finding in self.findings if str(finding.pk) in chosen]

    @property
    def spans(self) -> list[tuple[ReasonCode, Span | None]]:
        pinned = [(reason_for(f.category), (f.start, f.end)) for f in self.pinned]
        return [*pinned, *((ReasonCode(code), None) for code in self.cleaned_data.get("reasons", []))]

    def clean_note(self) -> str:
        note = str(self.cleaned_data["note"]).strip()
        if len(note) > NOTE_LETTERS:
            raise forms.ValidationError(NOTE_TOO_LONG.format(length=len(note), limit=NOTE_LETTERS), "too_long")
        for problem in sanitize.problems(note) if note else []:
            raise forms.ValidationError(problem.message, problem.code)
        return note

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        verb, fine = cleaned.get("verb"), ReasonCode.LOOKS_FINE in cleaned.get("reasons", [])
        others = bool(self.pinned) or any(code != ReasonCode.LOOKS_FINE for code in cleaned.get("reasons", []))
        if verb in (Verb.RETURN, Verb.REJECT, Verb.HIDE):
            if not others:
                self.add_error("reasons", forms.ValidationError(NO_REASON, "no_reason"))
            elif fine:
                self.add_error("reasons", forms.ValidationError(AGAINST, "contradiction"))
        if verb == Verb.APPROVE and others:
            self.add_error("reasons", forms.ValidationError(TICKED, "contradiction"))
        if verb == Verb.RESTORE:
            if not fine:
                self.add_error("reasons", forms.ValidationError(SAY_FINE, "no_reason"))
            elif others:
                self.add_error("reasons", forms.ValidationError(AGAINST, "contradiction"))
        return cleaned
