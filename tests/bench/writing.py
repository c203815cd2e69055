"""What writing with the check costs.

    CIRCLE_EMAIL=… CIRCLE_PASSWORD=… python -m tests.bench.writing http://localhost:8000

on a running site, as somebody of its made-up group (`make demo`). Prints the time of a save with its check for
a text of 3,000 characters, and what a keystroke takes in a field of that length with marks; beside it the same
with marks as elements that are built anew at each keystroke, which is the other way to do it.
"""

import os
import shutil
import statistics
import sys

from playwright.sync_api import Page, sync_playwright

SENTENCE = "My client Jenny Halvorsen told me on March {day} in Cedar Falls that she is afraid of the long winter. "
LENGTH, SAVES, KEYS = 3_000, 60, 200
FRAME = 16.0  # ms
# The work of a keystroke: what listens to it, and the frame that shows it; not the wait for that frame.
WATCH = """() => {
  window.took = [];
  document.addEventListener("keydown", () => {
    const began = performance.now();
    let heard = 0;
    setTimeout(() => { heard = performance.now() - began; });
    requestAnimationFrame(() => {
      const frame = performance.now();
      const channel = new MessageChannel();
      channel.port1.onmessage = () => window.took.push(heard + performance.now() - frame);
      channel.port2.postMessage(0);
    });
  }, true);
}"""
ELEMENTS = """() => {
  const area = document.querySelector("#id_situation"), copy = area.parentElement.querySelector(".copy");
  const marks = [...area.value.matchAll(/Jenny Halvorsen|Cedar Falls|March \\d+/g)].map((m) => [m.index, m[0].length]);
  area.addEventListener("input", () => {
    const parts = [];
    let at = 0;
    for (const [start, length] of marks) {
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
    made = ""
    while len(made) < LENGTH - len(SENTENCE):
        made += SENTENCE.format(day=1 + len(made) % 28)
    return made


def opens(page: Page, site: str) -> None:
    page.goto(f"{site}/account/login/")
    page.fill("[name=login]", os.environ["CIRCLE_EMAIL"])
    page.fill("[name=password]", os.environ["CIRCLE_PASSWORD"])
    page.click("main button")
    page.get_by_role("link", name="Prairie Table").first.click()
    page.get_by_role("link", name="Write", exact=True).click()
    page.get_by_role("link", name="Dilemma").first.click()
    page.locator("#id_situation").fill(text())
    page.locator(".live-finding").first.wait_for(state="attached")


def saves(page: Page) -> list[float]:
    """Milliseconds from sending to the whole answer, as the browser counts them."""
    took = []
    for number in range(SAVES):
        with page.expect_response(lambda answer: answer.request.method == "POST") as found:
            page.locator("#id_situation").press_sequentially(f"{number % 10}")
        found.value.finished()
        timing = found.value.request.timing
        took.append(timing["responseEnd"] - timing["requestStart"])
        page.wait_for_timeout(200)
    return took


def keys(page: Page) -> list[float]:
    page.evaluate("window.took = []")
    page.locator("#id_situation").press("Control+Home")
    for _ in range(KEYS):
        page.keyboard.press("x")
        page.wait_for_timeout(20)
    page.wait_for_timeout(100)
    return list(page.evaluate("window.took"))


def row(name: str, took: list[float]) -> str:
    cuts = statistics.quantiles(took, n=20)
    slow = sum(one > FRAME for one in took)
    return f"{name:36}{len(took):6}{cuts[9]:9.1f}{cuts[18]:9.1f}{max(took):9.1f}{slow:10}\n"


def main(site: str) -> None:
    with sync_playwright() as playwright:
        browser_path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(bypass_csp=True)
        opens(page, site.rstrip("/"))
        sys.stdout.write(f"{'ms':36}{'n':>6}{'p50':>9}{'p95':>9}{'most':>9}{'over 16':>10}\n")
        sys.stdout.write(row("save and check, 3,000 characters", saves(page)))
        page.evaluate(WATCH)
        sys.stdout.write(row("keystroke, highlights", keys(page)))
        page.evaluate(ELEMENTS)
        sys.stdout.write(row("keystroke, elements built anew", keys(page)))
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
