"""The moderators' desk: by keys, on a phone with and without scripts, by two people at once."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Locator, Page

from tests.services.site import Site

from .pages import fits, is_sound
from .people import PHONE, Person

pytestmark = pytest.mark.browser

NewPerson = Callable[..., Person]

TOLD = "My client Jenny in Dysart told me on March 14 that she hides money in the {}. What do I do with that?"
# Handed to the moderators as their authors would, with a reason for all that is marked.
ASK = """
from posts import demo
from posts.demo_texts import Text
demo.settings.UNDO_SECONDS = 0
everybody = demo.Membership.objects.select_related("group__key", "user")
people = {{"bob": everybody.get(user__email=demo.address("bob"))}}
demo._asked(people, Text("bob", "QUESTION", {{"text": {text!r}}}))
"""


@pytest.fixture
def asked(site: Site) -> Callable[[str], str]:
    def ask(where: str) -> str:
        site.manage("shell", "-v", "0", "-c", ASK.format(text=TOLD.format(where)))
        return f"hides money in the {where}"

    return ask


def queue(who: Person) -> Page:
    who.goes_to("/")
    with who.page.expect_navigation():
        who.page.get_by_role("navigation").get_by_role("link", name="Review").click()
    return who.page


def newest(who: Person) -> Locator:
    return who.page.locator("section[aria-labelledby=posts] [data-stop]").last


def starts(who: Person) -> Page:
    queue(who)
    with who.page.expect_navigation():
        newest(who).get_by_role("button", name="Start review").click()
    return who.page


def put_back(who: Person) -> None:
    with who.page.expect_navigation():
        who.page.get_by_role("button", name="Put it back").click()


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id"))


def focused_class(page: Page) -> str:
    return str(page.evaluate("document.activeElement.className"))


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_from_the_queue_to_a_decision_by_keys_alone(person: NewPerson, asked: Callable[[str], str]) -> None:
    told = asked("piano")
    mona = person("mona")
    page = queue(mona)
    item = newest(mona).get_attribute("id")
    while focused(page) != item:
        press(page, "j")
    press(page, "k", "j")
    assert focused(page) == item
    with page.expect_navigation():
        press(page, "Enter")
    mona.reads(told)
    assert page.get_by_text("Jenny").count() == 0
    press(page, "j", "j")
    assert focused(page) == "finding-2"
    press(page, "Enter")
    page.locator("#shown-2:focus").wait_for()
    assert "Dysart" in page.locator("#shown-2").inner_text()
    press(page, "j")
    assert focused(page) == "finding-3"  # on from where the words were asked for
    press(page, "n")
    page.keyboard.type("a jar, kept rather quietly?")
    assert page.get_by_label("A note to the author").input_value() == "a jar, kept rather quietly?"
    press(page, "Tab", "?")
    assert page.locator("dialog").is_visible()
    press(page, "a")  # while the list of keys is open, nothing is decided
    press(page, "Escape", "k", "k")
    assert focused(page) == "finding-1"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")  # "Return this"
    press(page, "r")
    page.wait_for_timeout(300)
    assert page.locator("#finding-1 [name=pinned]").is_checked()  # a box is a field: no key fires
    page.locator("#finding-1").focus()
    with page.expect_navigation():
        press(page, "r")
    mona.reads("Returned.")


def test_single_keys_can_be_switched_off(person: NewPerson, asked: Callable[[str], str]) -> None:
    asked("cellar")
    mona = person("mona")
    mona.goes_to("/account/keys/")
    is_sound(mona.page, "keys")
    mona.presses("Switch single keys off")
    page = starts(mona)
    press(page, "j", "?", "n", "a")
    assert focused(page) == ""
    assert not page.locator("dialog").is_visible()
    mona.button("Keys").click()
    mona.follows("Switch single keys on")
    mona.presses("Switch single keys on")
    mona.reads("Single keys are on.")


def test_every_state_of_the_desk_is_sound(person: NewPerson, asked: Callable[[str], str]) -> None:
    asked("attic")
    mona = person("mona")
    is_sound(queue(mona), "queue-desk")
    page = starts(mona)
    is_sound(page, "review-covered")
    page.locator(".mask").first.click()
    page.locator("#shown-1").wait_for()
    is_sound(page, "review-shown")
    page.locator("summary", has_text="Reasons").click()
    page.get_by_role("checkbox", name="It tells more than the question needs").check()
    mona.fills("A note to the author (optional)", "Which detail is needed?")
    mona.button("How the author will read it, if you return it").click()
    mona.reads("If you return it, the author reads:")
    is_sound(page, "review-preview")
    assert page.get_by_label("A note to the author").input_value() == "Which detail is needed?"
    mona.button("Keys").click()
    is_sound(page, "review-keys")
    press(page, "Escape")
    page.get_by_role("checkbox", name="It tells more than the question needs").uncheck()
    mona.button("How the author will read it, if you return it").click()
    mona.reads("Tick at least one reason")
    assert page.get_by_label("A note to the author").input_value() == "Which detail is needed?"
    assert focused_class(page) == "errors"
    is_sound(page, "review-error")
    mona.button("Keys").click()  # also in the page that came anew
    press(page, "Escape")
    put_back(mona)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_on_a_phone_words_are_shown_and_a_note_survives(
    person: NewPerson, asked: Callable[[str], str], scripts: bool
) -> None:
    told = asked("shed" if scripts else "barn")
    mona = person("mona", viewport=PHONE, has_touch=True, is_mobile=True, java_script_enabled=scripts)
    page = starts(mona)
    mona.reads(told)
    fits(page, "review")
    mona.fills("A note to the author (optional)", "Say what kind of town it is.")
    page.get_by_role("button", name="Show finding 2: [place").tap()
    page.locator("#shown-2").wait_for()
    assert page.get_by_label("A note to the author").input_value() == "Say what kind of town it is."
    assert focused(page) == "shown-2"
    assert page.get_by_text("Jenny").count() == 0
    verdicts_are_in_reach(page)
    page.locator(".finding-card").first.get_by_text("Return this").tap()
    with page.expect_navigation():
        page.get_by_role("button", name="Return to the author").tap()
    mona.reads("Returned.")


def verdicts_are_in_reach(page: Page) -> None:
    """At the bottom of the screen wherever one reads, far apart, and clear of what has the focus."""
    bars = []
    for place in ("#text", "#findings", "[name=note]"):
        page.locator(place).scroll_into_view_if_needed()
        bars.append(page.locator(".verdicts").bounding_box())
    for bar in bars:
        assert bar
        assert bar["y"] + bar["height"] <= PHONE["height"] + 1
        assert bar["height"] < 100
    boxes = [box for button in page.locator(".verdicts .button").all() if (box := button.bounding_box())]
    assert all(right["x"] - (left["x"] + left["width"]) >= 12 for left, right in pairwise(boxes))
    page.locator("#shown-2").focus()
    shown, bar = page.locator("#shown-2").bounding_box(), page.locator(".verdicts").bounding_box()
    assert shown
    assert bar
    assert shown["y"] + shown["height"] <= bar["y"]


def test_who_leaves_gives_it_back_and_who_returns_has_it_again(person: NewPerson, asked: Callable[[str], str]) -> None:
    told = asked("garden")
    mona, moses = person("mona"), person("moses")
    page = starts(mona)
    page.get_by_role("button", name="Show finding 1").click()
    page.locator("#shown-1").wait_for()
    with page.expect_response("**/claim/"):
        page.reload()
    mona.reads(told)
    mona.reads("Jenny")
    queue(moses)
    assert newest(moses).get_by_role("button", name="Start review").count() == 0
    mona.follows("The queue")
    newest(mona).get_by_role("button", name="Start review").wait_for()
    page.go_back()
    mona.reads(told)
    mona.reads("Jenny")
    mona.follows("The queue")
    newest(mona).get_by_role("button", name="Start review").wait_for()
    starts(moses)
    assert moses.page.get_by_text("Jenny").count() == 0
    page.go_back()
    mona.reads("is reviewing it")
    put_back(moses)


def test_who_lost_it_reads_who_has_it_and_keeps_the_note(
    site: Site, person: NewPerson, asked: Callable[[str], str]
) -> None:
    told = asked("stove")
    mona, moses = person("mona"), person("moses")
    page = starts(mona)
    mona.fills("A note to the author (optional)", "Half a thought")
    forget = "from posts.models import Review; Review.objects.open().update(claimed_until=None)"
    site.manage("shell", "-v", "0", "-c", forget)
    starts(moses)
    moses.presses("Approve: the group can read it")
    page.evaluate("htmx.trigger('#lease', 'renew')")
    mona.reads("decided this")
    assert page.get_by_text(told).count() == 0
    assert page.get_by_label("The note you wrote.").input_value() == "Half a thought"
    assert focused(page) == "stale"
    is_sound(page, "review-lost")


def test_the_queue_stays_fresh_and_keeps_the_focus(person: NewPerson, asked: Callable[[str], str]) -> None:
    asked("oven")
    mona, moses = person("mona"), person("moses")
    page = queue(mona)
    focus = newest(mona).get_by_role("link").first
    focus.focus()
    name = focused(page)
    starts(moses)
    page.evaluate("htmx.trigger('#waiting', 'refresh')")
    mona.reads("One item changed.")
    assert focused(page) == name
    assert newest(mona).get_by_role("button", name="Start review").count() == 0
    put_back(moses)
    newest(mona).get_by_role("button", name="Start review").wait_for(timeout=40_000)  # by itself
    mona.reads("One item changed.")


def test_what_came_of_the_check_is_said_once(person: NewPerson) -> None:
    erin = person("erin")
    page = erin.page
    page.clock.install()  # so that the page asks only when told
    erin.follows("Prairie Table")
    erin.follows("Write")
    erin.follows("Question")
    erin.fills("Your question", "How do you begin a week after a hard one?")
    erin.presses("Check it")
    erin.sends("Send to the group")
    page.locator("#standing-said").wait_for(state="attached")
    for _ in range(40):
        page.clock.run_for(2_000)
        page.wait_for_timeout(100)
        if "Published" in erin.headline():
            break
    assert page.locator("#standing-said").get_attribute("role") == "status"
    assert page.locator("#standing-said").inner_text() == "Published"
