"""The page of a group's words, as Mona meets it, and Alice's own."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from groups.models import Membership
from posts import screening
from posts.models import GroupWord
from supportcircle.models import AuditEntry
from tests.posts.keeping import BARN, allow, find, on_the_list, propose
from tests.posts.shelf import shelve

from .browse import browser_of, get, land, press

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(mona: Membership) -> str:
    return f"/groups/{mona.group_id}/words/"


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html.replace("</p>", " ")).split())


# ---------------------------------------------------------------- the lists
def test_an_empty_list_says_what_to_begin_with_and_who_sees_it(mona: Membership, url: str) -> None:
    page = text_of(get(mona, url))
    assert "only moderators can see it" in page
    assert "Begin with the five places" in page
    assert "Search these words" not in page


def test_each_word_says_what_it_is_where_it_counts_since_when_and_how_often_it_stands(
    alice: Membership, mona: Membership, url: str
) -> None:
    shelve(alice, 3, text=BARN)
    shelve(alice, 2)
    find(mona, instead="a place nearby", until=timezone.localdate() + timedelta(days=30))
    allow(mona)
    page = text_of(get(mona, url))
    today = f"{timezone.localdate():%B} {timezone.localdate().day}, {timezone.localdate().year}"
    assert "Offered instead: “a place nearby”" in page
    assert f"It counts for the whole group, since {today}. In 3 of the last 5 texts." in page
    assert "In none of the last 5 texts." in page
    assert page.index("Always found") < page.index("the blue barn") < page.index("Ashgrove Elementary")


def test_searching_takes_no_account_of_case_and_writes_nothing_in_an_address(mona: Membership, url: str) -> None:
    for words in ("Larkspur House", "the blue barn", "Lark Hill"):
        find(mona, words)
    page = press(mona, f"{url}search/", {"asked": " LARK "})
    html = page.content.decode()
    assert page.status_code == 200
    assert ("Larkspur House" in html, "Lark Hill" in html, "the blue barn" in html) == (True, True, False)
    assert "2 of 3 found" in html
    assert "None of these match." in press(mona, f"{url}search/", {"asked": "mill"}).content.decode()
    assert get(mona, f"{url}?asked=lark").count("the blue barn") > 0


def test_words_are_escaped(mona: Membership, url: str) -> None:
    find(mona, "<b>Larkspur</b>")
    assert "<b>Larkspur" not in get(mona, url)


# ---------------------------------------------------------------- to add one
def test_a_word_is_added_and_its_effect_is_told(alice: Membership, mona: Membership, url: str) -> None:
    shelve(alice, 19, text="How do you end a visit?")
    shelve(alice, 2, text=BARN)
    form = {"words": " the  blue barn ", "about": "PLACE", "instead": "a place nearby", "until": "30"}
    page = land(mona, f"{url}new/find/", form)
    assert "Added. It stands in 2 of the last 21 texts." in page
    word = GroupWord.objects.get()
    assert (word.words, word.instead, word.about) == ("the blue barn", "a place nearby", "PLACE")
    assert word.until == timezone.localdate() + timedelta(days=30)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("", "There is no word here."),
        ("- . -", "There is no word here."),
        ("x", "One letter would be found everywhere."),
        ("911", "Numbers alone are not kept here"),
        ("house", "This is an everyday word"),
        ("of the", "This is an everyday word"),
        ("the BLUE-barn", "The group has these words already."),
        ("Oak\u202e Flats", "There is an invisible character here"),
        ("Oak Flats " * 9, "Ensure this value has at most 80 characters"),
        ("end a visit", "This would be found in 91 % of recent posts"),
    ],
)
@pytest.mark.parametrize("kind", ["find", "allow"])
def test_a_word_that_cannot_be_kept_is_refused_with_a_reason_and_stays_in_the_form(
    words: str, sentence: str, kind: str, alice: Membership, mona: Membership, url: str
) -> None:
    find(mona)
    shelve(alice, 20, text="How do you end a visit?")
    shelve(alice, 2, text="I did not know what to say.")
    page = press(mona, f"{url}new/{kind}/", {"words": words, "about": "PLACE"})
    assert page.status_code == 422
    assert sentence in text_of(page.content.decode())
    assert GroupWord.objects.count() == 1


def test_a_share_of_few_texts_refuses_nothing(alice: Membership, mona: Membership, url: str) -> None:
    shelve(alice, 19, text=BARN)
    assert press(mona, f"{url}new/allow/", {"words": "the blue barn"}).status_code == 302


@pytest.mark.parametrize(
    ("instead", "sentence"),
    [
        ("Larkspur House", "The check marks something in this phrase itself."),
        ("near the blue barn", "This phrase holds the very words"),
        ("Oak Flats", "The check marks something in this phrase itself."),
    ],
)
def test_what_to_write_instead_passes_the_check_itself(instead: str, sentence: str, mona: Membership, url: str) -> None:
    find(mona, "Oak Flats")
    form = {"words": "the blue barn", "about": "PLACE", "instead": instead}
    page = press(mona, f"{url}new/find/", form)
    assert page.status_code == 422
    assert sentence in page.content.decode()


def fails(*args: Any, **kwargs: Any) -> None:
    raise screening.EngineTimeout


def test_without_the_check_no_phrase_is_taken_and_nothing_can_be_tried(
    mona: Membership, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screening.runner, "_ask", fails)
    form = {"words": "the blue barn", "about": "PLACE", "instead": "a place"}
    assert "We could not check this phrase just now." in press(mona, f"{url}new/find/", form).content.decode()
    page = press(mona, f"{url}try/", {"text": BARN})
    assert page.status_code == 503
    assert "The check cannot run right now." in page.content.decode()
    assert BARN in page.content.decode()


def test_there_are_two_kinds_and_no_third(mona: Membership, url: str) -> None:
    for page in ("new", "import"):
        get(mona, f"{url}{page}/find/")
        get(mona, f"{url}{page}/allow/")
        get(mona, f"{url}{page}/barn/", 404)


# --------------------------------------------------------------- to paste many
LINES = "Larkspur House = a shelter\n\nhouse\nOak  Flats\noak-flats\nMill Pond = Cedar Falls\nx"


def test_pasted_lines_are_tried_first_and_each_bad_one_is_shown(mona: Membership, url: str) -> None:
    page = press(mona, f"{url}import/find/", {"lines": LINES, "about": "PLACE", "then": "try"})
    assert page.status_code == 200
    lines = page.context["lines"]
    assert [(line.number, line.entry.words, bool(line.refused)) for line in lines] == [
        (1, "Larkspur House", False),
        (3, "house", True),
        (4, "Oak Flats", False),
        (5, "oak-flats", True),
        (6, "Mill Pond", True),
        (7, "x", True),
    ]
    html = text_of(page.content.decode())
    assert "2 of 6 can be added" in html
    assert "Line 5 oak-flats These words stand above already." in html
    assert not GroupWord.objects.exists()


def test_then_the_good_lines_are_added(mona: Membership, url: str) -> None:
    page = land(mona, f"{url}import/find/", {"lines": LINES, "about": "PLACE", "until": "365", "then": "add"})
    assert "2 entries are added. 4 lines were left out." in page
    assert on_the_list(mona) == ["Larkspur House", "Oak Flats"]
    assert {word.instead for word in GroupWord.objects.all()} == {"a shelter", None}


def test_allowed_words_are_pasted_as_they_are(mona: Membership, url: str) -> None:
    land(mona, f"{url}import/allow/", {"lines": "Carl Rogers\r\nGentle = Path", "then": "add"})
    assert on_the_list(mona) == ["Carl Rogers", "Gentle = Path"]


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [(" \n ", "There is no word here."), ("Oak Flats 1\n" * 101, "These are 101 lines; 100 is the most at once.")],
)
def test_none_or_too_many_lines_are_refused(lines: str, sentence: str, mona: Membership, url: str) -> None:
    page = press(mona, f"{url}import/allow/", {"lines": lines, "then": "add"})
    assert (page.status_code, sentence in page.content.decode()) == (422, True)


def test_when_no_line_is_good_nothing_is_added(mona: Membership, url: str) -> None:
    page = press(mona, f"{url}import/allow/", {"lines": "house", "then": "add"})
    assert (page.status_code, "0 of 1 can be added" in page.content.decode()) == (200, True)


# ------------------------------------------------------------- one of the list
def test_a_word_is_kept_longer_removed_and_put_back(mona: Membership, moses: Membership, url: str) -> None:
    word = find(mona)
    assert "Changed." in land(mona, f"{url}{word.pk}/until/", {"until": "365"})
    word.refresh_from_db()
    assert word.until == timezone.localdate() + timedelta(days=365)
    page = land(mona, f"{url}{word.pk}/remove/")
    assert "Removed. For ten minutes you can put it back below" in page
    assert "Just removed" in page
    assert "Somebody changed this meanwhile." in land(moses, f"{url}{word.pk}/remove/")
    page = land(moses, f"{url}{word.pk}/restore/")
    assert "It is back on the list." in page
    assert "Just removed" not in page


def test_what_members_ask_for_is_shown_without_who_asks_and_is_allowed_or_not(
    alice: Membership, bob: Membership, mona: Membership, url: str
) -> None:
    word, other = propose(alice), propose(bob, "Half-Pint")
    propose(bob, "ashgrove elementary")
    page = get(mona, url)
    assert page.count(f"{word.pk}/approve/") + page.count("ashgrove elementary</h3>") == 1
    assert "Quiet Heron" not in page
    assert "2<span" in re.sub(r"\s+", "", get(mona, f"/groups/{mona.group_id}/queue/"))
    assert "Allowed for the whole group" in land(mona, f"{url}{word.pk}/approve/")
    assert "Not allowed." in land(mona, f"{url}{other.pk}/refuse/")
    assert "Members ask to allow" not in get(mona, url)
    assert "Somebody changed this meanwhile." in land(mona, f"{url}{other.pk}/approve/")


# ------------------------------------------------------------------ to try out
def test_a_sentence_is_tried_with_the_groups_words_and_nothing_of_it_is_kept(mona: Membership, url: str) -> None:
    find(mona, instead="a place nearby")
    entries = AuditEntry.objects.count()
    page = press(mona, f"{url}try/", {"text": BARN})
    html = page.content.decode()
    assert page.status_code == 200
    assert "the blue barn</mark>" in html
    assert "Offered first: “a place nearby”" in html
    assert AuditEntry.objects.count() == entries
    assert "Nothing is marked. That is not proof." in press(mona, f"{url}try/", {"text": "She left."}).content.decode()
    assert "Write a sentence first." in press(mona, f"{url}try/", {"text": " "}).content.decode()
    assert "2,000 characters is the most." in press(mona, f"{url}try/", {"text": "She left. " * 201}).content.decode()


def test_moderators_find_the_page_and_members_do_not(alice: Membership, mona: Membership, url: str) -> None:
    for page in (f"/groups/{mona.group_id}/", "/groups/"):
        assert f'href="{url}"' in get(mona, page)
        assert f'href="{url}"' not in get(alice, page)
        assert "/my-words/" in get(alice, page)
    assert f'href="{url}"' in get(mona, f"/groups/{mona.group_id}/queue/")
    assert browser_of(alice).get(url).status_code == 403
