import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.services.site import Site

from .people import Person


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A whole site as people run it, with the made-up group of `make demo`, and without a wait to undo."""
    site = Site(tmp_path_factory.mktemp("site"), UNDO_SECONDS="0")
    site.start("--demo")
    yield site
    site.end()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The Chromium or Chrome that tests/find_browser.sh printed. For a module only: Playwright runs an event loop,
    and where one runs Django refuses its database to the tests that follow."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ["CHROMIUM"], args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


@pytest.fixture
def person(site: Site, browser: Browser) -> Iterator[Callable[..., Person]]:
    """Makes people, each at a browser of their own; in the end, what their pages did wrong is told."""
    people: list[Person] = []

    def new(name: str = "", **context: Any) -> Person:
        people.append(Person(browser, site, **context))
        if name:
            people[-1].sign_in(name)
        return people[-1]

    yield new
    for someone in people:
        someone.leave()
    assert [problem for someone in people for problem in someone.problems] == []
