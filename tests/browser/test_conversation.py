"""A conversation between the one who asked and those who answer: by keyboard, and on a phone without JavaScript."""

import re
from collections.abc import Callable

import pytest

from .pages import is_sound
from .people import PHONE, Person

pytestmark = pytest.mark.browser

NewPerson = Callable[..., Person]

QUESTION = "How do you end a home visit well"
ASKED = "What do you say when the time is over?"


def opens(someone: Person, words: str) -> None:
    someone.goes_to("/")
    someone.follows("All of Prairie Table")
    with someone.page.expect_navigation():
        someone.page.locator("main").get_by_role("link", name=re.compile(words)).click()


def test_reading_on_and_answering_by_role(person: NewPerson) -> None:
    bob, dana = person("bob"), person("dana")
    opens(bob, QUESTION)
    opens(dana, QUESTION)
    dana.presses("Follow this conversation")
    dana.reads("You follow this conversation")
    dana.page.get_by_role("link", name=re.compile("^Answer")).first.click()
    assert dana.page.evaluate("document.activeElement.name") == "text"
    assert dana.page.get_by_label("It answers").input_value()
    dana.page.get_by_label(re.compile("A question:")).check()
    dana.fills("Your reply", ASKED)
    dana.presses("Send")
    dana.waits_for("Your group can read it.")
    opens(dana, QUESTION)
    dana.reads("In answer to")
    is_sound(dana.page, "conversation")
    opens(bob, QUESTION)
    bob.reads("1 new: go to the first")
    new = bob.page.locator(".reply.new")
    assert new.evaluate("(reply) => reply.getBoundingClientRect().top < innerHeight"), "goes on where he stopped"
    bob.page.keyboard.press("n")
    assert bob.page.evaluate("document.activeElement.matches('.reply.new')")
    bob.fills("Your reply", "no new one is meant by an n")
    is_sound(bob.page, "conversation-author")
    bob.presses("Please don’t ask that", new)
    bob.reads("They are asked, kindly, not to ask that")
    opens(dana, QUESTION)
    dana.reads("Nothing is held against you")
    is_sound(dana.page, "conversation-declined")


def test_muting_thanking_and_closing_on_a_phone_without_javascript(person: NewPerson) -> None:
    phone = {"viewport": PHONE, "java_script_enabled": False}
    moses, erin = person("moses", **phone), person("erin", **phone)
    opens(moses, "May I accept the bread")
    with moses.page.expect_navigation():
        moses.page.get_by_role("button", name=re.compile("^Thank you")).first.click()
    moses.reads("You said thank you.")
    moses.page.locator(".reply summary", has_text="Mute").first.click()
    with moses.page.expect_navigation():
        moses.page.locator(".reply").get_by_role("button", name=re.compile("^Mute ")).first.click()
    moses.reads("From somebody you muted")
    opens(erin, "May I accept the bread")
    erin.presses("Close: no more replies")
    erin.reads("Closed.")
    opens(moses, "May I accept the bread")
    moses.reads("Whoever asked this has closed the conversation.")
    assert not moses.page.get_by_label("Your reply").count()
    moses.follows("Prairie Table")
    moses.follows("What you muted")
    with moses.page.expect_navigation():
        moses.page.get_by_role("button", name=re.compile("^Stop muting")).click()
    moses.reads("You have muted nothing")
    opens(erin, "May I accept the bread")
    erin.presses("Open it again")
    erin.reads("The conversation is open.")


def test_the_pages_of_muting_and_of_a_closed_conversation(person: NewPerson) -> None:
    carol = person("carol")
    opens(carol, "May I accept the bread")
    carol.page.locator(".post summary", has_text="Mute").click()
    is_sound(carol.page, "conversation-muting")
    carol.presses("Mute this conversation")
    is_sound(carol.page, "conversation-muted")
    carol.follows("Prairie Table")
    carol.reads("A conversation you muted")
    is_sound(carol.page, "feed-muted")
    carol.follows("What you muted")
    is_sound(carol.page, "muted")
    opens(carol, "How do you tell people at the first")
    carol.presses("Mark as answered")
    is_sound(carol.page, "conversation-answered")
    carol.presses("Close: no more replies")
    is_sound(carol.page, "conversation-closed")
