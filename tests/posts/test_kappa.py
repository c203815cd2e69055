"""Agreement between people, against figures worked out by hand."""

import pytest

from posts.kappa import agreeing, cohens_kappa, in_words, mean_kappa, percent

YES, NO = "approve", "return"


def pairs(yes_yes: int, yes_no: int, no_yes: int, no_no: int) -> list[tuple[str, str]]:
    return [(YES, YES)] * yes_yes + [(YES, NO)] * yes_no + [(NO, YES)] * no_yes + [(NO, NO)] * no_no


def test_percent_agreement_counts_the_same_verdicts():
    assert agreeing(pairs(20, 5, 10, 15)) == 35
    assert percent(pairs(20, 5, 10, 15)) == 70
    assert percent([]) is None


def test_kappa_takes_off_what_chance_would_give():
    # 35 of 50 agree; by chance 25/50 * 30/50 + 25/50 * 20/50 = 0.5
    assert cohens_kappa(pairs(20, 5, 10, 15)) == pytest.approx(0.4)
    # 100 things: 0.60 observed against 0.54 by chance
    assert cohens_kappa(pairs(45, 15, 25, 15)) == pytest.approx(0.06 / 0.46)


@pytest.mark.parametrize(
    ("counts", "kappa"), [((5, 0, 0, 5), 1.0), ((0, 5, 5, 0), -1.0), ((3, 3, 3, 3), 0.0), ((6, 0, 6, 0), 0.0)]
)
def test_kappa_at_its_ends_and_at_chance(counts: tuple[int, ...], kappa: float):
    assert cohens_kappa(pairs(*counts)) == pytest.approx(kappa)


def test_kappa_says_nothing_where_one_verdict_is_all_there_is():
    assert cohens_kappa([]) is None
    assert cohens_kappa(pairs(7, 0, 0, 0)) is None
    assert mean_kappa([pairs(7, 0, 0, 0), []]) is None


def test_the_mean_leaves_out_pairs_of_people_of_which_kappa_says_nothing():
    assert mean_kappa([pairs(5, 0, 0, 5), pairs(3, 3, 3, 3), pairs(7, 0, 0, 0)]) == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("kappa", "words"),
    [
        (-1.0, "no more than by chance"),
        (0.0, "no more than by chance"),
        (0.2, "hardly more than by chance"),
        (0.59, "clearly more than by chance"),
        (0.81, "almost always"),
        (1.0, "almost always"),
        (1.0000000001, "almost always"),
    ],
)
def test_kappa_is_told_in_words(kappa: float, words: str):
    assert in_words(kappa) == words
