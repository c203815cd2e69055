"""Of a number of measurements."""

import statistics
from collections.abc import Sequence


def p50(took: Sequence[float]) -> float:
    return statistics.median(took)


def p95(took: Sequence[float]) -> float:
    return statistics.quantiles(took, n=20)[-1]
