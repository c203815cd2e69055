"""The fields in which an author says in codes what a post is about, and what was done to it."""

from typing import Any

from django import forms

from ..kinds import Consent, ContentNote, Disguise, Kind, Need, Setting
from ..labels import Labels


def label_fields(kind: Kind) -> dict[str, forms.Field]:
    """In the order of the page; none is required, so that whatever is typed can be saved."""
    made: dict[str, forms.Field] = {}
    if "needs" in kind.asks:
        made["needs"] = _several("What would help you", Need.choices)
    if "disguise" in kind.asks:
        made["disguise"] = forms.ChoiceField(
            label="How is it disguised?",
            help_text="So that nobody is recognized. Readers see this label beside your name.",
            choices=Disguise.choices if kind.is_case else [("", "No label"), *Disguise.choices],
            required=False,
            widget=forms.RadioSelect(attrs={"aria-required": "true"} if kind.is_case else {}),
        )
        made["consent"] = forms.ChoiceField(
            label="How did the client agree?",
            help_text="Only where the client agreed. The check runs all the same, and a moderator reads it first.",
            choices=[("", "Choose"), *Consent.choices],
            required=False,
        )
    if "setting" in kind.asks:
        made["setting"] = forms.ChoiceField(
            label="The setting",
            help_text="Coarse on purpose. Readers find it by this.",
            choices=[("", "I would rather not say"), *Setting.choices],
            required=False,
        )
    if "content_notes" in kind.asks:
        made["content_notes"] = _several(
            "Content notes", ContentNote.choices, help_text="Readers see these first and open the words themselves."
        )
    return made


def folded_of(kind: Kind) -> frozenset[str]:
    """The names of what most posts of this kind go without."""
    if kind.is_case:
        return frozenset({"setting", "content_notes"})
    return frozenset({"setting", "content_notes", "disguise", "consent"})


def labels_of(cleaned: dict[str, Any]) -> Labels:
    """A consent goes with its label."""
    disguise = cleaned.get("disguise", "")
    return Labels(
        needs=tuple(cleaned.get("needs", ())),
        setting=cleaned.get("setting", ""),
        content_notes=tuple(cleaned.get("content_notes", ())),
        disguise=disguise,
        consent=cleaned.get("consent", "") if disguise == Disguise.CONSENT else "",
    )


def _several(label: str, choices: list[tuple[str, str]], **more: Any) -> forms.MultipleChoiceField:
    widget = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(label=label, choices=choices, required=False, widget=widget, **more)
