from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management.commands import flush
from django.db import connection

from supportcircle import audit_triggers

pytest_plugins = ["tests.people", "tests.services.postgres", "tests.services.broker", "tests.services.site"]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request: pytest.FixtureRequest) -> None:
    """Each process that tests has a folder, or with TEST_DATABASE=postgresql a server, of its own."""
    if connection.vendor == "postgresql":
        connection.settings_dict["HOST"] = str(request.getfixturevalue("postgres").folder)


@pytest.fixture(scope="session", autouse=True)
def flush_may_empty_the_audit() -> Iterator[None]:
    """Between tests with real transactions Django empties every table; nothing else may lift the triggers."""
    refused = flush.Command.handle

    def handle(self: flush.Command, **options: Any) -> None:
        audit_triggers.lift(options["database"])
        refused(self, **options)
        audit_triggers.make(options["database"])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flush.Command, "handle", handle)
        yield
