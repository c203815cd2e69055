"""What a check costs: processor time, memory and loading, beside spaCy's small model; each in a fresh process."""

import json
import os
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from subprocess import PIPE, Popen

import psutil

from tests.posts.deidentification.hard_texts import HARD
from tests.posts.deidentification.hard_texts import LENGTH as LONGEST

COMMANDS = {
    "check": ["-m", "posts.deidentification", "--jsonl"],
    "spacy": ["-m", "tests.bench.spacy_child"],
}
LENGTH, WARM, RUNS = 1_500, 20, 200
# Processor time is taken of one thread; none may hide its work in others.
ONE_THREAD = {f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "MKL", "BLIS")}
ENVIRONMENT = os.environ | ONE_THREAD


@dataclass(frozen=True, slots=True)
class Cost:
    p50_ms: float
    p95_ms: float
    rss_mb: float
    load_s: float


def texts_of(posts: Sequence[str]) -> list[str]:
    """Posts joined and cut anew, as many as are wanted; the second time round they are cut elsewhere."""
    joined = "\n\n".join(posts)
    joined *= 2 + LENGTH // len(joined)
    room = len(joined) - LENGTH
    return [joined[start : start + LENGTH] for start in (number * LENGTH % room for number in range(WARM + RUNS))]


def longest_ms(texts: Sequence[str]) -> tuple[float, float]:
    """What the greatest length takes the check: for an ordinary text, and for the hardest of those made to be hard."""
    joined = "\n\n".join(texts)
    ordinary = (joined * (1 + LONGEST // len(joined)))[:LONGEST]
    with ExitStack() as stack:
        child = Child(COMMANDS["check"], stack)
        for text in (ordinary, ordinary, *HARD.values()):
            child.take(text)
        _, usual, *hard = child.taken
        return round(usual), round(max(hard))


def costs(texts: Sequence[str]) -> dict[str, Cost]:
    """They take turns text by text, so that whatever else the machine does meets both."""
    with ExitStack() as stack:
        children = {name: Child(command, stack) for name, command in COMMANDS.items()}
        for text in texts:
            for child in children.values():
                child.take(text)
        return {name: child.cost() for name, child in children.items()}


class Child:
    def __init__(self, command: Sequence[str], stack: ExitStack) -> None:
        started = time.perf_counter()
        self._process = stack.enter_context(
            Popen([sys.executable, *command], env=ENVIRONMENT, stdin=PIPE, stdout=PIPE, text=True)
        )
        stack.callback(self._process.communicate)  # the end of its input ends it
        self._hear()
        self._load = time.perf_counter() - started
        self.taken: list[float] = []

    def take(self, text: str) -> None:
        assert self._process.stdin
        self._process.stdin.write(json.dumps({"id": len(self.taken), "text": text}) + "\n")
        self._process.stdin.flush()
        self.taken.append(self._hear()["ms"])

    def _hear(self) -> Mapping[str, float]:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit("a process that was to be measured ended; `make bench-check` installs what it needs")
        answer: Mapping[str, float] = json.loads(line)
        return answer

    def cost(self) -> Cost:
        taken = sorted(self.taken[WARM:])
        rss = psutil.Process(self._process.pid).memory_info().rss / 2**20
        figures = (taken[len(taken) // 2], taken[int(0.95 * len(taken))], rss, self._load)
        return Cost(*(round(figure, 1) for figure in figures))
