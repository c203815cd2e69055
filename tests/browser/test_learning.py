"""Practice on invented posts, by keys alone and on a phone without scripts; figures about decisions and rules."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.services.site import Site

from .pages import fits, is_sound
from .people import PHONE, Person

pytestmark = pytest.mark.browser

NewPerson = Callable[..., Person]

# Six posts that were returned, and rules with many marks.
MUCH = """
from datetime import date
from time import sleep
from posts import demo
from posts.demo_texts import Text
from posts.models import RuleOutcome
demo.settings.UNDO_SECONDS = 0
members = demo.Membership.objects.select_related("group__key", "user")
people = {name: members.get(user__email=demo.address(name)) for name in ("bob", "mona")}
for number in range(6):
    text = Text("bob", "QUESTION", {"text": f"My client Jenny hides money in jar {number}. What do I do with that?"})
    revision = demo._asked(people, text)
    while not demo.Review.objects.open().filter(revision=revision).exists():
        sleep(0.1)  # the worker may be at it just now
    demo._decided(people, revision, demo.Verb.RETURN, demo.ReasonCode.NAME)
month = date.today().replace(day=1)
for rule, shown, kept, approved in (
    ("safe-harbor-b.town", 64, 22, 19), ("safe-harbor-a.unknown", 31, 5, 3), ("organisation.proper-noun", 8, 3, 2),
    ("safe-harbor-a.opening", 12, 12, 0),
):
    group = people["bob"].group
    counts = {"shown": shown, "kept": kept, "approved": approved}
    RuleOutcome.objects.update_or_create(counts, group=group, rule=rule, month=month)
"""
# Moses answers all but the last text.
ALMOST = """
from posts import demo
from posts.actions.calibration import answer_calibration
from posts.calibration_texts import CALIBRATION
moses = demo.Membership.objects.get(user__email=demo.address("moses"))
for text in CALIBRATION[:-1]:
    answer_calibration(actor=moses, text=text, verb=text.decision, reasons=list(text.reasons))
"""


def queue(who: Person) -> Page:
    who.goes_to("/")
    with who.page.expect_navigation():
        who.page.get_by_role("navigation").get_by_role("link", name="Review").click()
    return who.page


def feed(who: Person) -> None:
    who.goes_to("/")
    who.follows("Prairie Table")


def test_practice_by_keys_alone(person: NewPerson) -> None:
    mona = person("mona")
    page = queue(mona)
    page.get_by_role("link", name="Practice", exact=True).focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    mona.reads("My client")
    is_sound(page, "practice-covered")
    assert page.get_by_text("Marisol").count() == 0
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "finding-1"
    with page.expect_navigation():
        page.keyboard.press("Enter")
    mona.reads("Marisol")
    assert page.get_by_text("Dysart").count() == 0
    is_sound(page, "practice-shown")
    with page.expect_navigation():
        page.keyboard.press("r")
    mona.reads("Tick at least one reason")
    mona.reads("Marisol")  # what was shown stays so
    is_sound(page, "practice-error")
    page.get_by_role("checkbox", name="A name, nickname or initials").focus()
    page.keyboard.press("Space")
    page.keyboard.press("r")  # a box is a field: no key fires
    page.get_by_role("button", name="Return to the author").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert mona.headline() == "You and the panel agree"
    mona.reads("1 of 1")
    page.locator("summary", has_text="The text again").click()
    is_sound(page, "practice-answer")
    mona.follows("Next")
    mona.reads("1 of 12 done")
    with page.expect_navigation():
        page.keyboard.press("a")
    assert mona.headline() == "You and the panel agree"


def test_practice_on_a_phone_without_scripts_until_all_is_done(site: Site, person: NewPerson) -> None:
    site.manage("shell", "-v", "0", "-c", ALMOST)
    moses = person("moses", viewport=PHONE, has_touch=True, is_mobile=True, java_script_enabled=False)
    queue(moses)
    moses.follows("Practice")
    moses.reads("11 of 12 done")
    fits(moses.page, "practice")
    moses.page.get_by_role("button", name="Approve", exact=True).tap()
    moses.reads("The panel decided otherwise")
    fits(moses.page, "practice, answer")
    moses.follows("All done: see your answers")
    moses.reads("Next set: from")
    moses.reads("11 of 12")
    fits(moses.page, "practice, done")


def test_all_done_is_sound(site: Site, person: NewPerson) -> None:
    site.manage("shell", "-v", "0", "-c", ALMOST.replace("[:-1]", ""))
    moses = person("moses")
    queue(moses)
    moses.follows("Practice")
    is_sound(moses.page, "practice-done")


def test_figures_about_decisions_and_rules(site: Site, person: NewPerson) -> None:
    bob, mona = person("bob"), person("mona")
    queue(mona)
    mona.follows("How right the check is")
    is_sound(mona.page, "rules-few")
    feed(bob)
    bob.follows("How posts are decided")
    bob.reads("How long it takes")
    is_sound(bob.page, "openness-few")
    site.manage("shell", "-v", "0", "-c", MUCH)
    bob.page.reload()
    bob.reads("Half of what waits")
    bob.reads(re.compile("A name, nickname or initials"))
    is_sound(bob.page, "openness")
    mona.page.reload()
    mona.reads("Over budget")
    is_sound(mona.page, "rules")
