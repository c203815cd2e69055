"""A moderator suggests what could stand in the text instead, at the review desk."""

import pytest

from groups.models import Membership
from posts import screening
from posts.actions.reveals import reveal
from posts.models import Finding, Review, Suggestion
from posts.screening import EngineTimeout
from tests.posts import keeping
from tests.posts.play import FOREIGN, TELLING, in_review, send

from .browse import get, land, press
from .desk import decide, started, url_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(alice: Membership, mona: Membership) -> Review:
    return started(mona, in_review(alice))


def finding(category: str) -> str:
    return str(Finding.objects.get(category=category).pk)


def at(category: str, words: str) -> dict[str, str | list[str]]:
    return {"suggest": [finding(category)], f"instead-{finding(category)}": words}


def made() -> list[tuple[int, int, str]]:
    found = Suggestion.objects.select_related("revision__post__group__key")
    return [(*suggestion.span, suggestion.instead) for suggestion in found]


def test_each_field_starts_with_what_the_check_would_take(mona, review):
    page = get(mona, url_of(review))
    for category in ("NAME", "PLACE", "DATE"):
        found = Finding.objects.select_related("screening__revision__post__group__key").get(category=category)
        assert f'name="instead-{found.pk}" id="instead-{found.pk}" value="{found.suggestions[0]}"' in page
    assert "With it goes “My client”, which stands beside it." in page


def test_only_what_is_ticked_goes_to_the_author_and_is_a_reason(mona, review):
    decide(mona, review, "return", **at("NAME", "A client"), **{f"instead-{finding('DATE')}": "lately"})
    assert made() == [(0, len("My client Jenny"), "A client")]
    [[code, start, end]] = review.decisions.get().reasons
    assert (code, TELLING[start:end]) == ("NAME", "Jenny")


@pytest.mark.parametrize("category", ["NAME", "PLACE", "DATE"])
def test_every_rung_of_the_ladder_passes_the_check(mona, review, category):
    found = Finding.objects.select_related("screening__revision__post__group__key").get(category=category)
    for words in found.suggestions:
        page = press(mona, url_of(review, "preview/"), {"turn": "3", "note": "", **at(category, words)})
        assert (words, page.status_code) == (words, 200)


@pytest.mark.parametrize("words", ["My client Maria", "Boone, Iowa", "on April 2", "Call 515-555-0143", "Maria"])
def test_words_that_could_point_to_someone_are_refused_at_the_field_and_kept(mona, review, words):
    answer = decide(mona, review, "return", note="My note.", **at("NAME", words))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="error-{finding("NAME")}"><li>“' in page
    assert f'value="{words}"' in page
    assert "My note." in page
    assert not Suggestion.objects.exists()


def test_the_words_of_the_group_count_too(mona, review):
    keeping.find(mona, "the blue barn")
    assert decide(mona, review, "return", **at("PLACE", "the blue barn")).status_code == 422


