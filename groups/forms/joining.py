from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy

from .. import pseudonyms
from ..errors import SENTENCES, Refused
from ..models import Invitation, User
from ..models.membership import Reads
from .fields import ReadingField
from .groups import AcceptForm

OWN = "own"
LIVE_CHECK = {
    "hx-post": reverse_lazy("pseudonym-check"),
    "hx-trigger": "input changed delay:600ms",
    "hx-params": "own,csrfmiddlewaretoken",
    "hx-target": "#own-check",
}


class JoinForm(AcceptForm):
    """A generated pseudonym or one's own, and the agreement; the first admin also says whether to read."""

    reads = ReadingField(label="Do you want to read what the group writes?")
    choice = forms.ChoiceField(
        label="Your pseudonym",
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": SENTENCES["pseudonym_taken"]},  # since the page was opened
        help_text="The name that the group knows you by. It cannot be changed later.",
    )
    own = forms.CharField(
        label="A pseudonym of your own",
        required=False,
        max_length=200,
        help_text="3 to 30 letters, nothing that points to you: no real name, place or workplace.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", **LIVE_CHECK}),
    )
    field_order = ("reads", "choice", "own", "agreement", "accept")

    def __init__(self, *args: Any, invitation: Invitation, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.invitation, self.user = invitation, user
        if not invitation.chooses_reading:
            del self.fields["reads"]
        if invitation.reads == Reads.NOTHING and not invitation.chooses_reading:
            del self.fields["choice"], self.fields["own"]
        else:
            self._offer_names()

    def _offer_names(self) -> None:
        """Three new ones, after the generated one that was chosen before."""
        picked = self.data.get("choice", "")
        names = pseudonyms.suggestions(self.invitation.group)
        if pseudonyms.is_generated(picked) and not pseudonyms.is_taken(self.invitation.group, picked):
            names = [picked, *names[:2]]
        choices = [(name, name) for name in names]
        if pseudonyms.own_names_possible():
            choices.append((OWN, "A name of my own"))
        else:
            del self.fields["own"]
        field = self.fields["choice"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (for the type checker)
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        data["pseudonym"] = ""
        if "choice" not in self.fields or data.get("reads") == Reads.NOTHING:
            return data
        choice = self._choice()
        if not choice:
            self.add_error("choice", ValidationError("Choose the name that the group will know you by.", "required"))
        elif choice == OWN:
            self._take_own(data)
        else:
            data["pseudonym"] = choice
        return data

    def _choice(self) -> str:
        """Who types a name means it, also without picking the button before it."""
        choice: str = self.cleaned_data.get("choice", "")
        return choice or (OWN if self.cleaned_data.get("own") else "")

    def _take_own(self, data: dict[str, Any]) -> None:
        try:
            data["pseudonym"] = pseudonyms.clean(data.get("own", ""), self.user)
        except Refused as refused:
            self.refuse(refused)

    def refuse(self, refused: Refused) -> None:
        """An error of the action, at the field it belongs to."""
        about_name = refused.code.startswith("pseudonym_")
        field = ("own" if self._choice() == OWN else "choice") if about_name else None
        self.add_error(field, ValidationError(refused.sentence, code=refused.code))
