"""Half a minute to think again: a post taken back before anybody read it, a decision before it is carried out."""

from collections.abc import Callable, Iterator

import pytest

from tests.services.site import Site

from .pages import is_sound
from .people import Person
from .test_desk import asked, queue, starts  # noqa: F401 (a fixture)
from .test_two_windows import opens_form

pytestmark = pytest.mark.browser

NewPerson = Callable[..., Person]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """With a longer time to undo than a test takes."""
    site = Site(tmp_path_factory.mktemp("site"), UNDO_SECONDS="600")
    try:
        site.start("--demo")
        yield site
    finally:
        site.end()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_post_is_taken_back_before_it_goes_to_the_group(person: NewPerson, scripts: bool) -> None:
    carol, bob = person("carol", java_script_enabled=scripts), person("bob")
    page, words = opens_form(carol), f"What do you carry in your bag, {'with' if scripts else 'without'} fail?"
    feed = page.url.split("write/")[0]
    carol.fills("Your question", words)
    carol.presses("Check it")
    carol.sends("Send to the group")
    carol.waits_for("About to go to the group")
    carol.reads("Nobody can see it yet")
    if scripts:
        is_sound(page, "check-about-to-go")
    bob.goes_to(feed)
    assert bob.page.get_by_text(words).count() == 0
    carol.presses("Take it back")
    carol.reads("You have it back. Nobody else can read this version.")
    assert page.get_by_label("Your question").input_value() == words
    carol.goes_to("/mine/")
    assert page.locator("main li, main article").filter(has_text=words).get_by_text("Draft").count() == 1


def test_a_decision_is_undone_before_it_is_carried_out(
    person: NewPerson,
    asked: Callable[[str], str],  # noqa: F811
) -> None:
    told, mona, moses = asked("cellar"), person("mona"), person("moses")
    page = starts(mona)
    mona.presses("Approve: the group can read it")
    mona.reads("until then you can undo it below")
    is_sound(page, "queue-undo")
    queue(moses)
    assert moses.page.get_by_role("button", name="Undo").count() == 0
    mona.presses("Undo")
    mona.reads("Undone. It waits for a decision again.")
    mona.goes_to(page.url)
    mona.reads(told)
    bob = person("bob")
    bob.goes_to("/mine/")
    own = bob.page.locator("main li, main article").filter(has_text="My client Jenny in Dysart")
    assert own.get_by_text("With a moderator").count() == 1
