from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from supportcircle import sanitize

from ..alignment import Span
from ..models import Decision, Finding
from ..review_rules import ReasonCode, reason_for
from ..screening import EngineError
from ..second_review import ESCALATIONS, Why
from ..statuses import Verb
from ..suggesting import note_held
from .composing import TextField
from .suggesting import Field, Suggesting

NOTE_LETTERS = 2000
NO_REASON = "Tick at least one reason, or a finding to return, so that the author knows what to change."
SAY_FINE = "To show it again, tick “Nothing in it points to anyone”."
AGAINST = "“Nothing in it points to anyone” goes with showing the post again, not with other reasons."
TICKED = "You ticked something that should change. Untick it to approve, or return the post."
ONLY_RETURN = "Suggestions go to the author when you return it. Untick them to decide otherwise."
UNSENT = "You began a message to the author and did not send it. Send it or empty the field, then decide."
SUGGESTED = "A suggestion cannot be sent as it is. Look at its field."
NOTE_NOT_RUN = (
    "The check cannot run right now, so no note can go with it. What you wrote is kept: try again in a moment, or "
    "leave the note out."
)
NOTE_TOO_LONG = "This note has {length:,} characters; {limit:,} is the most. Shorten it."


class DecideForm(forms.Form):
    """A decision on one turn of a revision. Findings are named by id; no text of the post travels."""

    turn = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    verb = forms.ChoiceField(
        label="Your decision",
        choices=[(verb.value, verb.value) for verb in Decision.VERBS],
        error_messages={"required": "Nothing is decided yet. Press one of the buttons below."},
    )
    reasons = forms.MultipleChoiceField(label="Reasons", required=False, widget=forms.CheckboxSelectMultiple)
    note = TextField(
        label="A note to the author (optional)",
        help_text="They read it when you return or reject. Quote nothing that could point to someone.",
        widget=forms.Textarea(attrs={"rows": 4, "data-key": "n"}),
    )

    def __init__(
        self,
        findings: Sequence[Finding],
        reasons: Sequence[ReasonCode],
        *args: Any,
        suggesting: Suggesting | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.findings = findings
        self.suggesting = suggesting
        chooser = self.fields["reasons"]
        assert isinstance(chooser, forms.MultipleChoiceField)  # noqa: S101 (declared above)
        chooser.choices = [(code.value, code.label) for code in reasons]

    @property
    def pinned(self) -> list[Finding]:
        """Findings that are to be returned, also for other words. An id of another revision counts for nothing."""
        sent = self.data.getlist("pinned") if isinstance(self.data, QueryDict) else []
        chosen = sent if self.is_bound else self.initial.get("pinned", [])
        suggested = [field.key for field in self.made]
        return [finding for finding in self.findings if str(finding.pk) in [*chosen, *suggested]]

    @property
    def made(self) -> list[Field]:
        return self.suggesting.made if self.suggesting else []

    @property
    def kept(self) -> dict[str, Any]:
        """What a form for another turn, or for the page after the next step, starts with."""
        pinned = [str(finding.pk) for finding in self.pinned]
        suggested = self.suggesting.kept if self.suggesting else {}
        return {"note": self["note"].value(), "reasons": self["reasons"].value(), "pinned": pinned, **suggested}

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
        if note and self.suggesting:
            self._check_note(self.suggesting, note)
        return note

    def _check_note(self, suggesting: Suggesting, note: str) -> None:
        try:
            held = note_held(suggesting.revision, note)
        except EngineError:
            raise forms.ValidationError(NOTE_NOT_RUN, "not_run") from None
        if held:
            raise forms.ValidationError(held, "held")

    def _clean_suggestions(self, suggesting: Suggesting, verb: str | None) -> None:
        if verb != Verb.RETURN:
            self.add_error(None, forms.ValidationError(ONLY_RETURN, "only_return"))
        elif not suggesting.is_valid():
            self.add_error(None, forms.ValidationError(suggesting.not_run or SUGGESTED, "suggestion"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.data.get("message", "").strip():
            self.add_error(None, forms.ValidationError(UNSENT, "unsent"))
        if self.suggesting and self.made:
            self._clean_suggestions(self.suggesting, cleaned.get("verb"))
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


class EscalateForm(forms.Form):
    """Why a moderator asks for a second opinion."""

    escalation = forms.ChoiceField(
        choices=ESCALATIONS, error_messages={"required": "Say why another moderator should look at it too."}
    )

    @property
    def why(self) -> Why:
        return Why(self.cleaned_data["escalation"])
