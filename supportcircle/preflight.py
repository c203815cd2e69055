"""What `manage.py start` looks at before it touches anything; each refusal is a sentence with what to do."""

import fcntl
import os
import socket
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryFile

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import Error as DatabaseError
from django.db import connection
from redis import Redis, RedisError

from . import encryption
from .models import DataKey

VAR = Path(settings.VAR_DIR)


class CannotStartError(Exception):
    """The sentence to show; nothing was started or changed."""


def check(host: str, port: int) -> None:
    """Raises CannotStartError."""
    if VAR.is_dir():
        os.close(lock_var())
    port_is_free(host, port)
    redis_answers()
    keys_open(has_tables=database_has_tables())
    var_is_writable()


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
            if file.parent != VAR and not os.access(file.parent, os.W_OK):
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
        encryption.parse_ring(settings.SUPPORTCIRCLE_KEYS, secret_key())
        if has_tables and secret_key():
            for key in DataKey.objects.filter(scope=DataKey.Scope.SITE):
                key.secret()
    except ImproperlyConfigured as problem:
        raise CannotStartError(str(problem)) from None
    except encryption.DecryptionError:
        raise CannotStartError(
            f"The encryption keys are not those of this database; put the right {VAR / 'keys'} back "
            "from your backup, or set SUPPORTCIRCLE_KEYS."
        ) from None
    finally:
        connection.close()


def secret_key() -> str:
    try:
        return str(settings.SECRET_KEY)
    except ImproperlyConfigured:  # Django's answer to an empty one
        return ""


def unwritable() -> CannotStartError:
    return CannotStartError(
        f"Cannot write to {VAR}; make it a folder of this account, or set SUPPORTCIRCLE_VAR to another."
    )


def var_is_writable() -> None:
    """Looks at the nearest folder that is there; what is missing is made later."""
    nearest = next(folder for folder in (VAR, *VAR.parents) if folder.exists())
    try:
        TemporaryFile(dir=nearest).close()
    except OSError:
        raise unwritable() from None


def take_var() -> int:
    """Make the folder where it is missing and lock it: an open descriptor, which holds the lock."""
    try:
        VAR.mkdir(mode=0o700, parents=True, exist_ok=True)
        VAR.chmod(0o700)
    except OSError:
        raise unwritable() from None
    return lock_var()


def lock_var() -> int:
    try:
        descriptor = os.open(VAR, os.O_RDONLY)
    except OSError:
        raise unwritable() from None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise CannotStartError(
            f"SupportCircle is already running with {VAR}, or still stopping; stop it first, "
            "or set SUPPORTCIRCLE_VAR to another folder."
        ) from None
    return descriptor


def make_secrets() -> bool:
    """Those that a first start lacks. True when there are new ones, which settings have not read yet."""
    made = False
    for name, value, present in (
        ("secret-key", encryption.encode_key(encryption.new_key()), secret_key()),
        ("keys", encryption.encode_key(encryption.new_key()), settings.SUPPORTCIRCLE_KEYS),
    ):
        if not present:
            _write_new(VAR / name, f"{value}\n")
            made = True
    return made


def _write_new(path: Path, content: str) -> None:
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        raise unwritable() from None
