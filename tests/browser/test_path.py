"""From an empty group to a conversation in it, played by people on a running site."""

import re
from collections.abc import Callable

import pytest

from .pages import is_sound
from .people import Person

pytestmark = pytest.mark.browser

NewPerson = Callable[..., Person]
PASSWORD = "a lamp in the long window"

QUESTION = "Do I tell her doctor, and how do I tell her first?"
SITUATION = (
    "My client Jenny in Cedar Falls told me on March 14 that she has stopped taking her tablets. "
    "She asked me to keep it between us."
)
REWRITTEN = (
    "My client X in a mid-sized town told me some months ago that she has stopped taking her tablets. "
    "She asked me to keep it between us."
)
NAMED = "We had the same at Lincoln Middle School. It helped to ask first what she is afraid of."
UNNAMED = "We had the same at a school. It helped to ask first what she is afraid of."
NOTE = "Thank you for this. It works without the name: say what kind of place it was."


def test_from_an_empty_group_to_a_conversation_in_it(person: NewPerson) -> None:
    olga = person("olga")
    make_group(olga)
    ada = person()
    join(ada, "ada@riverbend.example", reads="No. I manage people and settings, and read nothing.")
    is_sound(ada.page, "home-admin")
    alice, bob, mona = person(), person(), person()
    for who, email, role in ((alice, "alice", "Member"), (bob, "bob", "Member"), (mona, "mona", "Moderator")):
        invite(ada, f"{email}@riverbend.example", role)
        if who is not mona:
            join(who, f"{email}@riverbend.example", look=False)
    join(mona, "mona@riverbend.example", link=copied_link(ada), look=False)
    publish_dilemma(alice)
    reply_is_held_and_asked(bob)
    give_back(mona)
    mend_reply(bob)
    let_through(mona)
    read_reply(alice)


def make_group(olga: Person) -> None:
    olga.goes_to("/groups/")
    is_sound(olga.page, "groups-of-the-site")
    olga.follows("New group")
    is_sound(olga.page, "group-new")
    olga.fills("Name of the group", "River Bend")
    olga.fills("E-mail address of the first admin", "ada@riverbend.example")
    olga.presses("Make the group")
    olga.reads("The group is made, and its first admin is invited.")
    is_sound(olga.page, "first-admin")


def join(who: Person, email: str, link: str = "", reads: str = "", look: bool = True) -> None:
    """Through the link, from the mail or handed over, with a code from the mail, a pseudonym, and the agreement."""
    who.goes_to(link or who.mail(email, r"(http://\S+/join/\S+)"))
    sound = is_sound if look else lambda page, name: None
    sound(who.page, "invited")
    who.follows("Create my account")
    sound(who.page, "signup")
    who.fills("Email", email)
    who.fills("Password", PASSWORD)
    who.presses("Make my account")
    sound(who.page, "code")
    who.fills("Code", who.mail(email, r"your code is (\S+)\."))
    who.presses("Go on")
    sound(who.page, "join")
    if reads:
        who.page.get_by_label(reads).check()
    else:
        who.page.get_by_role("group", name="Your pseudonym").get_by_role("radio").first.check()
    who.page.get_by_label("I have read this agreement and will keep to it").check()
    who.presses("Join the group")
    who.reads("Welcome. You are in the group.")


def invite(ada: Person, email: str, role: str) -> None:
    ada.follows("Manage")
    ada.follows("Invite somebody")
    if role == "Moderator":
        is_sound(ada.page, "invite")
    ada.fills("E-mail address", email)
    ada.page.get_by_role("radio", name=re.compile(f"^{role}:")).check()
    ada.presses("Invite")
    ada.reads("The invitation is made.")


def copied_link(ada: Person) -> str:
    """Shown once, where no mail goes out."""
    is_sound(ada.page, "invitation-link")
    ada.presses("Show the link")
    is_sound(ada.page, "invitation-link-shown")
    link: str = ada.page.get_by_label("Copy it now").input_value()
    ada.page.reload()
    assert not ada.page.get_by_label("Copy it now").count()
    return link


