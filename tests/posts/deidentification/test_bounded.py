"""No input makes the check hang, break or answer differently twice, whatever it is made of."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from posts.deidentification import Kind, Policy, Report, check

from .hard_texts import ENGLISH, HARD

LIMIT_SECONDS = 10  # only against hanging: a loaded machine is many times slower than the bench
REPLY = Policy(kind=Kind.REPLY, states=True)
# Letters, marks and digits of many scripts between words that the rules look for.
WORDS = st.sampled_from(["Jenny ", "my client ", "on ", "March ", "3/14 ", "County ", "the ", "555-0142", "'s ", ". "])
TEXTS = st.lists(st.one_of(WORDS, st.text(max_size=8)), max_size=40).map("".join)


def _holds(text: str, report: Report) -> bool:
    spans = [(finding.start, finding.end) for finding in report.findings]
    starts = [start for start, _ in spans]
    return starts == sorted(starts) and all(0 <= start < end <= len(text) for start, end in spans)


@pytest.mark.slow
@pytest.mark.parametrize("text", HARD.values(), ids=HARD)
def test_hard_input_ends_in_time(text: str) -> None:
    started = time.monotonic()
    report = check(text, REPLY)
    assert time.monotonic() - started < LIMIT_SECONDS
    assert report.refused is None or not report.findings
    assert _holds(text, report)


@settings(deadline=None, max_examples=150)
@given(TEXTS, st.booleans())
def test_findings_lie_in_the_text_in_order(text: str, english: bool) -> None:
    text = ENGLISH + text if english else text
    report = check(text, REPLY)
    assert _holds(text, report)
    assert check(text, REPLY) == report


@settings(deadline=None, max_examples=40)
@given(TEXTS)
def test_two_threads_at_once_get_the_same(text: str) -> None:
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(check, [ENGLISH + text] * 2)
    assert first == second == check(ENGLISH + text)
