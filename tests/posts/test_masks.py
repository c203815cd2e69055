"""Words covered by what kind of words they are: in the text, and wherever else they stand."""

import pytest

from posts.content import Content
from posts.deidentification.categories import Category
from posts.masks import NOUNS, Cover, covered_parts, label_of, people_in, words_of
from posts.models import UNCHECKED, Finding


def finding(text: str, words: str, category: str, band: str = "MUST_FIX", population: int | None = None) -> Finding:
    start = text.index(words)
    made = Finding(start=start, end=start + len(words), category=category, band=band)
    made.__dict__["_advice"] = ("why", [], population, None)
    return made


def shown(text: str, found: list[Finding], asked: set[object]) -> str:
    [part] = covered_parts(Content.of({"text": text}), found, asked)  # type: ignore[arg-type]
    return "".join(run.text for run in part.runs)


def test_every_category_has_a_word() -> None:
    assert set(NOUNS) == {*Category, UNCHECKED}


@pytest.mark.parametrize(
    ("people", "words"),
    [(499, "fewer than 500 people"), (912, "about 900 people"), (40_713, "about 41,000 people")],
)
def test_how_many_people_live_there_in_round_numbers(people: int, words: str) -> None:
    assert people_in(people) == words
    assert label_of(Finding(category="PLACE", band="MUST_FIX")).startswith("[place")


def test_only_what_was_asked_for_is_shown() -> None:
    text = "Jenny lives in Dell."
    name, place = finding(text, "Jenny", "NAME"), finding(text, "Dell", "PLACE", population=912)
    assert shown(text, [name, place], set()) == "[name] lives in [place, about 900 people]."
    assert shown(text, [name, place], {name.pk}) == "Jenny lives in [place, about 900 people]."


def test_of_two_that_overlap_each_shows_its_own_words_only() -> None:
    text = "She is the only deputy in Dell there."
    wide, inner = finding(text, "the only deputy in Dell", "QUASI", "HINT"), finding(text, "Dell", "PLACE")
    found = [wide, inner]
    assert shown(text, found, set()) == "She is [description] [place] there."
    assert shown(text, found, {wide.pk}) == "She is the only deputy in [place] there."
    assert shown(text, found, {inner.pk}) == "She is [description] Dell there."
    parts = covered_parts(Content.of({"text": text}), found, {wide.pk})
    assert words_of(parts, wide) == "the only deputy in [place]"


def test_a_covered_word_keeps_the_space_around_it() -> None:
    text = "It was  Dell \nand no more."
    assert shown(text, [finding(text, " Dell \n", "PLACE")], set()) == "It was  [place] \nand no more."


def test_the_same_words_are_covered_wherever_they_stand() -> None:
    text = "Jenny’s mother lives in\nCedar  Falls."
    found = [finding(text, "Jenny’s", "NAME"), finding(text, "Cedar  Falls", "PLACE")]
    cover = Cover([(Content.of({"text": text}), found)], set())
    assert cover("JENNY and jenny's aunt, in cedar falls") == "[name] and [name]'s aunt, in [place]"
    assert cover("Jennyfer, Cedar Fallsview") == "Jennyfer, Cedar Fallsview"


def test_an_initial_does_not_cover_the_article() -> None:
    text = "A client, A. of course"
    cover = Cover([(Content.of({"text": text}), [finding(text, "A.", "NAME")])], set())
    assert cover("A. has a dog, and a cat.") == "[name] has a dog, and a cat."


def test_what_was_asked_for_is_shown_there_too_but_not_what_stands_within_it() -> None:
    text = "the only deputy in Dell, Jenny"
    found = [finding(text, text[:23], "QUASI"), finding(text, "Dell", "PLACE"), finding(text, "Jenny", "NAME")]
    cover = Cover([(Content.of({"text": text}), found)], {found[0].pk, found[2].pk})
    assert cover("Jenny is the only deputy in Dell") == "Jenny is the only deputy in [place]"


def test_nothing_found_covers_nothing() -> None:
    assert Cover([(Content.of({"text": "So it goes."}), [])], set())("So it goes.") == "So it goes."
