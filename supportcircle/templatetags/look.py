"""The pieces of the look that need more than an include."""

from django import template
from django.forms import BoundField
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


def _piece(piece: str, /, **context: str | int) -> SafeString:
    """Without the line end of its file, which would show as a space before a full stop."""
    return mark_safe(render_to_string(f"components/{piece}", context).strip())  # noqa: S308 (our own template)


@register.simple_tag
def icon(name: str) -> SafeString:
    return _piece(f"icons/{name}.svg")


@register.simple_tag
def chip(code: str, word: str) -> SafeString:
    """Status as word, shape and colour; code: draft, waiting, published, returned or hidden."""
    return _piece("chip.html", code=code, word=word)


@register.simple_tag
def person(name: str, hue: int) -> SafeString:
    """A pseudonym with its leaf; hue: 0 to 7."""
    return _piece("person.html", name=name, hue=hue)


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """The widget alone. Labels say what to write; a placeholder would only repeat or hide it."""
    return field.as_widget(attrs={"placeholder": False})
