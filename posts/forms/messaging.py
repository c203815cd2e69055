from uuid import uuid4

from django import forms

from supportcircle import sanitize

from ..content import Content
from ..screening import Report
from ..spans import MarkedPart, marked_parts
from .composing import TextField

LETTERS = 1000
BLANK = "Write something first."
TOO_LONG = "This has {length:,} characters; {limit:,} is the most. Shorten it."
HELD = "This could point to a client: {words}. Nothing went out. Say it without that."
FOREIGN = "The check can only judge English, so this was not sent. Write it in English."
NOT_RUN = "The check cannot run right now, so nothing was sent. Your words are kept; try again in a moment."


class CheckedForm(forms.Form):
    """Words to others that the check reads before anybody else does."""

    message = TextField(label="Your message", widget=forms.Textarea(attrs={"rows": 3}))

    letters = LETTERS
    marked: list[MarkedPart] | None = None  # the text with what was found in it

    def clean_message(self) -> str:
        text = str(self.cleaned_data["message"]).strip()
        if not text:
            raise forms.ValidationError(BLANK, "blank")
        if len(text) > self.letters:
            raise forms.ValidationError(TOO_LONG.format(length=len(text), limit=self.letters), "too_long")
        for problem in sanitize.problems(text):
            raise forms.ValidationError(problem.message, problem.code)
        return text

    def refuse(self, report: Report | None) -> None:
        """None: the check could not run."""
        if report is None or report.refused:
            self.add_error("message", forms.ValidationError(FOREIGN if report else NOT_RUN, "not_judged"))
            return
        text = self.cleaned_data["message"]
        self.marked = marked_parts(Content.of({"message": text}), report.holding)
        words = ", ".join(f"“{text[found.start : found.end]}”" for found in report.holding)
        self.add_error("message", forms.ValidationError(HELD.format(words=words), "held"))


class MessageForm(CheckedForm):
    """The id comes with the empty form, so that one form sends one message."""

    message_id = forms.UUIDField(widget=forms.HiddenInput)

    @classmethod
    def of(cls, text: str = "") -> "MessageForm":
        """A new message, perhaps begun on the page before."""
        return cls(initial={"message_id": uuid4(), "message": text})


class HandoverForm(CheckedForm):
    message = TextField(
        label="A note",
        help_text="What to look at first, what is agreed. No names, places or days: the check reads it too.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    letters = 300
