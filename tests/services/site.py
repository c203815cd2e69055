import http.client
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from .processes import ROOT, Running, environment, free_port, wait_until

MANAGE = [sys.executable, "manage.py"]
OURS = ("SUPPORTCIRCLE_KEYS", "SECRET_KEY", "SITE_URL", "UNDO_SECONDS")
READY = "SupportCircle answers at"


class Site:
    """`manage.py start` with a folder of its own, as a person runs it."""

    def __init__(self, folder: Path, **env: str) -> None:
        self.var = folder / "var"
        self.log = folder / "log"
        self.port = free_port()
        plain = {name: value for name, value in environment().items() if name not in OURS}
        self.env = plain | {"SUPPORTCIRCLE_VAR": str(self.var)} | env

    def start(self, *words: str) -> None:
        command = [*MANAGE, "start", "--port", str(self.port), *words]
        self.running = Running(command, self.log, self.env)
        self.running.wait_for(READY)

    def refused(self, *words: str) -> str:
        """What a start says that must not come about."""
        command = [*MANAGE, "start", "--port", str(self.port), *words]
        ended = self._run(command)
        assert ended.returncode == 2, ended.stderr
        assert ended.stdout == ""
        return ended.stderr.strip()

    def manage(self, *words: str) -> str:
        ended = self._run([*MANAGE, *words])
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    def _run(self, command: list[str]) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            command,
            cwd=ROOT,
            env=self.env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def status_of(self, path: str) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        finally:
            connection.close()

    def processes(self) -> list[psutil.Process]:
        """All that work in this site's folder, wherever they hang in the tree of processes."""
        return [process for process in psutil.process_iter() if self._is_mine(process)]

    def _is_mine(self, process: psutil.Process) -> bool:
        try:
            return process.environ().get("SUPPORTCIRCLE_VAR") == str(self.var) and process.pid != os.getpid()
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            return False

    def process(self, words: str) -> psutil.Process:
        """The one that runs these words itself, not its watcher."""
        lines = {process: " ".join(process.cmdline()) for process in self.processes()}
        found = [process for process, line in lines.items() if words in line and "watcher.py" not in line]
        assert found, lines.values()
        return found[0]

    def interrupt(self) -> None:
        os.kill(self.running.process.pid, signal.SIGINT)

    def end(self) -> None:
        for process in self.processes():
            process.kill()
        wait_until(lambda: not self.processes(), "the site has ended")


@pytest.fixture
def new_site(tmp_path: Path) -> Iterator[Callable[..., Site]]:
    """Makes sites that were never started; what of them still runs after the test is ended."""
    made: list[Site] = []

    def new(name: str = "site", **env: str) -> Site:
        (tmp_path / name).mkdir()
        made.append(Site(tmp_path / name, **env))
        return made[-1]

    yield new
    for site in made:
        site.end()
