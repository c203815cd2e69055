"""What `manage.py start` looks at before it touches anything; each refusal is a sentence with what to do."""

import os
import socket
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import Error as DatabaseError
from django.db import connection
from redis import Redis, RedisError

from . import encryption, var
from .models import DataKey
from .var import CannotStartError


def check(host: str, port: int) -> None:
    """Raises CannotStartError."""
    var.check()
    port_is_free(host, port)
    redis_answers()
    keys_open(has_tables=database_has_tables())


def port_is_free(host: str, port: int) -> None:
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with closing(socket.socket(family)) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except (OSError, OverflowError):
        raise CannotStartError(
            f"Port {port} of {host} is in use or not allowed; stop what uses it, or choose another --port."
        ) from None


def redis_answers() -> None:
    if not settings.REDIS_URL:
        return
    try:
        client = Redis.from_url(settings.REDIS_URL, socket_connect_timeout=5, socket_timeout=5)
        with closing(client):
            client.ping()
    except (RedisError, OSError, ValueError):
        raise CannotStartError(
            "No Redis or Valkey answers at REDIS_URL; start it, correct the address, "
            "or leave REDIS_URL out to use the built-in one."
        ) from None


def database_has_tables() -> bool:
    refusal = CannotStartError(
        "The database does not answer or is none; start it, correct DATABASE_URL, "
        "or leave DATABASE_URL out to use SQLite."
    )
    if connection.vendor == "sqlite":
        file = Path(connection.settings_dict["NAME"])
        if not file.exists():  # and connecting would make it
            if file.parent != var.VAR and not os.access(file.parent, os.W_OK):
                raise refusal
            return False
    try:
        return DataKey._meta.db_table in connection.introspection.table_names()
    except (DatabaseError, ImproperlyConfigured):
        raise refusal from None
    finally:
        connection.close()


def keys_open(*, has_tables: bool) -> None:
    """The key ring is a sound one, and the one that this database was written with."""
    if not settings.SUPPORTCIRCLE_KEYS and not has_tables:
        return  # a first start: they are about to be made
    try:
        encryption.parse_ring(settings.SUPPORTCIRCLE_KEYS, var.secret_key())
        if has_tables and var.secret_key():
            for key in DataKey.objects.filter(scope=DataKey.Scope.SITE):
                key.secret()
    except ImproperlyConfigured as problem:
        raise CannotStartError(str(problem)) from None
    except encryption.DecryptionError:
        raise CannotStartError(
            f"The encryption keys are not those of this database; put the right {var.VAR / 'keys'} back "
            "from your backup, or set SUPPORTCIRCLE_KEYS."
        ) from None
    finally:
        connection.close()
