"""A text to its report, through one engine process per process of ours.

The engine runs in a child so that a text can never hang or crash what serves people: a child that
does not answer in CHECK_SECONDS is killed and the post is held for a person.
"""

import atexit
import json
import queue
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import asdict, dataclass
from itertools import count
from typing import Any

from django.conf import settings

LOAD_SECONDS = 30
CHECK_SECONDS = 5
READY = {"meta": {"ready": True}}
COMMAND = [sys.executable, "-m", "posts.deidentification", "--jsonl"]


class EngineError(Exception):
    """The engine crashed, answered nonsense or could not start."""


class EngineTimeout(EngineError):
    """The engine did not answer in time."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a group adds to the check, as plain pairs and words."""

    terms: tuple[tuple[str, str], ...] = ()  # (words, category): always found
    allowed: tuple[str, ...] = ()  # at most a hint, where they are no direct identifier
    instead: tuple[tuple[str, str], ...] = ()  # (words, what the group would rather read)


NO_WORDS = Words()


@dataclass(frozen=True, slots=True)
class Found:
    start: int
    end: int
    category: str
    band: str
    rule: str
    why: str
    suggestions: tuple[str, ...]
    population: int | None = None  # of a listed place; 499 is "under 500"
    replaces: tuple[int, int] | None = None  # what a suggestion takes the place of, where that is more

    @property
    def holds(self) -> bool:
        return self.band != "HINT"


@dataclass(frozen=True, slots=True)
class Report:
    findings: tuple[Found, ...]
    refused: str | None
    engine: str

    @property
    def holding(self) -> list[Found]:
        return [found for found in self.findings if found.holds]


class Runner:
    def __init__(self, command: list[str]) -> None:
        self._command = command
        self._lock = threading.Lock()
        self._child: subprocess.Popen[str] | None = None
        self._answers: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._ids = count(1)

    def check(self, text: str, *, kind: str, words: Words = NO_WORDS) -> Report:
        """Raises EngineTimeout, EngineError."""
        with self._lock:
            try:
                return self._ask(text, {"kind": kind, **asdict(words)})
            except EngineError:
                self._kill()
                raise

    def load(self) -> None:
        """So that the first text need not wait for the engine. If it cannot start, the first check says so."""
        with self._lock:
            try:
                self._running()
            except EngineError:
                self._kill()

    def close(self) -> None:
        with self._lock:
            self._kill()

    def _ask(self, text: str, policy: dict[str, Any]) -> Report:
        child = self._running()
        number = str(next(self._ids))
        line = json.dumps({"id": number, "text": text, "policy": policy})
        # In a thread, because a child that hangs may not even read: then the wait below is what ends.
        threading.Thread(target=_write, args=(child, line), daemon=True).start()
        answer = self._next(CHECK_SECONDS)
        if answer.get("id") != number or "error" in answer:
            raise EngineError
        return _report(answer)

    def _running(self) -> subprocess.Popen[str]:
        if self._child is None or self._child.poll() is not None:
            self._kill()
            self._start()
        assert self._child is not None  # noqa: S101
        return self._child

    def _start(self) -> None:
        try:
            self._child = subprocess.Popen(  # noqa: S603 (our own interpreter and module)
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # a traceback there could quote the text
                text=True,
                encoding="utf-8",
                cwd=settings.BASE_DIR,
                bufsize=1,
            )
        except OSError:  # no memory for one more process, say
            raise EngineError from None
        self._answers = queue.SimpleQueue()
        threading.Thread(target=_read, args=(self._child, self._answers), daemon=True).start()
        if self._next(LOAD_SECONDS) != READY:
            raise EngineError

    def _next(self, seconds: float) -> dict[str, Any]:
        try:
            line = self._answers.get(timeout=seconds)
        except queue.Empty:
            raise EngineTimeout from None
        if line is None:
            raise EngineError
        try:
            return dict(json.loads(line))
        except (ValueError, TypeError):
            raise EngineError from None

    def _kill(self) -> None:
        if self._child is not None:
            self._child.kill()
            self._child.wait()
            for pipe in (self._child.stdin, self._child.stdout):
                if pipe:
                    with suppress(OSError):
                        pipe.close()
        self._child = None


def _write(child: subprocess.Popen[str], line: str) -> None:
    assert child.stdin is not None  # noqa: S101 (opened as a pipe above)
    with suppress(OSError, ValueError):  # the child ended or was killed: whoever waits for it hears of that
        child.stdin.write(line + "\n")
        child.stdin.flush()


def _read(child: subprocess.Popen[str], answers: "queue.SimpleQueue[str | None]") -> None:
    assert child.stdout is not None  # noqa: S101
    for line in child.stdout:
        answers.put(line)
    answers.put(None)


def _report(answer: dict[str, Any]) -> Report:
    try:
        found = tuple(_found(finding) for finding in answer["findings"])
        refused = answer["refused"]
        return Report(found, str(refused) if refused else None, str(answer["engine"]))
    except (KeyError, TypeError):
        raise EngineError from None


def _found(f: dict[str, Any]) -> Found:
    replaces = (f["replaces"][0], f["replaces"][1]) if f["replaces"] else None
    return Found(
        start=f["start"],
        end=f["end"],
        category=f["category"],
        band=f["band"],
        rule=f["rule"],
        why=f["why"],
        suggestions=tuple(f["suggestions"]),
        population=f["population"],
        replaces=replaces,
    )


runner = Runner(COMMAND)
load_engine = runner.load
atexit.register(runner.close)
