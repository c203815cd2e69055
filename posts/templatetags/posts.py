"""Words for codes, where a template has only the code."""

from datetime import datetime

from django import template
from django.utils import timezone

from .. import review_rules
from ..expertise import expertise_words
from ..forms.suggesting import Field, Suggesting
from ..kinds import Kind
from ..live_check import KEPT
from ..models import UNCHECKED, Decision, Finding
from ..times import span_of

register = template.Library()
register.filter(expertise_words)

BANDS = {
    "MUST_FIX": ("fix", "Must fix"),
    "LOOK_AT": ("look", "Look at"),
    "HINT": ("hint", "Hint: only together with more"),
    UNCHECKED: ("hint", "Not checked"),
    KEPT: ("kept", "You keep"),
}

BANDS_SHORT = {"MUST_FIX": "to fix", "LOOK_AT": "to look at", "HINT": "hint"}

NOUNS = {
    "DILEMMA": "dilemma",
    "ENCOUNTER": "encounter",
    "QUESTION": "question",
    "PRIVACY": "privacy question",
    "TIP": "practice tip",
    "HEARD": "request to be heard",
    "REPLY": "reply",
}

DECIDED = {
    "approve": "approved",
    "return": "returned",
    "reject": "rejected",
    "restore": "shown again",
    "dismiss": "report closed",
    "hide": "hidden",
}


@register.filter
def band_class(band: str) -> str:
    return BANDS[band][0]


@register.filter
def band_words(band: str) -> str:
    return BANDS[band][1]


@register.filter
def band_short(band: str) -> str:
    return BANDS_SHORT[band]


@register.filter
def field_label(key: str, form: Kind) -> str:
    return next((field.label for field in form.fields if field.key == key), "")


@register.filter
def reason_words(reason: list[str | int | None]) -> str:
    """`reason` as a decision stores it: [code, start, end]."""
    return review_rules.reason_words(str(reason[0]))


@register.filter
def decided_words(decision: Decision) -> str:
    return DECIDED[decision.verb]


@register.filter
def verb_words(verb: str) -> str:
    """Of a decision that stands beside another."""
    return DECIDED[verb].capitalize()


@register.filter
def kind_noun(kind: str) -> str:
    return NOUNS[kind]


@register.filter
def lower_first(words: str) -> str:
    return words[:1].lower() + words[1:]


@register.filter
def suggestion_at(suggesting: Suggesting, finding: Finding) -> Field | None:
    return next((field for field in suggesting.at_findings if field.key == str(finding.pk)), None)


@register.filter
def since(moment: datetime) -> str:
    return span_of(moment)


@register.filter
def until(moment: datetime) -> str:
    return span_of(timezone.now(), moment)
