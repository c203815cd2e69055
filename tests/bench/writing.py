"""What writing with the check costs.

    CIRCLE_EMAIL=… CIRCLE_PASSWORD=… python -m tests.bench.writing http://localhost:8000

on a running site, as somebody of its made-up group (`make demo`). Prints the time of a save with its check for
a text of 3,000 characters, and what a keystroke takes in a field of that length with marks; beside it the least
that this browser takes for it, in a page with nothing but a field, and what it takes with marks as elements that
are built anew at each keystroke, which is the other way to do it.
"""

import os
import shutil
import sys

from playwright.sync_api import Page, sync_playwright

from posts.deidentification.training.corpus import read_posts
from posts.deidentification.training.train import POSTS

from .timing import p50, p95

LENGTH, SAVES = 3_000, 60
TYPED = "and so I asked her again what she would want to happen, and she said that she did not know. "
FRAME = 16.0  # ms
SITUATION = "#id_situation"
PLACES = {"at the start": 0, "in the middle": LENGTH // 2, "at the end": LENGTH}
BARE = """<body style="margin: 40px"><textarea id="id_situation"
  style="width: 640px; height: 2600px; font: 18px/1.6 Georgia, serif; padding: 12px"></textarea></body>"""
# The work of a keystroke: what listens to it, and the frame that shows it; not the wait for that frame.
WATCH = """() => {
  window.took = [];
  let began = 0;
  addEventListener("keydown", () => { began = performance.now(); }, true);
  addEventListener("input", () => {
    const heard = performance.now() - began;
    requestAnimationFrame(() => {
      const frame = performance.now();
      const channel = new MessageChannel();
      channel.port1.onmessage = () => window.took.push(heard + performance.now() - frame);
      channel.port2.postMessage(0);
    });
  });
}"""
ELEMENTS = """() => {
  const area = document.querySelector("#id_situation"), copy = area.parentElement.querySelector(".copy");
  const marks = [...CSS.highlights.values()].flatMap((highlight) => [...highlight]).map(
    (range) => [range.startOffset, range.toString().length]);
  marks.sort(([one], [other]) => one - other);
  CSS.highlights.clear();
  area.addEventListener("input", () => {
    const parts = [];
    let at = 0;
    for (const [start, length] of marks) {
      if (start < at) continue;
      const mark = document.createElement("mark");
      mark.className = "finding fix";
      mark.textContent = area.value.slice(start, start + length);
      parts.push(area.value.slice(at, start), mark);
      at = start + length;
    }
    copy.replaceChildren(...parts, area.value.slice(at));
  });
}"""


def text() -> str:
    """Posts that somebody could have written, one after the other."""
    whole = "\n\n".join(post.text for post in read_posts(POSTS / "counties.txt"))
    return whole[:LENGTH]


def opens(page: Page, site: str) -> None:
    page.goto(f"{site}/account/login/")
    page.fill("[name=login]", os.environ["CIRCLE_EMAIL"])
    page.fill("[name=password]", os.environ["CIRCLE_PASSWORD"])
    page.click("main button")
    page.get_by_role("link", name="Prairie Table").first.click()
    page.get_by_role("link", name="Write", exact=True).click()
    page.get_by_role("link", name="Dilemma").first.click()
    page.locator(SITUATION).fill(text())
    page.locator(".live-finding").first.wait_for(state="attached")


def saves(page: Page) -> list[float]:
    """Milliseconds from sending to the whole answer, as the browser counts them."""
    took = []
    for number in range(SAVES):
        with page.expect_response(lambda answer: answer.request.method == "POST") as found:
            page.locator(SITUATION).press_sequentially(f"{number % 10}")
        found.value.finished()
        timing = found.value.request.timing
        took.append(timing["responseEnd"] - timing["requestStart"])
        page.wait_for_timeout(200)
    return took


def keys(page: Page, place: int) -> list[float]:
    """Milliseconds of each key of a sentence that is typed at this place of the text."""
    page.evaluate("window.took = []")
    page.evaluate("([field, at]) => document.querySelector(field).setSelectionRange(at, at)", [SITUATION, place])
    page.locator(SITUATION).focus()
    for letter in TYPED:
        page.keyboard.type(letter)
        page.wait_for_timeout(30)
    page.wait_for_timeout(100)
    return list(page.evaluate("window.took"))


def row(name: str, took: list[float]) -> None:
    slow = sum(one > FRAME for one in took)
    sys.stdout.write(f"{name:44}{len(took):6}{p50(took):9.1f}{p95(took):9.1f}{max(took):9.1f}{slow:10}\n")


def typing(page: Page, name: str) -> None:
    for place, at in PLACES.items():
        row(f"keystroke {place}, {name}", keys(page, at))


def bare(page: Page) -> Page:
    page.set_content(BARE)
    page.fill(SITUATION, text())
    page.evaluate(WATCH)
    return page


def main(site: str) -> None:
    with sync_playwright() as playwright:
        browser_path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(bypass_csp=True)
        opens(page, site.rstrip("/"))
        sys.stdout.write(f"{'ms':44}{'n':>6}{'p50':>9}{'p95':>9}{'most':>9}{'over 16':>10}\n")
        row("save and check, 3,000 characters", saves(page))
        marks = page.locator(".live-finding").count()
        page.evaluate(WATCH)
        typing(page, f"{marks} marks")
        typing(bare(browser.new_page()), "bare field")
        page.evaluate(ELEMENTS)
        typing(page, "elements")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
