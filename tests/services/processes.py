"""Real processes for tests: started with their output in a file, waited for with a limit, ended with their group."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def environment(**changes: str) -> dict[str, str]:
    """This process's own, with the site's plain settings."""
    return os.environ | {"DJANGO_SETTINGS_MODULE": "supportcircle.settings", "PYTHONUNBUFFERED": "1"} | changes


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(condition: Callable[[], object], what: str, seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            pytest.fail(f"not within {seconds:g} s: {what}")
        time.sleep(0.05)


class Running:
    """A command that leads its own process group."""

    def __init__(self, command: list[str], log: Path, env: dict[str, str]) -> None:
        self.command, self.log, self.env = command, log, env
        self.start()

    def start(self) -> None:
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                self.command,
                cwd=ROOT,
                env=self.env,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def said(self) -> str:
        return self.log.read_text()

    def wait_for(self, words: str, seconds: float = 60) -> None:
        def said_or_ended() -> bool:
            return words in self.said() or self.process.poll() is not None

        wait_until(said_or_ended, f"{words!r} in:\n{self.said()}", seconds)
        assert words in self.said(), self.said()

    def kill(self) -> None:
        """SIGKILL to all of the group, as a power cut would."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
