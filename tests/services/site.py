import http.client
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from supportcircle.service import WATCHER

from .processes import ROOT, Running, environment, free_port, wait_until

MANAGE = [sys.executable, "manage.py"]
OURS = ("SUPPORTCIRCLE_KEYS", "SECRET_KEY", "SITE_URL", "UNDO_SECONDS")
READY = "SupportCircle answers at"
NOTICE = """
from uuid import uuid4
from groups.models import User
from supportcircle.notifications import notify
notify(User.objects.create_user(f"{uuid4().hex}@people.example").pk, "returned", target=None)
"""


class Site:
    """`manage.py start` with a folder of its own, as a person runs it."""

    def __init__(self, folder: Path, **env: str) -> None:
        self.var = folder / "var"
        self.port = free_port()
        self.runs: list[Running] = []
        plain = {name: value for name, value in environment().items() if name not in OURS}
        self.env = plain | {"SUPPORTCIRCLE_VAR": str(self.var)} | env

    def start(self, *words: str) -> None:
        command = [*MANAGE, "start", "--port", str(self.port), *words]
        self.runs.append(Running(command, self.var.with_name(f"log{len(self.runs)}"), self.env))
        self.running.wait_for(READY, 180)

    @property
    def running(self) -> Running:
        return self.runs[-1]

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

    def processes(self, words: str = "") -> list[psutil.Process]:
        """All that work in this site's folder, wherever they hang in the tree of processes."""
        return [process for process in psutil.process_iter() if self._is_mine(process, words)]

    def _is_mine(self, process: psutil.Process, words: str) -> bool:
        with suppress(psutil.Error):  # it has just ended, or is somebody else's
            line, var = " ".join(process.cmdline()), str(self.var)
            # Valkey writes its title over its environment; its socket's path is in the title.
            return words in line and (var in line or process.environ().get("SUPPORTCIRCLE_VAR") == var)
        return False

    def service(self, words: str) -> psutil.Process | None:
        """The process that runs these words itself, not its watcher."""
        for process in self.processes(words):
            with suppress(psutil.Error):
                if str(WATCHER) not in process.cmdline():
                    return process
        return None

    def mails(self) -> int:
        return len(list((self.var / "outbox").glob("*.eml")))

    def works(self) -> None:
        """A notice goes through queue and worker and comes out as a mail."""
        before = self.mails()
        self.manage("shell", "-v", "0", "-c", NOTICE)
        wait_until(lambda: self.mails() > before, "the worker sent the mail", 60)

    def stop(self, number: signal.Signals = signal.SIGINT) -> float:
        """As Ctrl-C does; how many seconds it took until nothing of the site was left."""
        began = time.monotonic()
        self.running.process.send_signal(number)
        self.running.process.wait(30)
        wait_until(lambda: not self.processes(), "nothing is left running", 20)
        return time.monotonic() - began

    def end(self) -> None:
        for run in self.runs:
            run.process.terminate()
            run.process.wait(30)


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
