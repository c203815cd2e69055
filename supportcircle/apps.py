from typing import Any

from django.apps import AppConfig
from django.core.management import call_command
from django.db.models.signals import post_migrate


class SupportCircleConfig(AppConfig):
    name = "supportcircle"

    def ready(self) -> None:
        from . import checks  # noqa: F401, PLC0415 (registers the checks)

        post_migrate.connect(protect_audit, sender=self)
        post_migrate.connect(make_cache_table, sender=self)


def protect_audit(using: str, **_: Any) -> None:
    from . import audit_triggers  # noqa: PLC0415 (models are not loaded when this module is)

    audit_triggers.make(using)


def make_cache_table(using: str, **_: Any) -> None:
    call_command("createcachetable", database=using, verbosity=0)
