"""What counts as found, and how it is shown in its context."""

import time

import pytest

from posts.search_words import fold, in_context, wanted


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("visit", "How do you end a visit?"),
        ("clos", "Closing a case"),
        ("CLOSING case", "the case is closing"),
        ("cafe", "We met in a café."),
        ("café", "we met in a cafe"),
        ("naive", "a nai\u0308ve question"),  # the accent is a letter of its own
        ("strasse", "Straße"),
        ('"end a visit"', "How do you end\na *visit*?"),
        ("“end a visit”", "How do you end a visit?"),
        ("don't", "I don’t know"),
        ("don’t", "I dont know"),
        ("co-parent", "coparenting is hard"),
        ("coparent", "a coparent"),
        ('"unbalanced', "an unbalanced one"),
        ("50", "about 50 families"),
        ("мама", "Мама сказала"),
    ],
)
def test_it_is_found(asked: str, text: str) -> None:
    assert wanted(asked).is_in(text)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("visit", "They revisit it"),  # by the beginning of a word, not from inside
        ("visit home", "a visit"),  # all words
        ('"end a visit"', "a visit at the end"),
        ('"a visit"', "a visitor came"),  # a phrase is whole words
        ("visit.*", "vision"),
        ("(visit|home)+$", "a visit"),
    ],
)
def test_it_is_not_found(asked: str, text: str) -> None:
    assert not wanted(asked).is_in(text)


def test_a_single_letter_is_left_out_and_named() -> None:
    found = wanted("a visit I")
    assert (len(found.terms), found.too_short) == (1, ("a", "I"))
    assert wanted("-- ?").terms == wanted("").terms == ()


def test_the_words_are_shown_as_they_were_written_with_what_stands_around_them() -> None:
    runs = in_context("We met in the Café; the café was closed.", wanted("cafe").terms)
    assert [run.text for run in runs if run.is_hit] == ["Café", "café"]
    assert "".join(run.text for run in runs) == "We met in the Café; the café was closed."


def test_a_long_text_is_cut_between_words_and_says_so() -> None:
    text = "begin " * 60 + "the one word " + "end " * 60
    shown = "".join(run.text for run in in_context(text, wanted("one").terms))
    assert shown.startswith("… begin")
    assert shown.endswith("end … ")
    assert "the one word" in shown
    assert len(shown) < 170


def test_words_far_apart_are_shown_in_pieces() -> None:
    text = "alpha " + "x " * 200 + "beta " + "x " * 200 + "gamma " + "x " * 200 + "delta"
    runs = in_context(text, wanted("alpha beta gamma delta").terms)
    assert [run.text for run in runs if run.is_hit] == ["alpha", "beta", "gamma"]


def test_letters_that_grow_when_they_are_folded_keep_their_place() -> None:
    runs = in_context("ﬁne Straße visit ﬁn", wanted("visit").terms)
    assert [run.text for run in runs if run.is_hit] == ["visit"]


def test_folding_a_text_is_folding_each_of_its_letters() -> None:
    text = "Ça va, naïve Straße? İstanbul ﬁ “q” ’ e\u0301 Ω"
    assert fold(text) == "".join(map(fold, text))


def test_the_longest_text_takes_no_time_however_it_is_searched() -> None:
    hostile = wanted('"' + "a " * 90 + '" aaaa-aaaa-aaaa')
    start = time.thread_time()
    hostile.is_in("a " * 10_000)
    hostile.is_in("a-" * 10_000)
    assert time.thread_time() - start < 2
