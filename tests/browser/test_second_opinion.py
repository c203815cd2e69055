"""Two moderators in two windows, who decide together; and somebody who recognizes a case."""

from collections.abc import Callable

import pytest

from tests.services.site import Site

from .pages import fits, is_sound
from .people import PHONE, Person
from .test_desk import ASK, focused, newest, press, put_back, queue, starts, verdicts_are_in_reach

pytestmark = pytest.mark.browser

NewPerson = Callable[..., Person]
TOLD = "My client Jenny in Dysart told me on March 14 that she hides the {} letter. What do I do?"


@pytest.fixture
def asked(site: Site) -> Callable[[str], str]:
    def ask(what: str) -> str:
        site.manage("shell", "-v", "0", "-c", ASK.format(text=TOLD.format(what)))
        return f"she hides the {what} letter"

    return ask


def test_the_first_opinion_is_hidden_until_the_second_is_given(person: NewPerson, asked: Callable[[str], str]) -> None:
    told = asked("custody")
    mona, moses, carol = person("mona"), person("moses"), person("carol")
    page = queue(mona)
    newest(mona).get_by_text("second opinion needed").wait_for()
    starts(mona)
    mona.reads("Two moderators decide this one")
    is_sound(page, "second-first")
    mona.fills("A note to the author (optional)", "Nothing in it points to anyone else.")
    with page.expect_navigation():
        press(page, "Tab", "a")
    mona.reads("Your opinion is stored.")
    is_sound(page, "second-given")
    queue(moses)
    newest(moses).get_by_text("one opinion given, second needed").wait_for()
    is_sound(moses.page, "second-queue")
    starts(moses)
    moses.reads("One opinion is given.")
    assert moses.page.get_by_text("Nothing in it points to anyone else.").count() == 0
    assert moses.page.locator(".opinions article").count() == 0
    is_sound(moses.page, "second-hidden")
    moses.presses("Approve")
    moses.reads("The opinions")
    assert moses.page.locator(".opinions article").count() == 2
    moses.reads("Your opinion")
    assert moses.page.get_by_text("Nothing in it points to anyone else.").count() == 0, "gone when it is published"
    assert moses.button("Approve").count() == 0
    is_sound(moses.page, "second-both")
    page.reload()
    mona.reads("Your opinion")
    carol.goes_to("/")
    carol.waits_for(told)


def test_two_that_differ_are_compared_and_one_of_them_changes_theirs(
    person: NewPerson, asked: Callable[[str], str]
) -> None:
    asked("guardianship")
    mona, moses = person("mona"), person("moses", viewport=PHONE, has_touch=True, is_mobile=True)
    starts(mona)
    mona.presses("Approve")
    page = starts(moses)
    moses.fills("A note to the author (optional)", "The letter alone says who she is.")
    page.locator(".finding-card").first.get_by_text("Return this").tap()
    page.get_by_role("button", name="Show finding 2: [place").tap()
    page.locator("#shown-2").wait_for()
    verdicts_are_in_reach(page)
    with page.expect_navigation():
        page.get_by_role("button", name="Return to the author").tap()
    moses.reads("The two opinions differ.")
    fits(page, "second-differ-phone")
    queue(mona)
    newest(mona).get_by_text("two opinions, not decided").wait_for()
    starts(mona)
    mona.reads("The letter alone says who she is.")
    is_sound(mona.page, "second-differ")
    mona.page.locator(".finding-card").first.get_by_text("Return this").click()
    mona.presses("Return to the author")
    mona.reads("Returned.")


def test_a_second_opinion_is_asked_for_by_keys_alone(person: NewPerson, asked: Callable[[str], str]) -> None:
    asked("thank-you")
    mona = person("mona")
    page = starts(mona)
    press(page, "n")
    page.keyboard.type("Half a thought")
    press(page, "Tab")
    press(page, "e")
    page.get_by_text("Why should another moderator look at it too?").wait_for()
    is_sound(page, "escalate")
    with page.expect_navigation():
        press(page, "Tab", "Tab", "Enter")
    mona.reads("Say why another moderator should look at it too.")
    is_sound(page, "escalate-error")
    page.locator("summary", has_text="Ask for a second opinion").focus()
    press(page, "Tab", "Space", "Tab")
    with page.expect_navigation():
        press(page, "Enter")
    mona.reads("A second opinion is asked for.")
    mona.reads("Two moderators decide this one")
    assert page.get_by_label("A note to the author").input_value() == "Half a thought"
    assert focused(page) != "keys"
    is_sound(page, "escalated")
    put_back(mona)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_who_recognizes_a_case_no_longer_meets_it_and_can_take_that_back_at_once(
    person: NewPerson, scripts: bool
) -> None:
    erin = person("erin", java_script_enabled=scripts)
    words = "How do you end a home visit well when the client keeps starting a new subject at the door?"
    erin.goes_to("/")
    erin.follows("Prairie Table")
    erin.follows(words)
    conversation = erin.page.url
    erin.follows("I recognize this case")
    if scripts:
        is_sound(erin.page, "recuse")
    erin.presses("Stop showing it to me")
    erin.reads("You said that you recognize the case.")
    if scripts:
        is_sound(erin.page, "recused")
    erin.follows("To the group")
    assert erin.page.get_by_role("link", name=words).count() == 0
    erin.goes_to(conversation)
    erin.presses("Undo")
    erin.reads("Taken back. You see it again.")
    erin.follows(words)
