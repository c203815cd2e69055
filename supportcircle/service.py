"""One process of a site on one machine: started under its watcher, started again when it dies, stopped in time."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from django.conf import settings

WATCHER = Path(__file__).with_name("watcher.py")
STEADY = 60  # a process that lived this long is started again at once
FIRST_DELAY, LONGEST_DELAY = 0.5, 30.0


def say(sentence: str) -> None:
    print(sentence, flush=True)  # noqa: T201 (this is the terminal of the person who runs the site)


class Service:
    """One command under its watcher."""

    def __init__(self, name: str, command: list[str], *, lock: int) -> None:
        self.name, self.command, self.lock = name, command, lock
        self.delay = FIRST_DELAY
        self.start()

    def start(self) -> None:
        watched, self.pipe = os.pipe()
        self.watcher = subprocess.Popen(  # noqa: S603 (commands of this module and broker.py)
            [sys.executable, "-I", "-S", str(WATCHER), str(watched), *self.command],
            stdin=subprocess.DEVNULL,
            pass_fds=[watched, self.lock],
            start_new_session=True,
            cwd=settings.BASE_DIR,
        )
        os.close(watched)
        self.started, self.due = time.monotonic(), 0.0

    def tend(self) -> None:
        """Start it again if it died; later and later when it keeps dying."""
        now = time.monotonic()
        if self.due:
            if now >= self.due:
                self.start()
        elif self.watcher.poll() is not None:
            self.clear()
            self.delay = FIRST_DELAY if now - self.started > STEADY else min(self.delay * 2, LONGEST_DELAY)
            self.due = now + self.delay
            say(f"The {self.name} stopped by itself; it starts again in {self.delay:g} s.")

    def clear(self) -> None:
        """Nothing of it may live on beside its successor, also when the watcher itself was killed."""
        os.close(self.pipe)
        with suppress(ProcessLookupError):
            os.killpg(self.watcher.pid, signal.SIGKILL)


def stop(services: list[Service], seconds: float) -> None:
    running = [service for service in services if not service.due]
    for service in running:
        os.close(service.pipe)
    deadline = time.monotonic() + seconds
    for service in running:
        try:
            service.watcher.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(service.watcher.pid, signal.SIGKILL)
            service.watcher.wait()
