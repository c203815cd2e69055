"""What holds for every page, whatever is on it."""

import os

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from .look import FOLDER, THEMES, WIDTHS
from .people import PHONE

TARGET = 44  # pixels

# A link in a line of text may be as high as its line; what stands alone may not.
LOW_TARGETS = """(least) => [...document.querySelectorAll("button, .button, select, summary, input, textarea, nav a")]
  .filter((target) => target.checkVisibility() && target.type !== "hidden")
  .map((target) => target.closest("label") ?? target)
  .filter((target) => target.getBoundingClientRect().height < least - 0.5)
  .map((target) => `${target.tagName} ${target.innerText || target.name}: ${target.getBoundingClientRect().height}`)"""

WIDER = """() => [...document.querySelectorAll("body *")]
  .filter((part) => part.getBoundingClientRect().right > innerWidth + 0.5 && part.checkVisibility())
  .map((part) => `${part.tagName}.${part.className}`).slice(0, 5)"""


def is_sound(page: Page, name: str) -> None:
    """Title, headings, accessibility in both themes, and a phone's screen. `name` is for the screenshots."""
    assert page.title() == "Circle"
    assert page.locator("h1").count() == 1, name
    usual = page.viewport_size
    assert usual
    for theme in THEMES:
        page.emulate_media(color_scheme=theme)
        found = Axe().run(page)
        assert found.violations_count == 0, f"{name}, {theme}:\n{found.generate_report()}"
    fits(page, name)
    if os.environ.get("SCREENSHOTS"):
        take_pictures(page, name)
    page.set_viewport_size(usual)


def fits(page: Page, name: str) -> None:
    """On a phone nothing has to be scrolled sideways, and everything is large enough for a thumb."""
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], (name, page.evaluate(WIDER))
    low = page.evaluate(LOW_TARGETS, TARGET)
    assert not low, f"{name}: {low}"


def take_pictures(page: Page, name: str) -> None:
    FOLDER.mkdir(exist_ok=True)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for theme in THEMES:
            page.emulate_media(color_scheme=theme)
            # Playwright would hide the caret by an inline style, which the site's own rules refuse.
            page.screenshot(path=FOLDER / f"{name}-{width}-{theme}.png", full_page=True, caret="initial")
