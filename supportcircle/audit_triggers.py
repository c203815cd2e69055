"""The database itself refuses to change or delete an audit entry."""

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from .models import AuditEntry

TABLE = AuditEntry._meta.db_table
REFUSAL = "audit entries are append-only"

# Name: statement. SQLite checks each row; PostgreSQL each statement, because no row trigger sees TRUNCATE.
SQLITE = {
    f"audit_refuses_{verb}": f"CREATE TRIGGER audit_refuses_{verb} BEFORE {verb} ON {TABLE} "
    f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    for verb in ("update", "delete")
}
POSTGRESQL = {
    "audit_refuses_change": "CREATE TRIGGER audit_refuses_change BEFORE UPDATE OR DELETE OR TRUNCATE "
    f"ON {TABLE} FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()"
}
FUNCTION = (
    "CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE integrity_constraint_violation USING MESSAGE = '{REFUSAL}'; END $$"
)
PRESENT = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s",
    "postgresql": "SELECT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
    "WHERE relname = %s AND tgenabled = 'O'",
}


def _wanted(connection: BaseDatabaseWrapper) -> dict[str, str]:
    return POSTGRESQL if connection.vendor == "postgresql" else SQLITE


def make(using: str = "default") -> None:
    """Also after every migrate: SQLite drops a table's triggers silently when a field changes."""
    connection = connections[using]
    if TABLE not in connection.introspection.table_names():
        return
    with transaction.atomic(using):
        lift(using)
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(FUNCTION)
            for statement in _wanted(connection).values():
                cursor.execute(statement)


def lift(using: str = "default") -> None:
    """Only a test that empties its database between tests may."""
    connection = connections[using]
    on_table = f" ON {TABLE}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for name in _wanted(connection):
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on_table}")


def missing(using: str = "default") -> list[str]:
    connection = connections[using]
    if TABLE not in connection.introspection.table_names():
        return []
    with connection.cursor() as cursor:
        cursor.execute(PRESENT[connection.vendor], [TABLE])
        present = {name for (name,) in cursor.fetchall()}
    return sorted(_wanted(connection).keys() - present)
