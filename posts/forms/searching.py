from collections.abc import Iterable
from typing import Any

from django import forms

from groups.models import Membership

from ..kinds import KindCode, Need, Setting
from ..search import Filters
from ..search_words import Wanted, wanted
from ..statuses import ThreadState

NOTHING = "Write what you look for, or choose below what kind of post it is."
TOO_SHORT = "Words need at least two letters."


class SearchForm(forms.Form):
    """What is looked for and where. `Wanted` and `Filters` are what the search takes."""

    words = forms.CharField(
        label="Words",
        required=False,
        max_length=200,
        help_text="All of them, by how they begin: “clos” finds “closing”. “Quotes” keep a phrase together.",
        widget=forms.TextInput(
            attrs={"type": "search", "autocomplete": "off", "enterkeyhint": "search", "aria-keyshortcuts": "/"}
        ),
    )
    group = forms.ChoiceField(label="In", required=False)
    kind = forms.ChoiceField(label="Kind", required=False, choices=[("", "Any kind"), *KindCode.choices])
    need = forms.ChoiceField(
        label="What the author hopes for", required=False, choices=[("", "Anything"), *Need.choices]
    )
    state = forms.ChoiceField(label="Conversation", required=False, choices=[("", "Any"), *ThreadState.choices])
    setting = forms.ChoiceField(label="Setting", required=False, choices=[("", "Any setting"), *Setting.choices])
    after = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, members: Iterable[Membership], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = list(members)
        named = [(str(member.group_id), member.group.name) for member in self.members]
        self.fields["group"] = forms.ChoiceField(label="In", required=False, choices=[("", "All my groups"), *named])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not self.wanted.terms and self.filters == Filters():
            message = forms.ValidationError(TOO_SHORT, "too_short") if self.wanted.too_short else None
            self.add_error("words", message or forms.ValidationError(NOTHING, "nothing"))
        return cleaned

    @property
    def wanted(self) -> Wanted:
        return wanted(self.cleaned_data.get("words", ""))

    @property
    def filters(self) -> Filters:
        return Filters(**{name: self.cleaned_data.get(name, "") for name in ("kind", "need", "state", "setting")})

    @property
    def searched(self) -> list[Membership]:
        """The memberships whose groups are searched."""
        chosen = self.cleaned_data.get("group")
        return [member for member in self.members if not chosen or str(member.group_id) == chosen]