def test_what_is_told_of_a_suggestion_never_shows_what_is_covered_beside_it(mona, review):
    page = decide(mona, review, "return", **at("DATE", "March 15 with Jenny")).content.decode()
    assert "March 15" in page
    assert "Cedar" not in page


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("  ", "Write what could stand there"),
        ("word " * 60, "Keep it under 200 letters"),
        ("<b>bold</b>", "HTML cannot be posted here"),
        ("\u202eturned", "There is an invisible character here"),
    ],
)
def test_bad_input_is_refused_at_the_field(mona, review, words, said):
    answer = decide(mona, review, "return", **at("NAME", words))
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_when_the_check_cannot_run_nothing_is_suggested_and_nothing_lost(mona, review, monkeypatch):
    def fail(*_: object, **__: object) -> None:
        raise EngineTimeout

    monkeypatch.setattr(screening.runner, "check", fail)
    answer = decide(mona, review, "return", **at("NAME", "A client"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "The check cannot run right now, so nothing can be suggested." in page
    assert 'value="A client"' in page
    assert decide(mona, review, "return", reasons=["NAME"]).status_code == 302, "without suggestions it can be returned"


@pytest.mark.parametrize("verb", ["approve", "reject"])
def test_suggestions_go_with_a_return_only(mona, review, verb):
    answer = decide(mona, review, verb, reasons=["NAME"] if verb == "reject" else [], **at("NAME", "A client"))
    assert answer.status_code == 422
    assert "Suggestions go to the author when you return it." in answer.content.decode()


# ---------------------------------------------------------- words one chooses
def chosen(*pairs: tuple[str, str]) -> dict[str, str | list[str]]:
    return {
        "chosen": [pair[0] for pair in pairs],
        "chosen-instead": [pair[1] for pair in pairs],
        "reasons": ["TOO_MUCH"],
    }


def test_words_that_can_be_seen_are_found_in_the_text(mona, review):
    decide(mona, review, "return", **chosen(("she is  thinking of leaving", "she wants to go"), ("", "")))
    start = TELLING.index("she is thinking")
    assert made() == [(start, start + len("she is thinking of leaving"), "she wants to go")]


def test_covered_words_are_not_there_until_they_are_shown(mona, review):
    for words in ("Cedar Falls", "in Cedar", "Jenny", "Cedar Rapids"):
        page = decide(mona, review, "return", **chosen((words, "a town"))).content.decode()
        assert "These words do not stand in the text as far as you see it." in page
    reveal(actor=mona, review=review, findings=[Finding.objects.get(category="PLACE")])
    assert decide(mona, review, "return", **chosen(("in Cedar Falls", "in a town"))).status_code == 302


def test_words_that_stand_there_often_need_more_words(alice, mona):
    review = started(mona, in_review(alice, f"{TELLING} Then she is tired, and she is angry."))
    page = decide(mona, review, "return", **chosen(("she is", "they are"))).content.decode()
    assert "These words stand in the text 3 times." in page


def test_two_suggestions_for_the_same_words_are_one_too_many(mona, review):
    sent = at("NAME", "A client") | chosen(("My client", "Someone"))
    assert "Another suggestion is about the same words." in decide(mona, review, "return", **sent).content.decode()


def test_checking_what_was_written_gives_one_more_field(mona, review):
    sent = {"turn": "3", "note": "My note.", **chosen(("she is thinking of leaving", "she wants to go to Boone, Iowa"))}
    page = press(mona, url_of(review, "suggest/"), sent).content.decode()
    assert page.count('name="chosen"') == 2
    assert "“Boone” could point to someone." in page
    assert "My note." in page
    assert get(mona, url_of(review, "suggest/"), 302) == ""


# ------------------------------------------------------------------ preview
def test_the_preview_has_the_suggestions_and_covers_what_is_covered(mona, review):
    sent = {"turn": "3", "note": "Nearly.", **at("NAME", "A client"), **chosen(("thinking of", "about"))}
    page = press(mona, url_of(review, "preview/"), sent).content.decode()
    shown = page[page.index("If you return it, the author reads:") :]
    assert "<del>My client [name]</del>" in shown
    assert "<ins>A client</ins>" in shown
    assert "<ins>about</ins>" in shown
    assert 'name="answer"' not in shown
    assert "Jenny" not in page


def test_a_text_in_another_language_can_be_suggested_for(alice, mona):
    """Of which the check could read nothing, so that every paragraph is covered until it is asked for."""
    review, words = started(mona, send(alice, FOREIGN)), chosen(("con sus dos hijas", "with her children"))
    assert "Covered words must be shown first" in decide(mona, review, "return", **words).content.decode()
    press(mona, url_of(review, "reveal/"), {"turn": "2", "finding": "all"})
    decide(mona, review, "return", **words)
    assert [instead for _, _, instead in made()] == ["with her children"]


def test_after_an_undo_of_the_return_the_author_reads_nothing_of_it(alice, mona, settings):
    settings.UNDO_SECONDS = 30
    review = started(mona, in_review(alice))
    decide(mona, review, "return", **at("NAME", "A client"))
    assert "Undone" in land(mona, f"/decisions/{review.decisions.get().pk}/undo/")
    assert "A client" not in get(alice, f"/posts/{review.post_id}/check/")
