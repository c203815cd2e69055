"""Where the check could not read a text, nothing on any screen looks as if it had."""

from collections.abc import Callable

import pytest

from tests.services.site import Site

from .pages import is_sound
from .people import PHONE, Person
from .test_desk import starts
from .test_writing import left, opens, writes

pytestmark = pytest.mark.browser

NewPerson = Callable[..., Person]
FIRST = "Mi clienta me dijo ayer que quiere dejar la casa con sus dos hijas y que no sabe a quién llamar."
SECOND = "Yo no sé qué hacer con esta carga ni con quién puedo hablar de todo esto en mi trabajo."


def test_a_text_that_the_check_cannot_judge_goes_covered_to_a_moderator(person: NewPerson) -> None:
    erin, mona = person("erin"), person("mona", viewport=PHONE, has_touch=True)
    opens(erin, "Question")
    writes(erin, f"{FIRST}\n\n{SECOND}", "Your question")
    left(erin, "Not checked")
    erin.reads("The check can only judge English.")
    assert erin.page.get_by_text("Nothing left to solve").count() == 0
    is_sound(erin.page, "compose-not-checked")
    erin.presses("Check it")
    is_sound(erin.page, "check-not-checked")
    erin.sends("Send to a moderator")
    erin.waits_for("With a moderator")
    erin.reads("The check can only judge English, so a moderator reads it.")
    page = starts(mona)
    mona.reads("Nothing in this text is checked.")
    assert page.get_by_text("Mi clienta").count() == 0
    is_sound(page, "review-not-checked")
    page.get_by_role("button", name="Show finding 2: [paragraph, not checked]").tap()
    page.locator("#shown-2").wait_for()
    assert SECOND in page.locator("#shown-2").inner_text()
    assert page.get_by_text("Mi clienta").count() == 0
    with page.expect_navigation():
        page.get_by_role("button", name="Approve").tap()
    mona.reads("Approved")


def test_a_check_that_does_not_answer_is_asked_again_by_the_page_itself(site: Site, person: NewPerson) -> None:
    erin = person("erin")
    page = opens(erin, "Question")
    for engine in site.processes("posts.deidentification"):
        engine.suspend()  # the site gives up on them after a while and takes new ones
    writes(erin, "How did she get to Cedar Falls?", "Your question")
    left(erin, "Not checked")
    erin.reads("Your text is saved")
    is_sound(page, "compose-check-away")
    left(erin, "1 left, 1 must be fixed")


def test_a_worker_lost_while_checking_gives_no_green_light(site: Site, person: NewPerson) -> None:
    erin, dana = person("erin"), person("dana")
    page, words = opens(erin, "Question"), "How do you rest after a long hearing?"
    feed = page.url.split("write/")[0]
    worker = site.service("celery --quiet --app supportcircle worker")
    assert worker
    worker.suspend()
    try:
        writes(erin, words, "Your question")
        erin.presses("Check it")
        erin.sends("Send to the group")
        erin.reads("The check has not run yet; nobody can see this post.")
        is_sound(page, "check-waiting")
        page.wait_for_timeout(3_000)  # it looks again by itself
        assert page.locator(".chip.published").count() == 0
        assert page.get_by_text("found nothing").count() == 0
        dana.goes_to(feed)
        assert dana.page.get_by_text(words).count() == 0
    finally:
        worker.kill()  # in the middle of its work; another one is started
    erin.waits_for("Published", seconds=120)
    dana.goes_to(feed)
    assert dana.page.get_by_role("link", name=words).count() == 1
