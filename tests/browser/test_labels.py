"""Content notes, settings and the disguise label, as readers and authors meet them."""

import re
from collections.abc import Callable

import pytest

from .pages import fits, is_sound
from .people import PHONE, Person

pytestmark = pytest.mark.browser

NewPerson = Callable[..., Person]

NOTED = "Content note: violence"
BENCH = "What do you do when a client sits down beside you"
COLDER = "It came out colder than I meant."


def test_words_with_a_content_note_open_with_one_press(person: NewPerson) -> None:
    erin = person("erin")
    page = erin.page
    erin.follows("All of Prairie Table")
    card = page.locator(".card.noted").filter(has_text=NOTED)
    assert not card.get_by_text(BENCH).is_visible()
    card.locator("summary").click()
    card.get_by_text(BENCH).wait_for()
    is_sound(page, "feed-noted")
    erin.follows(NOTED)
    assert not page.get_by_text(COLDER).is_visible()
    is_sound(page, "thread-noted")
    page.locator("article.post summary", has_text=NOTED).click()
    page.get_by_text(COLDER).wait_for()
    is_sound(page, "thread-noted-open")
    page.keyboard.press("/")
    erin.goes_to("/search/")
    page.get_by_label("Words").fill("bench")
    erin.button("Search").click()
    page.locator("#found:focus").wait_for()
    assert not page.locator("mark.hit").is_visible()
    page.get_by_text("Narrow it down").click()
    is_sound(page, "search-noted")
    page.get_by_text("Show what was found").click()
    page.locator("mark.hit").wait_for()


def test_the_feed_is_narrowed_without_javascript(person: NewPerson) -> None:
    erin = person("erin", viewport=PHONE, java_script_enabled=False)
    erin.follows("All of Prairie Table")
    erin.page.get_by_text("Show only some").click()
    erin.page.get_by_label("Setting").select_option("School")
    erin.presses("Show these")
    assert erin.page.locator(".entry").count() == 1
    fits(erin.page, "feed-narrowed")
    erin.follows("Show all")
    assert erin.page.locator(".entry").count() > 1


def test_an_encounter_is_written_with_all_that_can_be_said_about_it_and_read_by_a_moderator(person: NewPerson) -> None:
    frank, mona = person("frank", viewport=PHONE, java_script_enabled=False), person("mona")
    page = frank.page
    frank.follows("All of Prairie Table")
    frank.follows("Write")
    frank.follows("Boundary or public encounter")
    frank.fills("Your key question", "What do I say when a client greets me by name in line?")
    frank.fills("What happened between you", "A client said hello, and everybody turned around.")
    assert not page.get_by_label("How did the client agree?").is_visible()
    frank.presses("Check it")
    frank.reads("Without that it cannot be sent")
    page.get_by_label("The client agreed to it").check()
    page.get_by_label("How did the client agree?").select_option("In writing, to this question")
    page.locator("summary", has_text="Setting and content notes").click()
    page.get_by_label("The setting").select_option("Mental health")
    page.get_by_label("Violence").check()
    fits(page, "compose-encounter")
    frank.presses("Check it")
    frank.sends("Send to the group")
    frank.waits_for("With a moderator")
    mona.page.get_by_role("navigation").get_by_role("link", name=re.compile("^Review")).click()
    mona.presses("Start review", mona.page.get_by_role("listitem").filter(has_text="Encounter"))
    mona.reads("The author says that the client agreed.")
    mona.reads(re.compile("in writing, to this question"))
    is_sound(mona.page, "review-labels")
    mona.presses("Approve: the group can read it")


def test_the_forms_of_each_kind_and_the_page_of_what_one_knows(person: NewPerson) -> None:
    erin = person("erin")
    for kind in ("Boundary or public encounter", "How do you protect privacy?", "Practice tip", "I need to be heard"):
        erin.goes_to("/")
        erin.follows("Prairie Table")
        erin.follows("Write")
        erin.follows(kind)
        erin.page.locator("details.more > summary").click()
        if kind.startswith("Boundary"):
            erin.page.get_by_label("The client agreed to it").check()
            erin.page.get_by_label("How did the client agree?").wait_for()
        is_sound(erin.page, f"compose-{kind.split()[-1].strip('?').lower()}")
    erin.goes_to("/groups/")
    erin.follows("What I know well")
    for area in ("School", "Grief and loss", "Trauma", "Rural practice"):
        erin.page.get_by_label(area).check()
    erin.presses("Save")
    erin.reads("Choose 3 at most")
    is_sound(erin.page, "expertise-too-many")
    erin.page.get_by_label("Rural practice").uncheck()
    erin.presses("Save")
    erin.reads("Saved. Your replies show it.")
    is_sound(erin.page, "expertise")
    erin.goes_to("/")
    erin.follows("All of Prairie Table")
    erin.follows("Content note: death")
    erin.reads("Says they know: school, grief and loss, trauma")
    is_sound(erin.page, "thread-expertise")
