"""The whole of an author's path on a small touch screen: write, solve in the sheet, pause, send, read."""

import re
from collections.abc import Callable

import pytest

from .pages import is_sound
from .people import PHONE, Person
from .test_writing import TELLING, left

pytestmark = pytest.mark.browser

QUESTION = "How do I tell a client that I need an evening off?"


def test_an_author_on_a_small_touch_screen_is_published(person: Callable[..., Person]) -> None:
    erin = person("erin", viewport=PHONE, has_touch=True, is_mobile=True)
    page = erin.page
    for name in ("Prairie Table", "Write", "Question"):
        with page.expect_navigation():
            page.get_by_role("link", name=name, exact=True).first.tap()
    page.get_by_label("Your question", exact=True).tap()
    page.keyboard.type(f"{QUESTION} {TELLING}")
    left(erin, "3 left, 3 must be fixed")
    page.locator(".live-toggle").tap()
    page.locator(".live-finding.current .rung").first.tap()
    left(erin, "1 left, 1 must be fixed")
    page.locator(".live-finding.current .rung").first.tap()
    left(erin, "Nothing left to solve")
    is_sound(page, "touch-solved")
    taps(erin, "Check it")
    taps(erin, "Send to the group")
    assert erin.headline() == "One question first"
    is_sound(page, "touch-pause")
    taps(erin, "Send")
    erin.reads("Published")
    is_sound(page, "touch-published")
    with page.expect_navigation():
        page.get_by_role("link", name=re.compile("^Read the")).tap()
    erin.reads(QUESTION)
    assert "Jenny" not in page.locator("main").inner_text()


def taps(who: Person, name: str) -> None:
    with who.page.expect_navigation():
        who.button(name).tap()
