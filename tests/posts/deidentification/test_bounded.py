"""No input makes the check hang. Processor time is taken, which a loaded machine does not stretch."""

import time

import pytest

from posts.deidentification import check

pytestmark = pytest.mark.slow

LIMIT_SECONDS = 10
LENGTH = 20_000
PIECES = [
    "(", "[", "'", '"', ".", "-", "_", "*", "@", "/", ":", "#", "1", "a", "A", " ", "\n", "\u200d", "a\u0301",
    "1-", "1.", "1/", "a.", "a-", "a'", "a@", "A.", "A ", "a ", "1 ", "www.", "http://", "the ", "The ", "St. ",
    "A-1", "Jenny ", "jenny ", "Jenny, ", "my client ", "the only ", "on the news ", "Mr. ", "de la ", "n'", "is ",
    "March ", "march 1 ", "Main Street ", "ninety ", "case no. ", "is this the ", "x at y dot ", "🙂", "е", "Ａ", "a_",
    "County ", "School ", "Aa Bb ", "555-", "+1", "1:", "who the ", "Which town ",
]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_repetition_ends_in_time(piece: str) -> None:
    english = "I do not know what to say to her about this. "
    text = (english * 3 + piece * LENGTH)[:LENGTH]
    started = time.thread_time()
    report = check(text)
    assert time.thread_time() - started < LIMIT_SECONDS
    assert all(0 <= finding.start < finding.end <= LENGTH for finding in report.findings)
