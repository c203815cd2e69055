"""Words for codes, where a template has only the code."""

from django import template

from ..kinds import Kind
from ..review_rules import ReasonCode

register = template.Library()

BANDS = {
    "MUST_FIX": ("fix", "Must be changed"),
    "LOOK_AT": ("look", "Please look at it"),
    "HINT": ("hint", "A hint, only together with more"),
}


@register.filter
def band_class(band: str) -> str:
    return BANDS[band][0]


@register.filter
def band_words(band: str) -> str:
    return BANDS[band][1]


@register.filter
def field_label(key: str, form: Kind) -> str:
    return next((field.label for field in form.fields if field.key == key), "")


@register.filter
def reason_words(reason: list[str | int | None]) -> str:
    """`reason` as a decision stores it: [code, start, end]."""
    return str(ReasonCode(reason[0]).label)
