"""Two tabs, double clicks, the Back button, and a session that ended: one post, and no words lost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route

from .people import Person

pytestmark = pytest.mark.browser

NewPerson = Callable[..., Person]


def opens_form(who: Person, kind: str = "Question") -> Page:
    who.goes_to("/")
    who.follows("Prairie Table")
    who.follows("Write")
    who.follows(kind)
    return who.page


def new_tab(who: Person) -> Page:
    """The next things happen there."""
    who.page = who.context.new_page()
    return who.page


def number_of(who: Person, words: str) -> int:
    who.goes_to("/mine/")
    return who.page.get_by_role("link", name=words).count()


def test_the_older_of_two_tabs_is_refused_with_a_choice_and_loses_nothing(person: NewPerson) -> None:
    frank = person("frank")
    older = opens_form(frank)
    frank.fills("Your question", "Where do you")
    frank.presses("Save as a draft")
    newer = new_tab(frank)
    newer.goto(older.url)
    frank.fills("Your question", "Where do you rest? Newer.")
    frank.presses("Save as a draft")
    frank.page = older
    frank.fills("Your question", "Where do you walk? Older.")
    frank.reads("Not saved: another window saved a newer text.")
    assert frank.presses("Save as a draft").status == 409
    frank.reads("Another window saved a newer version of this text.")
    assert older.get_by_label("Your question").input_value() == "Where do you walk? Older."
    frank.page = newer
    newer.reload()
    assert newer.get_by_label("Your question").input_value() == "Where do you rest? Newer."
    frank.page = older
    frank.presses("Save as a draft")
    frank.reads("Saved. Only you can see it.")
    newer.reload()
    assert newer.get_by_label("Your question").input_value() == "Where do you walk? Older."


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_double_click_sends_once(person: NewPerson, scripts: bool) -> None:
    carol = person("carol", java_script_enabled=scripts)
    carol.goes_to("/")
    carol.follows("Prairie Table")
    carol.follows("How do you end a home visit well when the client keeps starting a new subject at the door?")
    words = "I stand up first." if scripts else "I walk to the door first."
    carol.fills("Your reply", words)
    carol.button("Send").dblclick()
    carol.page.locator("#standing").wait_for()  # the first way there may be cut off by the second
    carol.waits_for("Published")
    assert number_of(carol, words) == 1


def test_sending_again_from_an_older_page_makes_no_second_post(person: NewPerson) -> None:
    carol = person("carol")
    before = opens_form(carol)
    words = "What do you do first on a Monday?"
    carol.fills("Your question", words)
    carol.presses("Check it")
    checked = carol.page.url
    again = new_tab(carol)
    again.goto(checked)
    carol.page = before
    carol.sends("Send to the group")
    carol.reads("Published")
    before.go_back()
    carol.reads("Published")
    carol.page = again
    carol.presses("Send to the group")
    carol.reads("Published")
    assert number_of(carol, words) == 1


def test_what_is_sent_while_the_browser_still_saves_is_no_conflict(person: NewPerson) -> None:
    carol = person("carol")
    page, on_its_way = opens_form(carol), list[Route]()

    def hold(route: Route) -> None:
        if "hx-request" in route.request.headers and not on_its_way:
            on_its_way.append(route)
        else:
            route.continue_()

    page.route("**/write/question/", hold)
    carol.fills("Your question", "How do you begin")
    while not on_its_way:
        page.wait_for_timeout(100)
    carol.fills("Your question", "How do you begin a hard talk?")
    with page.expect_navigation(url="**/check/"):
        carol.button("Check it").click()
        on_its_way[0].continue_()
    carol.reads("How do you begin a hard talk?")


def test_text_typed_after_the_session_ended_is_given_back(person: NewPerson) -> None:
    bob = person("bob")
    writing = opens_form(bob)
    elsewhere = new_tab(bob)
    elsewhere.goto("/")
    elsewhere.get_by_role("button", name="Sign out").click()
    bob.reads("Sign in")
    bob.page, words = writing, "What do you read on the bus, if anything?"
    bob.fills("Your question", words)
    bob.reads("Not saved yet. Your text is still here.")
    assert bob.presses("Check it").status == 403
    bob.reads("You were signed out before this was sent")
    assert writing.locator("textarea").input_value() == words
    bob.page = new_tab(bob)
    bob.sign_in("bob")
    bob.reads("New in your group")
    assert writing.locator("textarea").input_value() == words


def test_a_form_from_before_signing_in_again_is_given_back(person: NewPerson) -> None:
    bob = person("bob")
    writing = opens_form(bob)
    words = "What do you say when nobody answers the door?"
    elsewhere = new_tab(bob)
    elsewhere.goto("/")
    elsewhere.get_by_role("button", name="Sign out").click()
    bob.reads("Sign in")
    bob.sign_in("bob")
    bob.page = writing
    bob.fills("Your question", words)
    assert bob.presses("Check it").status == 403
    assert writing.locator("textarea").input_value() == words
