"""A pattern is tried only at its heads: that must never cost a match."""

import re
import sys
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from posts.deidentification.document import Document
from posts.deidentification.recognizers import RECOGNIZERS
from posts.deidentification.recognizers.hit import Pattern


def _patterns(value: object) -> Iterator[Pattern]:
    if isinstance(value, Pattern):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _patterns(item)


PATTERNS = {
    f"{find.__module__.rpartition('.')[2]}-{number}": found
    for find in RECOGNIZERS
    for number, found in enumerate(_patterns(tuple(vars(sys.modules[find.__module__]).values())))
}
# For patterns that look ahead at several things at once, which no generator satisfies.
CODES = st.text("A1-B2/. ", max_size=24)


def spans(found: Iterator[re.Match[str]]) -> list[tuple[int, int]]:
    return [match.span() for match in found]


@pytest.mark.slow
@pytest.mark.parametrize("name", PATTERNS)
@settings(max_examples=20, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_the_heads_of_a_pattern_miss_no_match(name: str, data: st.DataObject) -> None:
    wanted = PATTERNS[name]
    matching = st.from_regex(wanted.regex, alphabet=st.characters(codec="ascii"))
    doc = Document(data.draw(st.one_of(matching, CODES)))
    assert spans(wanted.matches(doc)) == spans(wanted.regex.finditer(doc.text))
