"""The folder of a site's own disk (SUPPORTCIRCLE_VAR): may it be used, whose is it, and the secrets in it."""

import fcntl
import os
from pathlib import Path
from tempfile import TemporaryFile

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from . import encryption

VAR = Path(settings.VAR_DIR)


class CannotStartError(Exception):
    """The sentence to show; nothing was started or changed."""


def unwritable() -> CannotStartError:
    return CannotStartError(
        f"Cannot write to {VAR}; make it a folder of this account, or set SUPPORTCIRCLE_VAR to another."
    )


def check() -> None:
    """Raises CannotStartError, when another start has the folder or it cannot be written."""
    if VAR.is_dir():
        os.close(lock())
    _try_to_write()


def _try_to_write() -> None:
    """Looks at the nearest folder that is there; what is missing is made later."""
    nearest = next(folder for folder in (VAR, *VAR.parents) if folder.exists())
    try:
        TemporaryFile(dir=nearest).close()
    except OSError:
        raise unwritable() from None


def take() -> int:
    """Make the folder where it is missing and lock it: an open descriptor, which holds the lock."""
    try:
        VAR.mkdir(mode=0o700, parents=True, exist_ok=True)
        VAR.chmod(0o700)
    except OSError:
        raise unwritable() from None
    return lock()


def lock() -> int:
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


def secret_key() -> str:
    try:
        return str(settings.SECRET_KEY)
    except ImproperlyConfigured:  # Django's answer to an empty one
        return ""


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
