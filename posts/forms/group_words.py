"""What moderators and members give to the check: one entry, or many lines of them."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from groups.forms.fields import ReadableField
from groups.models import SupportGroup
from supportcircle.refusals import bad_characters

from ..actions.group_words import Entry
from ..deidentification.terms import term_key
from ..models import GroupWord
from ..word_effect import Effect
from ..word_rules import LETTERS, REFUSED, Judge, phrase_problem
from .composing import TextField

KEPT = [("", "Until somebody removes it"), ("30", "For 30 days"), ("365", "For a year")]
MOST_LINES = 100
TRY_LETTERS = 2_000
PLAIN = {"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}
ABOUT = "What it is"


class WordsField(ReadableField):
    """One line, however it was pasted."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=LETTERS, widget=forms.TextInput(attrs=PLAIN), **kwargs)

    def to_python(self, value: Any) -> str:
        return " ".join((super().to_python(value) or "").split())


class UntilForm(forms.Form):
    until = forms.ChoiceField(label="Keep it", choices=KEPT, required=False)

    def clean_until(self) -> date | None:
        days = self.cleaned_data["until"]
        return timezone.localdate() + timedelta(days=int(days)) if days else None


class AllowForm(UntilForm):
    """A word that points at nobody here."""

    words = WordsField(
        label="The words",
        help_text="As people write them. Capitals, accents and hyphens make no difference.",
        error_messages={"required": REFUSED["blank"]},
    )
    field_order = ("words", "about", "instead", "until")
    effect = Effect(0, 0)

    def __init__(self, group: SupportGroup, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.group = group

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"]
        judged = Judge(self.group).judge(words)
        if judged.refused:
            raise forms.ValidationError(judged.refused, "refused")
        self.effect = judged.effect
        return words

    @property
    def entry(self) -> Entry:
        return Entry(**self.cleaned_data)


class FindForm(AllowForm):
    """A word that the check is to find always."""

    about = forms.ChoiceField(
        label=ABOUT,
        choices=GroupWord.About.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what it is, so that the check can say why it is marked."},
    )
    instead = WordsField(
        label="What to write instead (optional)",
        required=False,
        help_text="A general phrase, such as “a shelter”. It is offered first to whoever writes these words.",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        words, instead = cleaned.get("words"), cleaned.get("instead")
        if words and instead and (code := phrase_problem(self.group, term_key(words), instead)):
            self.add_error("instead", forms.ValidationError(REFUSED[code], code))
        return cleaned


@dataclass(frozen=True, slots=True)
class Line:
    number: int
    entry: Entry
    refused: str
    effect: Effect


class AllowLinesForm(UntilForm):
    lines = TextField(
        label="One entry a line",
        widget=forms.Textarea(attrs={"rows": 10, **PLAIN}),
    )
    field_order = ("about", "lines", "until")
    shape = ""

    def __init__(self, group: SupportGroup, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.group = group
        self.fields["lines"].help_text = f"{MOST_LINES} lines at most. {self.shape}"

    def clean_lines(self) -> str:
        lines: str = self.cleaned_data["lines"]
        count = sum(bool(line.strip()) for line in lines.split("\n"))
        if not count:
            raise forms.ValidationError(REFUSED["blank"], "blank")
        if count > MOST_LINES:
            raise forms.ValidationError(f"These are {count} lines; {MOST_LINES} is the most at once.", "too_many")
        return lines

    def judged(self) -> list[Line]:
        """After is_valid: every line with what is wrong with it, or what it would find."""
        judge, seen, found = Judge(self.group), set[tuple[str, ...]](), list[Line]()
        for number, line in enumerate(self.cleaned_data["lines"].split("\n"), 1):
            if line.strip():
                entry = self._entry(line)
                judged = judge.judge(entry.words)
                key = term_key(entry.words)
                refused = judged.refused or self._problem(entry, line) or (REFUSED["twice"] if key in seen else "")
                seen.add(key)
                found.append(Line(number, entry, refused, judged.effect))
        return found

    def _entry(self, line: str) -> Entry:
        return Entry(" ".join(line.split()), self.cleaned_data["until"])

    def _problem(self, entry: Entry, line: str) -> str:  # noqa: ARG002 (a word to find has more to it)
        return next((problem.message for problem in bad_characters(line)), "")


class FindLinesForm(AllowLinesForm):
    about = forms.ChoiceField(label=ABOUT, choices=GroupWord.About.choices, widget=forms.RadioSelect)

    shape = "After an equals sign, say what to write instead: Larkspur House = a shelter."

    def _entry(self, line: str) -> Entry:
        words, _, instead = (" ".join(part.split()) for part in line.partition("="))
        return Entry(words, self.cleaned_data["until"], self.cleaned_data["about"], instead)

    def _problem(self, entry: Entry, line: str) -> str:
        wrong = super()._problem(entry, line)
        if wrong or not entry.instead:
            return wrong
        if len(entry.instead) > LETTERS:
            return REFUSED["too_long"]
        code = phrase_problem(self.group, term_key(entry.words), entry.instead)
        return REFUSED[code] if code else ""


class TryForm(forms.Form):
    text = TextField(
        label="A sentence to try",
        help_text="It is checked with the group’s words and kept nowhere.",
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": TRY_LETTERS, "autocomplete": "off"}),
    )

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"].strip()
        if not text:
            raise forms.ValidationError("Write a sentence first.", "blank")
        if len(text) > TRY_LETTERS:
            raise forms.ValidationError(f"{TRY_LETTERS:,} characters is the most. Try a part of it.", "too_long")
        return text
