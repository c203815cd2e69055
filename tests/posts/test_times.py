from datetime import UTC, datetime, timedelta

import pytest

from posts.times import coarse_time, span_of

THURSDAY = datetime(2026, 11, 19, 15, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2026, 11, 19, 14, 59, tzinfo=UTC), "this week"),
        (datetime(2026, 11, 16, 0, 0, tzinfo=UTC), "this week"),
        (datetime(2026, 11, 15, 23, 59, tzinfo=UTC), "last week"),
        (datetime(2026, 11, 9, 0, 0, tzinfo=UTC), "last week"),
        (datetime(2026, 11, 8, 23, 59, tzinfo=UTC), "in November"),
        (datetime(2026, 10, 3, 12, 0, tzinfo=UTC), "in October"),
        (datetime(2025, 12, 30, 12, 0, tzinfo=UTC), "in December 2025"),
    ],
)
def test_readers_learn_the_week_or_the_month(at, words):
    assert coarse_time(at, THURSDAY) == words


def test_the_turn_of_the_year_is_still_last_week():
    assert coarse_time(datetime(2025, 12, 30, tzinfo=UTC), datetime(2026, 1, 6, tzinfo=UTC)) == "last week"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "less than 1 min"), (59, "less than 1 min"), (60, "1 min"), (7_300, "2 h"), (200_000, "2 d")],
)
def test_moderators_see_how_long_something_waits(seconds, words):
    assert span_of(THURSDAY - timedelta(seconds=seconds), THURSDAY) == words
