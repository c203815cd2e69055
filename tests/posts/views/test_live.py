"""What the autosave of the browser brings back: "Saved", and what the check marks in what was saved."""

import re
from uuid import uuid4

import pytest
from django.test import Client

from groups.models import Membership
from posts import screening
from posts.draft_check import DraftCheck, check_draft
from posts.models import Draft, Reason
from posts.views import live
from tests.posts import play

from .browse import browser_of

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def browser(alice: Membership) -> Client:
    return browser_of(alice)


def save(browser: Client, draft: Draft, text: str, **more: str) -> str:
    form = {"counter": str(play.fresh(draft.post).counter), "text": text, **more}
    return browser.post(f"/posts/{draft.post_id}/draft/", form, headers=HTMX).content.decode()


def items(page: str) -> list[dict[str, str]]:
    return [dict(re.findall(r'data-([\w-]+)="([^"]*)"', item)) for item in re.findall(r"<li [^>]*>", page)]


def test_one_request_saves_and_checks(alice: Membership, browser: Client) -> None:
    draft = play.begin(alice)
    page = save(browser, draft, play.TELLING)
    assert "Saved" in page
    assert play.text_of(play.draft_of(draft.post)) == play.TELLING
    assert [play.TELLING[int(item["start"]) : int(item["end"])] for item in items(page)] == [
        "Jenny", "Cedar Falls", "March 14",
    ]  # fmt: skip
    assert 'data-left="3"' in page


def test_the_first_save_of_a_new_text_is_checked_too(alice: Membership, browser: Client) -> None:
    form = {"post": str(uuid4()), "counter": "0", "text": play.TELLING}
    page = browser.post(f"/groups/{alice.group_id}/write/question/", form, headers=HTMX).content.decode()
    assert len(items(page)) == 3


def test_places_are_counted_within_each_part_of_the_form(alice: Membership, browser: Client) -> None:
    form = {"post": str(uuid4()), "counter": "0", "question": "What now?", "situation": "It was in Cedar Falls again."}
    page = browser.post(f"/groups/{alice.group_id}/write/dilemma/", form, headers=HTMX).content.decode()
    [item] = items(page)
    assert (item["field"], item["start"], item["end"]) == ("situation", "10", "21")


def test_what_a_suggestion_replaces_can_be_more_than_the_words(alice: Membership, browser: Client) -> None:
    jenny = items(save(browser, play.begin(alice), play.TELLING))[0]
    assert play.TELLING[int(jenny["room-start"]) : int(jenny["room-end"])] == "My client Jenny"


def test_a_reason_to_keep_travels_with_the_save(alice: Membership, browser: Client) -> None:
    draft = play.begin(alice)
    name = items(save(browser, draft, play.TELLING))[0]["id"]
    page = save(browser, draft, f"Today. {play.TELLING}", keep=f"{name}:{Reason.PSEUDONYM}")
    assert "It is a made-up name" in page
    assert 'data-left="2"' in page
    assert [found["id"] for found in items(page)][-1] == name, "what is kept comes last"
    assert page.index("Must fix<") < page.index("You keep<")
    page = save(browser, draft, f"Today. {play.TELLING}", keep=f"{name}:")
    assert 'data-left="3"' in page


def test_a_reason_that_another_window_overtakes_is_no_error(
    alice: Membership, browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = play.begin(alice)
    name = items(save(browser, draft, play.TELLING))[0]["id"]

    def overtaken(checked: Draft) -> DraftCheck:
        found = check_draft(checked)
        play.write(draft.post, "Another text.")
        return found

    monkeypatch.setattr(live, "check_draft", overtaken)
    assert 'data-left="3"' in save(browser, draft, f"Today. {play.TELLING}", keep=f"{name}:{Reason.NEEDED}")


@pytest.mark.parametrize("keep", ["", "x", "NAME:00:NEEDED", "NAME::", ":::"])
def test_an_answer_to_nothing_is_no_answer(alice: Membership, browser: Client, keep: str) -> None:
    draft = play.begin(alice)
    assert 'data-left="3"' in save(browser, draft, play.TELLING, keep=keep)
    assert play.draft_of(draft.post).answers == []


def test_no_reason_beyond_the_list_is_taken(alice: Membership, browser: Client) -> None:
    draft = play.begin(alice)
    name = items(save(browser, draft, play.TELLING))[0]["id"]
    assert 'data-left="3"' in save(browser, draft, play.TELLING, keep=f"{name}:BECAUSE")


def test_without_the_check_the_text_is_saved_all_the_same(
    alice: Membership, browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = play.begin(alice)
    monkeypatch.setattr(screening, "runner", screening.Runner(["/nowhere"]))
    page = save(browser, draft, play.TELLING)
    assert live.NOT_RUN in page
    assert play.text_of(play.draft_of(draft.post)) == play.TELLING


def test_too_many_checks_rest_but_every_save_is_kept(
    alice: Membership, browser: Client, settings: pytest.FixtureRequest
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"live_check": "2/m/user"}
    draft = play.begin(alice)
    pages = [save(browser, draft, f"{play.TELLING} {word}") for word in ("one", "two", "three")]
    assert [live.RESTING in page for page in pages] == [False, False, True]
    assert play.text_of(play.draft_of(draft.post)).endswith("three")


def test_another_language_is_said_to_be_so(alice: Membership, browser: Client) -> None:
    assert "can only judge English" in save(browser, play.begin(alice), play.FOREIGN)


def test_nothing_marked_is_not_called_safe(alice: Membership, browser: Client) -> None:
    assert "That is not proof" in save(browser, play.begin(alice), play.CLEAN_TOO)


def test_a_newer_text_of_another_window_is_not_overwritten(alice: Membership, browser: Client) -> None:
    draft = play.begin(alice)
    save(browser, draft, "newer")
    answer = browser.post(f"/posts/{draft.post_id}/draft/", {"counter": "1", "text": "older"}, headers=HTMX)
    assert "another window saved a newer text" in answer.content.decode()
    assert items(answer.content.decode()) == []
