import subprocess
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.services.processes import ROOT
from tests.services.site import Site

from .people import Person

# Where "Leave quickly" leads. Another host as browsers see it, though this machine answers.
ELSEWHERE = "http://127.0.0.1:{}/report/"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A whole site as people run it, with the made-up group of `make demo`, and without a wait to undo."""
    site = Site(tmp_path_factory.mktemp("site"), UNDO_SECONDS="0")
    site.env["LEAVE_URL"] = ELSEWHERE.format(site.port)
    try:
        site.start("--demo")
        yield site
    finally:
        site.end()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """For a module only: Playwright runs an event loop, and where one runs Django refuses its database to the tests
    that follow."""
    found = subprocess.run(["sh", "tests/find_browser.sh"], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found.stdout.strip(), args=arguments)
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
