"""A post is returned with suggestions, both sides write to each other, and it comes back; with scripts and without."""

from collections.abc import Callable

import pytest

from .pages import fits, is_sound
from .people import PHONE, Person
from .test_desk import asked, focused, press, starts

__all__ = ["asked"]  # a fixture

pytestmark = pytest.mark.browser

NewPerson = Callable[..., Person]
QUESTION = "What would you want to hear from the group?"
ANSWER = "How to bring it up without shaming her."


def test_returned_with_suggestions_answered_and_approved(person: NewPerson, asked: Callable[[str], str]) -> None:
    told = asked("attic")
    mona, bob = person("mona"), person("bob")
    suggest_by_keys(mona, told)
    mona.page.get_by_text("Write to the author").click()
    mona.fills("Your message", QUESTION)
    mona.button("Send the message").click()
    mona.page.locator("#private .message").get_by_text(QUESTION).wait_for()
    assert mona.page.get_by_label("A note to the author").input_value() == "Nearly there."
    mona.page.locator("h1").first.focus()
    mona.presses("Return to the author")
    mona.reads("Returned.")
    answer_one_by_one(bob, told)
    write_back(bob)
    mona.goes_to("/")
    mona.waits_for("an author wrote to the moderators.")
    is_sound(mona.page, "home-message")
    mona.follows("Read the message")
    mona.reads(ANSWER)
    is_sound(mona.page, "review-closed-messages")
    hand_in_again(bob)
    approve(mona, told)
    bob.waits_for("Published")
    assert bob.page.get_by_text(ANSWER).count() == 0


def suggest_by_keys(mona: Person, told: str) -> None:
    page = starts(mona)
    mona.reads(told)
    press(page, "j", "s")
    assert page.evaluate("document.activeElement.value") == "My client"
    press(page, "Enter")
    assert focused(page) == "finding-1"
    press(page, "j", "s")
    page.keyboard.type("a small town")
    press(page, "Enter")
    assert focused(page) == "finding-2"
    press(page, "n")
    page.keyboard.type("Nearly there.")
    select(page, "hides money")
    page.locator("#finding-2").evaluate("card => card.focus({ preventScroll: true })")
    press(page, "s")
    page.keyboard.type("keeps money")
    press(page, "Enter")
    assert page.get_by_label("Words in the text").first.input_value() == "hides money"
    mona.button("How the author will read it, if you return it").click()
    page.locator("#preview").get_by_text("a small town").wait_for()
    page.locator("#preview").get_by_text("keeps money").wait_for()
    is_sound(page, "review-suggesting")


def select(page, words: str) -> None:
    page.evaluate(
        """words => {
          const walker = document.createTreeWalker(document.querySelector("#text"), NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const node = walker.currentNode, at = node.data.indexOf(words);
            if (at >= 0) return getSelection().setBaseAndExtent(node, at, node, at + words.length);
          }
        }""",
        words,
    )


def answer_one_by_one(bob: Person, told: str) -> None:
    bob.goes_to("/")
    bob.waits_for("Returned to you")
    with bob.page.expect_navigation():
        bob.page.get_by_role("link", name="My client Jenny in Dysart").filter(has_text=told[-5:]).first.click()
    bob.reads(QUESTION)
    is_sound(bob.page, "check-suggestions")
    bob.presses("Accept point 1")
    bob.reads("It stands in your text now.")
    bob.presses("Not this one for point 3")
    bob.reads("Your words stay.")
    is_sound(bob.page, "check-suggestions-answered")
    bob.presses("Undo point 1")
    bob.reads("Taken back.")
    bob.presses("Accept all 2")
    bob.reads("All 2 stand in your text now.")
    text = bob.page.locator(".reading").inner_text()
    assert "a small town" in text
    assert told in text
    assert "Jenny" not in text


def write_back(bob: Person) -> None:
    bob.fills("Your message", f"{ANSWER} She is called Jenny Larsen.")
    assert bob.presses("Send the message").status == 422
    bob.reads("Say it without that.")
    is_sound(bob.page, "check-message-held")
    assert bob.page.get_by_label("Your message").input_value().startswith(ANSWER)
    bob.fills("Your message", ANSWER)
    bob.presses("Send the message")
    bob.reads("Sent to the moderators.")


def hand_in_again(bob: Person) -> None:
    bob.follows("Change the text")
    field = bob.page.get_by_label("Your question")
    bob.reads("What the moderator asks")
    is_sound(bob.page, "compose-suggestions")
    field.fill(field.input_value().replace(" on March 14", ""))
    bob.presses("Check it")
    bob.sends("Send to the group")
    bob.waits_for("With a moderator")
    bob.reads(ANSWER)


def approve(mona: Person, told: str) -> None:
    page = starts(mona)
    mona.reads("What changed since the version before")
    mona.reads(told)
    page.get_by_text("Decided before").click()
    mona.reads("Suggested “keeps money”: the author did not take it")
    is_sound(page, "review-after-suggestions")
    mona.presses("Approve: the group can read it")


def test_the_same_on_a_phone_without_scripts(person: NewPerson, asked: Callable[[str], str]) -> None:
    told = asked("woodshed")
    mona, bob = (person(name, java_script_enabled=False, viewport=PHONE) for name in ("mona", "bob"))
    page = starts(mona)
    first = page.locator("#finding-1")
    first.get_by_label("Suggest words").check()
    first.get_by_label("Could stand there instead").fill("My client Maria")
    page.get_by_text("Suggest other words elsewhere").click()
    page.get_by_label("Words in the text").first.fill("hides money")
    page.locator("#suggest-chosen").get_by_label("Could stand there instead").first.fill("keeps money")
    mona.presses("Check it, and add another")
    mona.reads("could point to someone. Write it without.")
    fits(page, "a suggestion that is held")
    page.locator("#finding-1").get_by_label("Could stand there instead").fill("My client")
    page.get_by_text("Write to the author").click()
    mona.fills("Your message", QUESTION)
    mona.presses("Send the message")
    mona.reads(QUESTION)
    fits(page, "a message in a review")
    mona.presses("Return to the author")
    mona.reads("Returned.")
    bob.goes_to("/")
    bob.waits_for("Returned to you")
    with bob.page.expect_navigation():
        bob.page.get_by_role("link", name="My client Jenny in Dysart").filter(has_text=told[-5:]).first.click()
    fits(bob.page, "suggestions")
    bob.presses("Accept point 1")
    bob.presses("Not this one for point 2")
    bob.fills("Your message", ANSWER)
    bob.presses("Send the message")
    bob.reads(ANSWER)
    fits(bob.page, "answered")
    mona.goes_to("/")
    mona.waits_for("an author wrote to the moderators.")
    mona.follows("Read the message")
    mona.reads(ANSWER)
