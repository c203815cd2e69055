"""Author and moderators write to each other about a post in the gate; the check reads it first, and it dies early."""

from uuid import uuid4

import pytest

from groups.actions import suspend
from groups.models import Membership
from posts.actions.messages import Held, send_message
from posts.actions.moves import NotAllowed
from posts.actions.recusals import recuse
from posts.actions.settle import settle_decision
from posts.actions.submit import appeal
from posts.models import Message, Post
from posts.statuses import Verb
from posts.waiting_messages import waiting_messages
from supportcircle.models import AuditEntry, Notification
from tests.posts import keeping, play
from tests.posts.returning import read_by, say
from tests.transitions.states import build

pytestmark = pytest.mark.django_db

OPEN = ["in review", "returned", "rejected", "appealed"]
CLOSED = ["draft", "screening", "held", "held and answered", "withdrawn", "published", "hidden", "reported", "erased"]


@pytest.fixture
def post(alice: Membership) -> Post:
    return play.in_review(alice).post


def told(post: Post) -> set[str]:
    found = Notification.objects.filter(kind="message", target=post.pk).select_related("user")
    return {note.user.email.split("@")[0] for note in found}


def test_each_side_reads_what_the_other_wrote(post, alice, mona, moses) -> None:
    say(mona, post, "What would help you most?")
    say(alice, post, "Some words to begin with.")
    for member in (alice, mona, moses):
        assert read_by(member, post) == ["What would help you most?", "Some words to begin with."]


@pytest.mark.parametrize("text", ["Her name is Maria Lopez.", "It is about Cedar Falls.", "Call me: 515-555-0143"])
def test_what_could_point_to_someone_is_neither_stored_nor_told(text, post, alice) -> None:
    with pytest.raises(Held) as held:
        say(alice, post, text)
    assert held.value.report.findings
    assert not Message.objects.exists()
    assert told(post) == set()


def test_another_language_and_the_words_of_the_group_are_held_too(post, alice, mona) -> None:
    keeping.find(mona, "the blue barn")
    for text in (play.FOREIGN, "We met at the blue barn."):
        with pytest.raises(Held):
            say(alice, post, text)


@pytest.mark.parametrize("state", OPEN)
def test_while_a_moderator_has_to_do_with_it(state, alice, bob, mona, moses) -> None:
    post = build(state, alice, bob, mona)
    say(alice, post)
    say(moses, post)
    assert Message.objects.filter(post=post).count() == 2


@pytest.mark.parametrize("state", CLOSED)
def test_at_no_other_time(state, alice, bob, mona) -> None:
    post = build(state, alice, bob, mona)
    for member in (alice, mona):
        with pytest.raises(NotAllowed, match="closed"):
            say(member, post)


def test_nobody_else_writes(post, bob, ada, charlie) -> None:
    for member in (bob, ada, charlie):
        with pytest.raises(NotAllowed, match="closed"):
            say(member, post)


def test_what_was_sent_twice_is_there_once(post, alice, mona) -> None:
    number = uuid4()
    for _ in range(2):
        send_message(actor=alice, post=post, message_id=number, text="One question more.")
    assert read_by(mona, post) == ["One question more."]
    with pytest.raises(NotAllowed, match="not_yours"):
        send_message(actor=mona, post=post, message_id=number, text="Another one.")


# ------------------------------------------------------------------- who hears
def test_all_moderators_hear_of_the_first_and_then_those_who_have_to_do_with_it(post, alice, mona, moses) -> None:
    say(alice, post)
    assert told(post) == {"mona", "moses"}
    Notification.objects.all().delete()
    say(moses, post)
    assert told(post) == {"alice"}
    Notification.objects.all().delete()
    say(alice, post)
    assert told(post) == {"moses"}


# --------------------------------------------------------------------- appeals
def test_after_an_appeal_whoever_rejected_it_reads_and_writes_no_more(post, alice, mona, moses) -> None:
    say(mona, post, "Before.")
    rejected = play.decided(mona, post, Verb.REJECT)
    say(alice, post, "I do not agree.")
    appeal(actor=alice, post=post, turn=rejected.turn)
    Notification.objects.all().delete()
    say(alice, post, "Please look again.")
    say(moses, post, "I will.")
    assert told(post) == {"moses", "alice"}
    assert read_by(mona, post) == ["Before.", "I do not agree."]
    assert len(read_by(moses, post)) == len(read_by(alice, post)) == 4
    with pytest.raises(NotAllowed, match="closed"):
        say(mona, post)
    play.decided(moses, post, Verb.RETURN)
    play.send_over(post, play.FIXED)
    say(alice, post, "Here it is.")
    assert "Here it is." not in read_by(mona, post)


def test_of_two_who_rejected_it_together_neither_reads_on(alice, mona, moses, mia) -> None:
    post = play.in_review(alice, play.CUSTODY).post
    play.opinion(mona, post, Verb.REJECT)
    assert settle_decision(play.opinion(moses, post, Verb.REJECT).pk)
    say(alice, post, "Before.")
    appeal(actor=alice, post=play.fresh(post), turn=play.newest(post).turn)
    Notification.objects.all().delete()
    say(alice, post, "Please look again.")
    assert told(post) == {"mia"}
    assert read_by(mia, post) == ["Before.", "Please look again."]
    for moderator in (mona, moses):
        assert read_by(moderator, post) == ["Before."]
        assert waiting_messages([moderator]) == []
        with pytest.raises(NotAllowed, match="closed"):
            say(moderator, post)


def test_whoever_recognizes_the_case_hears_nothing_and_writes_nothing(post, alice, mona, moses) -> None:
    recuse(actor=mona, post=post)
    say(alice, post)
    assert told(post) == {"moses"}
    with pytest.raises(NotAllowed, match="closed"):
        say(mona, post)


def test_nothing_waits_for_a_moderator_while_its_author_is_suspended(post, alice, mona, ada) -> None:
    say(alice, post)
    assert [one.group for one in waiting_messages([mona])] == [alice.group]
    suspend(actor=ada.user, membership=alice)
    assert waiting_messages([mona]) == []


def test_the_audit_says_that_and_not_what(post, alice) -> None:
    message = say(alice, post)
    entry = AuditEntry.objects.get(action="message.send")
    assert (entry.actor, entry.target, entry.codes) == (alice.user_id, message.pk, {"post": str(post.pk)})
