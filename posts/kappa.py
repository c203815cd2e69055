"""How far people who judged the same things agree: in percent, and beyond what chance alone would give."""

from collections import Counter
from collections.abc import Sequence

Pair = tuple[str, str]  # two verdicts on one thing

# Landis and Koch 1977, in plainer words: (up to, words).
STEPS = (
    (0.0, "no more than by chance"),
    (0.2, "hardly more than by chance"),
    (0.4, "a little more than by chance"),
    (0.6, "clearly more than by chance"),
    (0.8, "far more than by chance"),
    (1.0, "almost always"),
)


def agreeing(pairs: Sequence[Pair]) -> int:
    return sum(one == other for one, other in pairs)


def percent(pairs: Sequence[Pair]) -> int | None:
    return round(100 * agreeing(pairs) / len(pairs)) if pairs else None


def cohens_kappa(pairs: Sequence[Pair]) -> float | None:
    """1 is complete agreement, 0 what chance gives. None where it says nothing: one verdict is all there is."""
    if not pairs:
        return None
    total = len(pairs)
    ones, others = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    by_chance = sum(ones[verdict] * others[verdict] for verdict in ones) / total**2
    if by_chance == 1:
        return None
    return (agreeing(pairs) / total - by_chance) / (1 - by_chance)


def mean_kappa(many: Sequence[Sequence[Pair]]) -> float | None:
    """Of several pairs of people (Light 1971), leaving out those of which it says nothing."""
    known = [kappa for kappa in map(cohens_kappa, many) if kappa is not None]
    return sum(known) / len(known) if known else None


def in_words(kappa: float) -> str:
    return next(words for limit, words in STEPS if kappa <= limit + 1e-9)
