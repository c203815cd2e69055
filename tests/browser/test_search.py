"""Search by keyboard, on a phone, and without JavaScript."""

from collections.abc import Callable

import pytest

from .pages import is_sound
from .people import PHONE, Person

pytestmark = pytest.mark.browser

NewPerson = Callable[..., Person]


def test_a_slash_goes_to_the_search_and_the_results_are_said_first(person: NewPerson) -> None:
    alice = person("alice")
    alice.page.keyboard.press("/")
    assert alice.page.evaluate("document.activeElement.name") == "words"
    alice.page.keyboard.type("visit")
    with alice.page.expect_navigation():
        alice.page.keyboard.press("Enter")
    assert alice.headline() == "Search"
    assert "visit" not in alice.page.url
    is_sound(alice.page, "search-results")
    field = alice.page.get_by_label("Words")
    field.fill("zeppelin/")  # a slash that is typed stays one
    field.press("Enter")
    alice.page.get_by_role("heading", name="Nothing found").wait_for()
    alice.page.locator("#found:focus").wait_for()  # htmx settles the page a moment after it shows it
    is_sound(alice.page, "search-nothing")
    alice.page.get_by_label("Words").fill("a")
    alice.button("Search").click()
    alice.reads("Words need at least two letters.")
    alice.page.locator(".errors:focus").wait_for()
    is_sound(alice.page, "search-too-short")


def test_search_on_a_phone_without_javascript(person: NewPerson) -> None:
    alice = person("alice", viewport=PHONE, java_script_enabled=False)
    alice.follows("Prairie Table")
    alice.page.get_by_role("searchbox").fill('"home visit"')
    alice.presses("Search")
    alice.reads("found")
    with alice.page.expect_navigation():
        alice.page.locator("#found ~ ul a").first.click()
    assert "#post-" in alice.page.url
    alice.reads("home visit")
