"""What Django's system checks say about a site; each is one sentence for the person who runs it."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register  # noqa: A004 (Django's name)
from django.core.exceptions import ImproperlyConfigured

from . import audit_triggers
from .encryption import ring


@register(Tags.security)
def secrets_are_usable(**_: Any) -> list[CheckMessage]:
    try:
        ring()
    except ImproperlyConfigured as problem:  # also Django's own, about an empty SECRET_KEY
        return [Error(str(problem), id="supportcircle.E001")]
    return []


@register(Tags.security, deploy=True)
def reaches_people_safely(**_: Any) -> list[CheckMessage]:
    found: list[CheckMessage] = []
    if not settings.SECURE:
        found.append(
            Warning("SITE_URL does not start with https://. Put the site behind a TLS proxy.", id="supportcircle.W001")
        )
    if not settings.MAIL_IS_ON:
        found.append(Warning("EMAIL_URL is not set, so no mail leaves this machine.", id="supportcircle.W002"))
    return found


# A warning: as an error it would stop the `migrate` that makes the triggers again.
@register(Tags.database)
def audit_is_append_only(databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    return [
        Warning("The audit record is not protected. Run manage.py migrate.", id="supportcircle.W003")
        for using in databases or []
        if audit_triggers.missing(using)
    ]
