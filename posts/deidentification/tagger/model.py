"""The weights of the tagger, and how likely they make each label for each token (a linear-chain CRF)."""

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from .features import REACH
from .tokens import Token

FOLDER = Path(__file__).parent
LONGEST = 48  # tokens that are judged together
ENDS = frozenset(".!?")
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Model:
    labels: tuple[str, ...]
    rows: dict[str, int]  # attribute -> row of ``weights``; row 0 holds the labels' own weights
    weights: Floats  # rows x REACH (from which side the attribute is heard) x labels
    moves: Floats  # exp(weight) from label to label

    def likelihoods(self, found: Sequence[Token], listed: Sequence[Sequence[str]]) -> Floats:
        """Tokens x labels, each row adding up to 1."""
        if not found:
            return np.zeros((0, len(self.labels)), np.float32)
        return _marginals(self._scores(listed), self.moves, sentences(found))

    def _scores(self, listed: Sequence[Sequence[str]]) -> Floats:
        """What a token says of itself and of its neighbours, each shifted to where it is meant."""
        row, count = self.rows.get, len(listed)
        wanted = [[0, *filter(None, map(row, attributes))] for attributes in listed]  # an unknown one has no row
        starts = np.cumsum([0, *map(len, wanted)][:-1])
        said = np.add.reduceat(self.weights[list(chain.from_iterable(wanted))], starts, axis=0)
        scores = np.zeros((count, len(self.labels)), np.float32)
        for side, offset in enumerate(REACH):
            first, last = max(0, -offset), min(count, count - offset)
            if first < last:
                scores[first + offset : last + offset] += said[first:last, side]
        return scores


def sentences(found: Sequence[Token]) -> list[tuple[int, int]]:
    """Where sentences begin and end, roughly; they are judged side by side, which is what makes it quick."""
    bounds, start = [], 0
    for index in range(1, len(found) + 1):
        ended = index == len(found) or index - start == LONGEST or found[index].gap == "\n"
        if ended or (found[index - 1].text in ENDS and (word := found[index].word) is not None and word.capital):
            bounds.append((start, index))
            start = index
    return bounds


def _marginals(scores: Floats, moves: Floats, bounds: Sequence[tuple[int, int]]) -> Floats:
    """Forwards and backwards through all sentences at once, scaled at every step."""
    count, longest = len(bounds), max(end - start for start, end in bounds)
    labels = scores.shape[1]
    filled = np.ones((longest, count, labels), np.float32)
    potentials = np.exp(scores - scores.max(axis=1, keepdims=True))
    for row, (start, end) in enumerate(bounds):
        filled[: end - start, row] = potentials[start:end]
    forward = np.empty_like(filled)
    forward[0] = filled[0] / filled[0].sum(axis=1, keepdims=True)
    for step in range(1, longest):
        ahead = (forward[step - 1] @ moves) * filled[step]
        forward[step] = ahead / ahead.sum(axis=1, keepdims=True)
    lengths = np.array([end - start for start, end in bounds])
    backward = np.ones_like(filled)
    for step in range(longest - 2, -1, -1):
        back = (backward[step + 1] * filled[step + 1]) @ moves.T
        back /= back.sum(axis=1, keepdims=True)
        backward[step] = np.where((step < lengths - 1)[:, None], back, 1)
    both = forward * backward
    both /= both.sum(axis=2, keepdims=True)
    return np.concatenate([both[: end - start, row] for row, (start, end) in enumerate(bounds)])


def save(path: Path, labels: Sequence[str], weights: dict[str, Floats], moves: Floats) -> None:
    """``weights`` (REACH x labels each) of "" are the labels' own. The same input gives the same bytes."""
    names = sorted(weights)
    head = {"labels": list(labels), "names": names}
    table = np.concatenate([moves.ravel(), *(weights[name].ravel() for name in names)]).astype(np.float16)
    with path.open("wb") as file, gzip.GzipFile(fileobj=file, mode="wb", mtime=0, filename="") as archive:
        archive.write(json.dumps(head, ensure_ascii=False).encode() + b"\n" + table.tobytes())


class Task(StrEnum):
    """What a tagger has learnt to see; its weights are the file of that name."""

    IDENTIFIERS = "identifiers"
    FISHING = "fishing"

    @property
    def weights(self) -> Path:
        return FOLDER / f"{self}.gz"


@lru_cache
def model(task: Task) -> Model:
    head, _, body = gzip.decompress(task.weights.read_bytes()).partition(b"\n")
    described = json.loads(head)
    labels = tuple(described["labels"])
    table = np.frombuffer(body, np.float16).astype(np.float32)
    moves, weights = np.split(table, [len(labels) ** 2])
    rows = {name: row for row, name in enumerate(described["names"])}
    return Model(labels, rows, weights.reshape(-1, len(REACH), len(labels)), np.exp(moves.reshape(len(labels), -1)))
