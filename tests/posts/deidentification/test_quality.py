"""The check on texts kept apart while it was built. What fails is told in counts, never in words of a text."""

import pytest

from posts.deidentification import Band, Category
from tests.bench.figures import KEPT, recorded
from tests.bench.samples import Sample, read_samples
from tests.bench.scoring import Score, Share, band_table, score

pytestmark = pytest.mark.slow

POINT = 1.0  # percent
SURE = 95.0
FEWEST = 20  # findings of a category below which its share says nothing


@pytest.fixture(scope="module")
def samples() -> list[Sample]:
    return read_samples(KEPT)


@pytest.fixture(scope="module")
def result(samples: list[Sample]) -> Score:
    return score(samples)


def test_the_recorded_figures_are_of_these_texts(samples: list[Sample]) -> None:
    assert len(samples) == recorded()["texts"]


@pytest.mark.parametrize("name", ["core", "right", "leaking"])
def test_no_figure_is_more_than_a_point_worse_than_recorded(result: Score, name: str) -> None:
    now = {"core": result.core, "right": result.precision(), "leaking": result.leak}[name]
    before = Share(*recorded()["shares"][name])
    worse = now.percent - before.percent if name == "leaking" else before.percent - now.percent
    assert worse <= POINT, f"{name}: {now.percent:.1f} %, recorded {before.percent:.1f} %"


def test_what_must_be_fixed_is_right_at_least_95_times_in_100(result: Score) -> None:
    found = {name: result.precision([Band.MUST_FIX], name) for name in (None, *Category)}
    unsure = [str(name or "all") for name, share in found.items() if share.whole >= FEWEST and share.percent < SURE]
    assert unsure == [], f"MUST_FIX is not sure enough in {', '.join(unsure)}:\n{band_table(result)}"