def publish_dilemma(alice: Person) -> None:
    is_sound(alice.page, "home-member")
    alice.follows("River Bend")
    is_sound(alice.page, "feed-empty")
    alice.follows("Write")
    is_sound(alice.page, "choose-kind")
    alice.follows("Dilemma")
    is_sound(alice.page, "compose")
    alice.fills("Your key question", QUESTION)
    alice.fills("The situation", SITUATION)
    alice.page.get_by_label("Details are changed").check()
    alice.presses("Check it")
    assert alice.headline() == "3 things to look at"
    is_sound(alice.page, "check-findings")
    take_two_suggestions_and_rewrite_the_third(alice)
    alice.presses("Send to the group")
    assert alice.headline() == "One question first"
    is_sound(alice.page, "pause")
    alice.presses("Send")
    alice.reads("Published")
    is_sound(alice.page, "check-published")


def take_two_suggestions_and_rewrite_the_third(alice: Person) -> None:
    text = SITUATION
    for words, replaced, left in (
        ("Jenny", "My client Jenny", "2 things to look at"),
        ("Cedar Falls", "Cedar Falls", "One thing to look at"),
    ):
        finding = alice.page.get_by_role("listitem").filter(has_text=f"“{words}”")
        safer = finding.get_by_role("group", name="Write instead").get_by_role("button").first.inner_text()
        alice.presses(safer, within=finding)
        assert alice.headline() == left
        text = text.replace(replaced, safer)
    alice.follows("Change the text")
    assert alice.page.get_by_label("The situation").input_value() == text
    alice.fills("The situation", REWRITTEN)
    alice.presses("Check it")
    alice.reads("The check found nothing that must change. That is not proof: see")
    is_sound(alice.page, "check-nothing-left")


def reply_is_held_and_asked(bob: Person) -> None:
    bob.follows("River Bend")
    is_sound(bob.page, "feed")
    bob.follows(QUESTION)
    is_sound(bob.page, "thread")
    bob.reads(REWRITTEN)
    bob.fills("Your reply", NAMED)
    bob.presses("Send")
    bob.reads("One thing to look at")
    finding = bob.page.get_by_role("listitem").filter(has_text="“Lincoln Middle School”")
    finding.get_by_text("Keep it, because").click()
    finding.get_by_label("Your reason, for the moderator").select_option(index=1)
    is_sound(bob.page, "check-held")
    bob.presses("Keep it", within=finding)
    is_sound(bob.page, "check-kept")
    bob.presses("Ask a moderator")
    bob.reads("With a moderator")
    is_sound(bob.page, "check-with-a-moderator")


def give_back(mona: Person) -> None:
    mona.goes_to("/")
    is_sound(mona.page, "home-moderator")
    mona.follows("One waits for a moderator")
    is_sound(mona.page, "queue")
    mona.presses("Start review")
    mona.reads("The author keeps it:")
    assert not mona.page.get_by_text("Lincoln").count()
    mona.page.get_by_label("Return this").check()
    mona.fills("A note to the author (optional)", NOTE)
    is_sound(mona.page, "review")
    mona.presses("Return to the author")
    is_sound(mona.page, "queue-decided")


def mend_reply(bob: Person) -> None:
    bob.goes_to("/")
    bob.waits_for("Returned to you")
    is_sound(bob.page, "home-returned")
    bob.follows(NAMED)
    bob.reads(NOTE)
    is_sound(bob.page, "check-returned")
    bob.follows("Change the text")
    is_sound(bob.page, "compose-returned")
    bob.fills("Your reply", UNNAMED)
    bob.presses("Send")
    bob.reads("With a moderator")
    bob.follows("My posts")
    is_sound(bob.page, "mine")


def let_through(mona: Person) -> None:
    """What was returned once is read by a moderator again."""
    mona.goes_to("/")
    mona.waits_for("One waits for a moderator")
    mona.follows("One waits for a moderator")
    mona.presses("Start review")
    is_sound(mona.page, "review-again")
    mona.presses("Approve: the group can read it")


def read_reply(alice: Person) -> None:
    alice.goes_to("/")
    alice.waits_for("1 reply")
    is_sound(alice.page, "home-new")
    alice.follows(QUESTION)
    alice.reads(UNNAMED)
    assert alice.page.get_by_text("Lincoln").count() == 0
    is_sound(alice.page, "thread-with-reply")
