"""Look at pages with your own eyes, and with axe's.

    python -m tests.browser.look http://localhost:8000/report/ [more pages]
    CIRCLE_EMAIL=… CIRCLE_PASSWORD=… python -m tests.browser.look http://localhost:8000/mine/

Writes screenshots/ at three widths in both themes and prints what axe finds; signs in first where asked to.
"""

import os
import re
import shutil
import sys
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright

WIDTHS = (360, 768, 1280)
THEMES = ("light", "dark")
FOLDER = Path("screenshots")


def main(urls: list[str]) -> int:
    FOLDER.mkdir(exist_ok=True)
    browser_path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    found = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        for theme in THEMES:
            page = browser.new_context(color_scheme=theme, reduced_motion="reduce").new_page()
            page.on("console", lambda message: say(f"console: {message.text}"))
            sign_in(page, urls[0])
            found += sum(look_at(page, url, theme) for url in urls)
        browser.close()
    return 1 if found else 0


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def sign_in(page: Page, url: str) -> None:
    if email := os.environ.get("CIRCLE_EMAIL"):
        page.goto(urljoin(url, "/account/login/"))
        page.fill("[name=login]", email)
        page.fill("[name=password]", os.environ["CIRCLE_PASSWORD"])
        page.click("main button")


def look_at(page: Page, url: str, theme: str) -> int:
    name = re.sub(r"\W+", "-", urlsplit(url).path).strip("-") or "home"
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(url)
        page.screenshot(path=FOLDER / f"{name}-{width}-{theme}.png", full_page=True)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            say(f"{name} {width}: wider than the screen")
    results = Axe().run(page)
    if results.violations_count:
        say(f"{name} {theme}:\n{results.generate_report()}")
    return results.violations_count


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
