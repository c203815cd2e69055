"""An author on a phone with JavaScript off: everything is there, by plain forms and links."""

from collections.abc import Callable

import pytest

from .pages import fits
from .people import PHONE, Person

pytestmark = pytest.mark.browser

QUESTION = "How do I end this well?"
SITUATION = "I have worked with Walter in Boone for two years, and I am leaving the agency."


@pytest.fixture
def dana(person: Callable[..., Person]) -> Person:
    return person("dana", java_script_enabled=False, viewport=PHONE)


def test_an_author_writes_keeps_one_finding_and_takes_the_text_back(dana: Person) -> None:
    write(dana, QUESTION, SITUATION)
    dana.presses("Check it")
    assert dana.headline() == "2 things to look at"
    fits(dana.page, "check")
    take_a_suggestion(dana, "Boone")
    keep(dana, "Walter")
    dana.sends("Ask a moderator")
    dana.waits_for("With a moderator")
    fits(dana.page, "check, handed in")
    dana.presses("Take it back")
    dana.reads("You have it back. Nobody else can read this version.")
    fits(dana.page, "draft")
    assert "Walter" in dana.page.get_by_label("The situation").input_value()


def test_an_author_is_published_and_answers_in_the_thread(dana: Person) -> None:
    write(dana, "How do you begin after a long silence?", "A client comes back, and neither of us says why.")
    dana.presses("Check it")
    dana.sends("Send to the group")
    dana.waits_for("Published")
    dana.follows("Read the conversation")
    fits(dana.page, "thread")
    dana.fills("Your reply", "I should add that I am glad.")
    dana.presses("Send")
    dana.waits_for("Published")
    dana.follows("Read the conversation")
    dana.reads("I should add that I am glad.")


def test_a_form_that_lacks_something_comes_back_with_all_that_was_typed(dana: Person) -> None:
    write(dana, "", SITUATION)
    assert dana.presses("Check it").status == 422
    dana.reads("One thing to change")
    fits(dana.page, "form with an error")
    assert dana.page.get_by_label("The situation").input_value() == SITUATION


def write(dana: Person, question: str, situation: str) -> None:
    dana.goes_to("/")
    dana.follows("Prairie Table")
    fits(dana.page, "feed")
    dana.follows("Write")
    fits(dana.page, "kinds")
    dana.follows("Dilemma")
    fits(dana.page, "form")
    dana.fills("Your key question", question)
    dana.fills("The situation", situation)
    dana.page.get_by_label("Several cases made into one").check()


def take_a_suggestion(dana: Person, words: str) -> None:
    finding = dana.page.get_by_role("listitem").filter(has_text=f"“{words}”")
    finding.get_by_role("group", name="Write instead").get_by_role("button").first.click()
    dana.reads("One thing to look at")


def keep(dana: Person, words: str) -> None:
    finding = dana.page.get_by_role("listitem").filter(has_text=f"“{words}”")
    finding.get_by_text("Keep it, because").click()
    finding.get_by_label("Your reason, for the moderator").select_option(index=1)
    dana.presses("Keep it", within=finding)
    dana.reads("Everything marked has an answer.")
