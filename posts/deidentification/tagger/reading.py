"""One text as the tagger reads it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import numpy as np

from .model import Floats, Task, model
from .tokens import Token


class Reading:
    """The tokens of a text and how likely each is to be what."""

    def __init__(self, task: Task, found: Sequence[Token], listed: Sequence[Sequence[str]]) -> None:
        tagger = model(task)
        self.tokens = found
        self.labels = tagger.labels
        self.likelihoods = tagger.likelihoods(found, listed)
        self._starts = [token.start for token in found]

    def of(self, *labels: str) -> Floats:
        """For each token how likely it is to be one of these."""
        columns: Floats = self.likelihoods[:, [self.labels.index(label) for label in labels]]
        return np.asarray(columns.sum(axis=1))

    def within(self, start: int, end: int) -> slice:
        """The tokens that begin in a span."""
        return slice(bisect_left(self._starts, start), bisect_left(self._starts, end))

    def runs(self, labels: Sequence[str]) -> Iterator[tuple[str, int, int]]:
        """Neighbours with the same label ("" is none), as far as a line goes: (label, start, end)."""
        run: list[Token] = []
        before = ""
        for token, label in zip(self.tokens, labels, strict=True):
            if run and (label != before or token.gap == "\n"):
                yield from _bounds(before, run)
                run = []
            before = label
            if label:
                run.append(token)
        yield from _bounds(before, run)


def _bounds(label: str, run: Sequence[Token]) -> Iterator[tuple[str, int, int]]:
    """Without marks at the edges; nothing if only marks are left."""
    solid = [token for token in run if token.text[0].isalnum()]
    if solid:
        yield label, solid[0].start, solid[-1].end
