"""Writing with the check: marks in the field, solved by key on a desk and in a sheet on a phone."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route

from .pages import is_sound
from .people import PHONE, Person

pytestmark = pytest.mark.browser

NewPerson = Callable[..., Person]
TELLING = "My client Jenny Halvorsen in Cedar Falls called. Jenny is afraid. "
# What is marked, in which way, read from the highlights themselves.
MARKS = """() => ["fix", "look", "hint"].flatMap((band) =>
  [...CSS.highlights.get(band)].map((range) => range.startContainer.data.slice(range.startOffset, range.endOffset)))"""
# Whether the copy under the field has its letters where the field has them.
APART = """(area) => {
  const copy = area.parentElement.querySelector(".copy"), one = getComputedStyle(area), two = getComputedStyle(copy);
  const kept = ["fontFamily", "fontSize", "lineHeight", "paddingLeft", "paddingTop", "borderTopWidth", "letterSpacing"];
  const boxes = [area, copy].map((part) => part.getBoundingClientRect());
  return [...kept.filter((name) => one[name] !== two[name]),
    ...["x", "y", "width", "height"].filter((side) => Math.abs(boxes[0][side] - boxes[1][side]) > 0.5),
    ...(area.scrollHeight > area.clientHeight + 1 ? ["scrolls"] : [])];
}"""


def opens(who: Person, kind: str = "Dilemma") -> Page:
    who.goes_to("/")
    who.follows("Prairie Table")
    who.follows("Write")
    who.follows(kind)
    return who.page


def writes(who: Person, text: str, label: str = "The situation") -> Any:
    field = who.page.get_by_label(label, exact=True)
    field.focus()
    who.page.keyboard.type(text)
    return field


def left(who: Person, words: str) -> None:
    who.page.locator(".live-count").get_by_text(words, exact=True).wait_for()


def test_marks_stand_in_the_field_and_follow_the_typing(person: NewPerson) -> None:
    erin = person("erin")
    page = opens(erin)
    field = writes(erin, TELLING)
    left(erin, "3 left, 3 must be fixed")
    assert set(page.evaluate(MARKS)) == {"Jenny Halvorsen", "Cedar Falls", "Jenny"}
    assert field.evaluate(APART) == []
    page.keyboard.press("Control+Home")
    page.keyboard.type("Well: ")
    assert "Cedar Falls" in page.evaluate(MARKS)
    is_sound(page, "compose-live")


def test_by_keyboard_each_is_solved_in_the_field_and_undone(person: NewPerson) -> None:
    erin = person("erin")
    page = opens(erin)
    field = writes(erin, TELLING)
    left(erin, "3 left, 3 must be fixed")
    page.keyboard.press("Alt+n")
    assert field.evaluate("(area) => area.value.slice(area.selectionStart, area.selectionEnd)") == "Jenny Halvorsen"
    page.keyboard.press("Alt+r")
    left(erin, "1 left, 1 must be fixed")
    assert field.input_value().startswith("My client in Cedar Falls called. The client is afraid.")
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    assert field.input_value() == TELLING
    left(erin, "3 left, 3 must be fixed")
    page.keyboard.press("Alt+n")
    page.keyboard.press("Alt+w")
    assert page.evaluate("document.activeElement.matches('.live-finding.current')")
    page.keyboard.press("Escape")
    assert field.evaluate("(area) => area === document.activeElement")


def test_a_reason_to_keep_is_given_beside_the_field(person: NewPerson) -> None:
    erin = person("erin")
    page = opens(erin)
    writes(erin, "Where would you begin?", "Your key question")
    writes(erin, "We talked about it in Cedar Falls.")
    left(erin, "1 left, 1 must be fixed")
    finding = page.locator(".live-finding.current")
    finding.get_by_text("Keep it, because").click()
    finding.get_by_role("button", name="The question needs it").click()
    left(erin, "Nothing left to solve")
    page.get_by_label("Details are changed").check()
    erin.presses("Check it")
    erin.reads("You keep it:")


def test_a_phone_shows_one_finding_at_a_time_in_a_sheet(person: NewPerson) -> None:
    erin = person("erin", viewport=PHONE, has_touch=True)
    page = opens(erin)
    field = writes(erin, TELLING)
    left(erin, "3 left, 3 must be fixed")
    page.locator(".live-toggle").tap()
    assert page.locator(".live-finding:visible").count() == 1
    is_sound(page, "compose-sheet")
    page.locator(".live-finding.current .rung").first.tap()
    left(erin, "1 left, 1 must be fixed")
    assert "Jenny" not in field.input_value()
    page.get_by_role("button", name="Undo the last replacement").tap()
    assert field.input_value() == TELLING


def test_a_large_paste_asks_to_retell_and_is_checked_at_once(person: NewPerson) -> None:
    erin = person("erin")
    page = opens(erin)
    field = page.get_by_label("The situation", exact=True)
    field.focus()
    page.evaluate(
        """(text) => {
          const data = new DataTransfer();
          data.setData("text", text);
          document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
          document.execCommand("insertText", false, text);
        }""",
        TELLING * 8,
    )
    erin.reads("retell it in your own words")
    page.locator(".live-finding").first.wait_for(state="attached")


def test_what_was_written_before_is_marked_when_it_is_opened(person: NewPerson) -> None:
    erin = person("erin")
    opens(erin)
    writes(erin, TELLING)
    left(erin, "3 left, 3 must be fixed")
    erin.presses("Save as a draft")
    left(erin, "3 left, 3 must be fixed")


def signs_in_elsewhere(who: Person, name: str) -> None:
    here = who.page
    who.context.clear_cookies()
    who.page = who.context.new_page()
    who.sign_in(name)
    who.page = here


def test_a_session_that_ends_while_one_writes_loses_nothing(person: NewPerson) -> None:
    erin = person("erin")
    opens(erin)
    writes(erin, "It was late. ")
    erin.reads("Saved")
    erin.context.clear_cookies()
    field = writes(erin, "It was very late.")
    erin.reads(re.compile(r"Not saved since \d+:\d\d.*\. Your text is still here\."))
    assert field.input_value() == "It was late. It was very late."
    left(erin, "Not saved, not checked")
    is_sound(erin.page, "compose-not-saved")
    signs_in_elsewhere(erin, "frank")
    erin.page.wait_for_timeout(12_000)  # that is somebody else: nothing is saved as theirs
    erin.reads(re.compile("^Not saved since"))
    signs_in_elsewhere(erin, "erin")
    erin.reads(re.compile(r"^Saved \d+:\d\d"))
    left(erin, "Nothing left to solve")
    erin.presses("Save as a draft")
    assert erin.page.get_by_label("The situation").input_value() == "It was late. It was very late."


def test_a_reply_is_checked_while_it_is_written(person: NewPerson) -> None:
    erin = person("erin")
    erin.goes_to("/")
    erin.follows("Prairie Table")
    erin.follows("How do you end a home visit well when the client keeps starting a new subject at the door?")
    writes(erin, "Which town is this? I think I know her.", "Your reply")
    left(erin, "1 left")
    is_sound(erin.page, "reply-live")
    finding = erin.page.locator(".live-finding.current")
    finding.get_by_text("Keep it, because").click()
    finding.get_by_role("button", name="The question needs it").click()
    left(erin, "Nothing left to solve")
    erin.presses("Check it first")
    erin.follows("Change the text")
    left(erin, "Nothing left to solve")


def test_a_save_whose_answer_is_lost_is_no_other_window_and_loses_no_reason(person: NewPerson) -> None:
    erin = person("erin")
    page, lose = opens(erin, "Question"), [True]

    def to_the_server_and_not_back(route: Route) -> None:
        if "hx-request" not in route.request.headers or not lose[0]:
            route.continue_()
            return
        route.fetch()
        route.abort()

    page.route("**/*", to_the_server_and_not_back)
    writes(erin, "We met in Cedar Falls.", "Your question")
    erin.reads("Not saved yet. Your text is still here. It is tried again by itself.")
    lose[0] = False
    writes(erin, " And again.", "Your question")
    left(erin, "1 left, 1 must be fixed")
    erin.reads(re.compile(r"^Saved \d+:\d\d"))
    lose[0] = True
    finding = page.locator(".live-finding.current")
    finding.get_by_text("Keep it, because").click()
    finding.get_by_role("button", name="The question needs it").click()
    left(erin, "Not saved, not checked")
    lose[0] = False
    left(erin, "Nothing left to solve")
    page.unroute("**/*")
    erin.problems.clear()  # the browser complains of what was lost


def test_solving_goes_on_behind_what_was_skipped_and_undo_never_takes_back_typing(person: NewPerson) -> None:
    erin = person("erin")
    page = opens(erin, "Question")
    field = writes(erin, TELLING, "Your question")
    left(erin, "3 left, 3 must be fixed")
    current = page.locator(".live-finding.current .show")
    page.keyboard.press("Alt+n")
    page.keyboard.press("Alt+n")
    assert "Cedar Falls" in current.inner_text()
    page.keyboard.press("Alt+r")
    left(erin, "2 left, 2 must be fixed")
    assert "“Jenny”" in current.inner_text()
    undo = page.get_by_role("button", name="Undo the last replacement")
    assert undo.is_visible()
    field.press("Control+End")
    page.keyboard.type("It is late.")
    assert not undo.is_visible()
    assert field.input_value().endswith("It is late.")


def test_what_another_window_refuses_is_not_called_checked(person: NewPerson) -> None:
    erin = person("erin")
    older = opens(erin, "Question")
    writes(erin, "Where do you rest?", "Your question")
    left(erin, "Nothing left to solve")
    erin.page = erin.context.new_page()
    erin.goes_to("/mine/")
    erin.follows("Where do you rest?")
    writes(erin, " I walk.", "Your question")
    erin.reads(re.compile(r"^Saved \d+:\d\d"))
    erin.page = older
    writes(erin, " With Jenny.", "Your question")
    erin.reads("Not saved: another window saved a newer text.")
    left(erin, "Not saved, not checked")
