"""The pieces of the look that need more than an include."""

from django import template
from django.forms import BoundField
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    return mark_safe(get_template(f"components/icons/{name}.svg").render().strip())  # noqa: S308 (our own file)


@register.inclusion_tag("components/chip.html")
def chip(code: str, word: str) -> dict[str, str]:
    """Status as word, shape and colour; code: draft, waiting, published, returned or hidden."""
    return {"code": code, "word": word}


@register.inclusion_tag("components/person.html")
def person(name: str, hue: int) -> dict[str, str | int]:
    """A pseudonym with its leaf; hue: 0 to 7."""
    return {"name": name, "hue": hue}


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """The widget alone. Labels say what to write; a placeholder would only repeat or hide it."""
    return field.as_widget(attrs={"placeholder": False})
