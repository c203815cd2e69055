"""Words of one text found again in a later version of it, or nowhere."""

import pytest

from posts.alignment import MOST, Span, moved
from posts.content import Content

TEXT = "She met Jenny at the store. Later she told Jenny that the town is small, and it was so."


def at(text: str, words: str, nth: int = 1) -> Span:
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return start, start + len(words)


def follow(before: str, after: str, *spans: Span) -> list[str | None]:
    """What of the later text each span came to be, with a few letters before it."""
    found = moved(Content.of({"text": before}), Content.of({"text": after}), spans)
    return [after[max(0, span[0] - 5) : span[1]] if span else None for span in found]


def test_an_unchanged_text_keeps_every_place() -> None:
    assert follow(TEXT, TEXT, at(TEXT, "Jenny"), at(TEXT, "it")) == [" met Jenny", " and it"]
    assert follow("it", "it", (0, 2)) == ["it"]


def test_what_comes_before_or_between_moves_them() -> None:
    later = "Yesterday. " + TEXT.replace("Later", "Two weeks later")
    assert follow(TEXT, later, at(TEXT, "Jenny"), at(TEXT, "Jenny", 2)) == [" met Jenny", "told Jenny"]


def test_words_that_were_changed_are_nowhere() -> None:
    later = TEXT.replace("met Jenny", "met her")
    assert follow(TEXT, later, at(TEXT, "Jenny"), at(TEXT, "Jenny", 2)) == [None, "told Jenny"]
    assert follow(TEXT, TEXT.replace("town", "townhouse"), at(TEXT, "town")) == [None]
    assert follow(TEXT, "", at(TEXT, "town")) == [None]


def test_small_words_of_a_text_that_was_written_anew_are_not_taken_for_the_same() -> None:
    anew = "How would it be if it rained on the day that somebody comes, or if it does not?"
    assert follow(TEXT, anew, at(TEXT, "it"), at(TEXT, "that")) == [None, None]


def test_a_name_that_stands_once_is_the_same_wherever_it_went() -> None:
    assert follow(TEXT.replace("told Jenny", "told her"), "So Jenny it is.", at(TEXT, "Jenny")) == ["So Jenny"]


def test_parts_do_not_mix() -> None:
    before = Content.of({"a": "Jenny called me today.", "b": "Jenny wrote to me later."})
    after = Content.of({"a": "She called me.", "b": "On Monday Jenny wrote to me later."})
    first, second, across = moved(before, after, [(0, 5), at(before.joined(), "Jenny", 2), (15, 30)])
    assert first is across is None
    assert second is not None
    assert after.joined()[slice(*second)] == "Jenny"


@pytest.mark.slow
def test_texts_that_are_made_to_be_compared_for_hours_are_not() -> None:
    before = " ".join(f"w{n % 97}" for n in range(MOST * 2))
    after = " ".join(f"w{n * 31 % 97}" for n in range(MOST * 2))
    assert follow(before, after, (0, 2)) == [None]
