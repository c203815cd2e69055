from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from supportcircle import audit, audit_triggers
from supportcircle.models import AuditEntry

pytestmark = [pytest.mark.transactions, pytest.mark.django_db]


@pytest.fixture
def entry() -> AuditEntry:
    with transaction.atomic():
        return audit.record("group.created", actor=None, chain=audit.SITE)


def test_an_entry_cannot_be_changed(entry: AuditEntry) -> None:
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        AuditEntry.objects.update(action="group.renamed")
    assert AuditEntry.objects.get().action == "group.created"


def test_an_entry_cannot_be_deleted(entry: AuditEntry) -> None:
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        AuditEntry.objects.all().delete()
    assert AuditEntry.objects.count() == 1


def test_no_statement_empties_the_table(entry: AuditEntry) -> None:
    empty = {"sqlite": "DELETE FROM {}", "postgresql": "TRUNCATE {}"}[connection.vendor]
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(empty.format(AuditEntry._meta.db_table))
    assert AuditEntry.objects.count() == 1


def test_lifted_triggers_show_in_the_checks_and_migrate_makes_them_again() -> None:
    assert audit_triggers.missing() == []
    audit_triggers.lift()
    assert audit_triggers.missing()
    said = StringIO()
    call_command("check", databases=["default"], stdout=said, stderr=said)
    assert "The audit record is not protected. Run manage.py migrate." in said.getvalue()

    call_command("migrate", verbosity=0, interactive=False)

    assert audit_triggers.missing() == []
