"""The author's path with Tab, Enter, Space and letters only; where the focus is can always be seen."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from posts.demo import PASSWORD, address

from .people import PHONE, Person

pytestmark = pytest.mark.browser

MOST_STOPS = 60
# The name as a screen reader says it, near enough; and whether the focus shows, on the screen and not covered.
FOCUSED = """() => {
  const at = document.activeElement;
  const label = at.labels?.length ? at.labels[0].innerText : (at.innerText || at.value || "");
  const box = at.getBoundingClientRect(), style = getComputedStyle(at.matches(".cover") ? at.closest(".card") : at);
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, innerHeight - box.y) / 2);
  return {
    name: label.trim().replace(/\\s+/g, " "),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    reachable: top !== null && (at.contains(top) || top.contains(at)),
  };
}"""


def tabs_to(page: Page, name: str) -> None:
    """Presses Tab until the focus is on what has this name; it shows at every stop on the way."""
    passed = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        assert stop["outlined"], f"no outline at {stop['name']!r}"
        assert stop["reachable"], f"covered or off the screen: {stop['name']!r}"
        if re.fullmatch(name, stop["name"]):
            return
        passed.append(stop["name"])
    pytest.fail(f"{name!r} is not among {passed}")


def enters(page: Page, name: str) -> None:
    tabs_to(page, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")


@pytest.mark.parametrize("path", ["/account/login/", "/report/"])
def test_skipping_to_the_page_comes_first_and_leaving_soon_after(person: Callable[..., Person], path: str) -> None:
    page = person().page
    page.goto(path)
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == {"name": "Skip to the page", "outlined": True, "reachable": True}
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["name"] == "Leave quickly"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("size", [PHONE, {"width": 1280, "height": 800}], ids=["phone", "desk"])
def test_an_author_signs_in_writes_mends_and_is_published(person: Callable[..., Person], size: dict[str, int]) -> None:
    erin = person(viewport=size)
    page = erin.page
    page.goto("/account/login/")
    tabs_to(page, "Email")
    page.keyboard.type(address("erin"))
    tabs_to(page, "Password")
    page.keyboard.type(PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    enters(page, "Prairie Table")
    enters(page, "Write")
    enters(page, "Dilemma")
    tabs_to(page, "Your key question")
    page.keyboard.type("Do I go to the funeral?")
    tabs_to(page, "The situation")
    page.keyboard.type("Rosa died on Tuesday. Her family asked me to come.")
    tabs_to(page, "Ideas")
    page.keyboard.press("Space")
    tabs_to(page, "Details are changed")
    page.keyboard.press("Space")
    enters(page, "Check it")
    mend(erin)
    enters(page, "Send to the group")
    assert erin.headline() == "One question first"
    with page.expect_navigation():
        page.keyboard.press("Enter")
    erin.reads("Published")


def mend(erin: Person) -> None:
    """With a suggestion; then the focus is where the work was."""
    page, safer = erin.page, erin.page.get_by_role("group", name="Write instead").first.get_by_role("button").first
    while "thing" in erin.headline():
        tabs_to(page, re.escape(safer.inner_text()))
        with page.expect_navigation():
            page.keyboard.press("Space")
    assert erin.headline() == "Before it goes"


def test_single_keys_work_on_every_page_and_can_be_switched_off(person: Callable[..., Person]) -> None:
    frank = person("frank")
    page = frank.page
    frank.goes_to("/")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "words"
    page.keyboard.type("ghc/")  # letters, while somebody types
    assert page.get_by_label("Search your groups").input_value() == "ghc/"
    page.get_by_role("heading", level=1).click()
    with page.expect_navigation():
        page.keyboard.press("c")
    assert frank.headline() == "Write"
    with page.expect_navigation():
        page.keyboard.press("g")
        page.keyboard.press("h")
    frank.reads("New in your group")
    frank.goes_to("/account/keys/")
    frank.presses("Switch single keys off")
    frank.goes_to("/")
    for key in "c/gh":
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.tagName") == "BODY"
    assert page.get_by_role("link", name="Write", exact=True).first.get_attribute("aria-keyshortcuts") is None
    frank.goes_to("/account/keys/")
    frank.presses("Switch single keys on")
