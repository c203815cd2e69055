"""A moderator's shift in a browser: on duty, what is left to others, a break; by keys, and without scripts."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from tests.services.site import Site

from .pages import is_sound
from .people import PHONE, Person

pytestmark = pytest.mark.browser

NewPerson = Callable[..., Person]

# Two posts with the moderators, one hard to read; nobody has said anything of their shift.
BEGIN = """
from posts import demo
from posts.demo_texts import Text
from posts.models import Duty, Post, Review
demo.settings.UNDO_SECONDS = 0
Duty.objects.all().delete()
Review.objects.open().update(claimed_by=None, claimed_until=None)
Post.objects.update(content_notes=[])
everybody = demo.Membership.objects.select_related("group__key", "user")
people = {"bob": everybody.get(user__email=demo.address("bob"))}
for words, notes in (("the long nights after it", ["CHILD_DEATH", "VIOLENCE"]), ("a hard week", ["SUICIDE"])):
    text = f"My client Jenny in Dysart told me on March 14 about {words}. What do I do with that?"
    revision = demo._asked(people, Text("bob", "QUESTION", {"text": text}))
    Post.objects.filter(pk=revision.post_id).update(content_notes=notes)
"""
# Whether one decides it or two depends on whether its notes came before the worker put it into the queue.
MINE = re.compile("Your (decision|opinion)")
END = """
from posts.models import Duty, Post, Review
Duty.objects.all().delete()
Review.objects.open().filter(post__content_notes__isnull=False).exclude(post__content_notes=[]).delete()
Post.objects.update(content_notes=[])
"""


@pytest.fixture
def hard_posts(site: Site) -> Iterator[None]:
    site.manage("shell", "-v", "0", "-c", BEGIN)
    yield
    site.manage("shell", "-v", "0", "-c", END)


def queue(who: Person) -> Page:
    who.goes_to("/")
    with who.page.expect_navigation():
        who.page.get_by_role("navigation").get_by_role("link", name="Review").click()
    return who.page


def leaves(who: Person, *notes: str) -> None:
    queue(who)
    who.follows("Your shift")
    for note in notes:
        who.page.get_by_role("checkbox", name=note, exact=True).check()
    who.presses("Save")
    who.reads("Nobody else can see what you chose.")


def stops(page: Page) -> set[str]:
    """Where `j` leads."""
    seen = set()
    for _ in range(12):
        page.keyboard.press("j")
        seen.add(str(page.evaluate("document.activeElement.id")))
    return seen


def refresh(page: Page) -> None:
    """The lists, as they are fetched anew by themselves."""
    page.evaluate("document.querySelector('#waiting').dataset.old = 'yes'")
    page.evaluate("htmx.trigger('#waiting', 'refresh')")
    page.locator("#waiting:not([data-old], .htmx-settling)").wait_for()


def test_a_shift_from_on_duty_to_a_break(hard_posts: None, person: NewPerson) -> None:
    mona, moses, ada, bob = person("mona"), person("moses"), person("ada"), person("bob")
    ada.follows("Manage")
    ada.reads("Nobody on duty")
    is_sound(ada.page, "overview-nobody-on-duty")
    bob.goes_to("/mine/")
    bob.reads("Nobody is on duty now")
    is_sound(bob.page, "mine-expected")
    page = queue(mona)
    mona.reads("Nobody is on duty now.")
    is_sound(page, "queue-nobody-on-duty")
    mona.follows("Your shift")
    is_sound(page, "shift")
    page.get_by_label("4 hours").check()
    mona.presses("I am on duty")
    mona.reads("for another 4 h")
    queue(moses)
    moses.reads("On duty now:")
    moses.follows("Your shift")
    moses.presses("I am on duty")
    page = queue(mona)
    page.locator("[data-stop]", has_text="death of a child").get_by_role("button", name="Start review").click()
    mona.reads(MINE)
    mona.presses("Put it back")
    mona.reads("1 with death of a child")
    is_sound(page, "queue-enough")
    mona.follows("Your shift")
    is_sound(page, "shift-on-duty")
    mona.goes_to(page.url.replace("shift/", "queue/"))
    mona.presses("Take a break")
    assert page.locator("[data-item]").count() == 0
    is_sound(page, "queue-break")
    mona.follows("Your shift")
    is_sound(page, "shift-break")
    moses.follows("The queue")
    moses.reads("put back")
    is_sound(moses.page, "queue-put-back")
    queue(mona)
    mona.presses("Come back")
    page.locator("[data-item]").first.wait_for()


def test_no_key_leads_to_what_is_left_to_others(hard_posts: None, person: NewPerson) -> None:
    mona = person("mona")
    leaves(mona, "Death of a child")
    is_sound(mona.page, "shift-left")
    page = queue(mona)
    fold = page.locator("#left")
    assert fold.locator("summary").inner_text() == "Left to others (1)"
    is_sound(page, "queue-left")
    left = fold.locator("[data-item]").get_attribute("id")
    assert left not in stops(page)
    fold.locator("summary").click()
    assert fold.locator("[data-item]").is_visible()
    is_sound(page, "queue-left-open")
    assert left not in stops(page)
    refresh(page)
    assert fold.locator("[data-item]").is_visible()  # it stays open
    fold.locator("[data-item]").focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert page.url.endswith("/queue/")
    with page.expect_navigation():
        fold.get_by_role("button", name="Start review").click()  # on purpose
    mona.reads(MINE)


def test_nothing_with_a_note_for_now(hard_posts: None, person: NewPerson) -> None:
    mona = person("mona")
    page = queue(mona)
    page.locator("summary", has_text="Show without").click()
    is_sound(page, "queue-without")
    page.get_by_role("checkbox", name="Violence").check()
    mona.presses("Show the others")
    mona.reads("1 is not shown: violence.")
    is_sound(page, "queue-without-violence")
    refresh(page)
    mona.reads("1 is not shown: violence.")


def test_all_of_it_works_without_scripts_on_a_phone(hard_posts: None, person: NewPerson) -> None:
    mona = person("mona", viewport=PHONE, has_touch=True, is_mobile=True, java_script_enabled=False)
    leaves(mona, "Suicide or self-harm")
    page = mona.page
    page.get_by_label("2 hours").check()
    mona.presses("I am on duty")
    mona.reads("for another 2 h")
    page = queue(mona)
    assert not page.locator("#left [data-item]").is_visible()
    page.locator("#left summary").tap()
    assert page.locator("#left [data-item]").is_visible()
    mona.follows("Your shift")
    mona.presses("Take a break")
    mona.reads("You are on a break")
    mona.presses("Come back")
    mona.follows("Your shift")
    mona.reads("Nobody is on duty now.")


def test_a_note_is_handed_over_to_whoever_is_next(person: NewPerson, hard_posts: None) -> None:
    mona, moses = person("mona", viewport=PHONE), person("moses")
    queue(mona)
    mona.follows("Your shift")
    mona.fills("A note", "Please begin with the one about Jenny.")
    assert mona.presses("Leave this note").status == 422
    mona.reads("This could point to a client: “Jenny”.")
    is_sound(mona.page, "shift-note-held")
    mona.fills("A note", "Please begin with the oldest one. The other can wait.")
    mona.presses("Leave this note")
    mona.reads("hands over")
    is_sound(mona.page, "shift-note")
    queue(moses)
    moses.reads("Please begin with the oldest one.")
    is_sound(moses.page, "queue-note")
    mona.presses("Take your note away")
    queue(moses)
    assert moses.page.get_by_text("hands over").count() == 0
