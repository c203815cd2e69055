"""People at their browsers: what they press, follow, fill in and read."""

import re
import time
from email import message_from_bytes, policy
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Locator, Request, Response
from playwright.sync_api import TimeoutError as WaitedTooLong

from posts.demo import PASSWORD, address
from tests.services.site import Site

PHONE = {"width": 360, "height": 640}
DESK = {"width": 1280, "height": 800}


class Person:
    """A browser of one's own; `problems` collects what no page of the site may do."""

    def __init__(self, browser: Browser, site: Site, **context: Any) -> None:
        self.site, self.problems = site, list[str]()
        self.hosts = {f"localhost:{site.port}"}
        defaults = {"base_url": f"http://localhost:{site.port}", "reduced_motion": "reduce", "viewport": DESK}
        self.context = browser.new_context(**(defaults | context))
        self.context.set_default_timeout(45_000)
        self.context.on("console", self._hear)
        self.context.on("weberror", lambda error: self.problems.append(f"script: {error.error}"))
        self.context.on("request", self._watch)
        self.page = self.context.new_page()

    def _hear(self, message: ConsoleMessage) -> None:
        # That an answer came with a status of 4xx is said here too; the tests look at such answers themselves.
        refused = "status of 4" in message.text or "Response Status Error Code 4" in message.text
        if message.type in ("error", "warning") and not refused:
            self.problems.append(f"console at {message.page and urlsplit(message.page.url).path}: {message.text}")

    def _watch(self, request: Request) -> None:
        url = urlsplit(request.url)
        if url.netloc not in self.hosts and url.scheme != "data":
            self.problems.append(f"request to {url.netloc}")

    def leave(self) -> None:
        self.context.close()

    # ------------------------------------------------------------ the page
    def goes_to(self, path: str) -> None:
        self.page.goto(path)

    def button(self, name: str, within: Locator | None = None) -> Locator:
        return (within or self.page.locator("main")).get_by_role("button", name=name, exact=True)

    def presses(self, name: str, within: Locator | None = None) -> Response:
        """The button, and waits for the page it leads to."""
        with self.page.expect_navigation() as navigation:
            self.button(name, within).click()
        return navigation.value

    def sends(self, name: str) -> Response:
        """The button, and past the one question that is asked before."""
        self.presses(name)
        return self.presses("Send")

    def follows(self, name: str, within: Locator | None = None) -> None:
        with self.page.expect_navigation():
            (within or self.page).get_by_role("link", name=name, exact=True).first.click()

    def fills(self, label: str, text: str) -> None:
        self.page.get_by_label(label, exact=True).fill(text)

    def reads(self, words: str | re.Pattern[str]) -> None:
        """Waits until these words can be read in the page."""
        try:
            self.page.locator("main").get_by_text(words).first.wait_for()
        except WaitedTooLong:
            pytest.fail(f"not there: {words!r} in:\n{self.page.locator('main').inner_text()}")

    def headline(self) -> str:
        return self.page.get_by_role("heading", level=1).inner_text()

    def waits_for(self, words: str, seconds: float = 30) -> None:
        """As `reads`, and loads the page anew meanwhile, as somebody does who has no JavaScript."""
        deadline = time.monotonic() + seconds
        while not self.page.locator("main").get_by_text(words).count():
            if time.monotonic() > deadline:
                pytest.fail(f"not within {seconds:g} s: {words!r} in:\n{self.page.locator('main').inner_text()}")
            self.page.wait_for_timeout(300)
            self.page.reload()

    # ------------------------------------------------------------- account
    def sign_in(self, name: str, password: str = PASSWORD) -> None:
        """Somebody of the made-up group, by the name part of the address; or a whole address."""
        self.goes_to("/account/login/")
        self.fills("Email", name if "@" in name else address(name))
        self.fills("Password", password)
        self.presses("Sign in")

    def mail(self, email: str, pattern: str, seconds: float = 20) -> str:
        """What the pattern finds in the newest mail to this address that has it."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            for file in sorted((self.site.var / "outbox").glob("*.eml"), reverse=True):
                message = message_from_bytes(file.read_bytes(), policy=policy.default)
                body = message.get_body()
                found = re.search(pattern, body.get_content()) if body else None
                if message["To"] == email and found:
                    return found[1]
            time.sleep(0.1)
        pytest.fail(f"no mail to {email} with {pattern}")
