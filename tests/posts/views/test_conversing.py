"""Tools of a conversation, as each of the people meets them."""

import pytest

from posts.actions.attention import mute_member, thank, watch
from posts.actions.threads import set_thread_state
from posts.models import MutedMember, Opening, Post, Watch
from posts.statuses import ThreadState
from tests.factories import add_member
from tests.posts.play import CLEAN, CLEAN_TOO, begin, published

from .browse import get, land, press
from .test_searching import found

pytestmark = pytest.mark.django_db

REPLY = "What would help you most?"


@pytest.fixture
def root(alice) -> Post:
    return published(alice)


@pytest.fixture
def reply(root, bob) -> Post:
    return published(bob, REPLY, parent=root)


def url(post: Post, verb: str = "") -> str:
    return f"/posts/{post.pk}/{verb}"


# --------------------------------------------------------------- muting
def test_a_muted_conversation_is_never_new_not_searched_and_folded_in_the_feed(root, reply, alice, mona):
    assert CLEAN in get(mona, "/")
    assert "You muted this conversation" in land(mona, url(root, "watch/"), {"level": "MUTE"})
    published(alice, CLEAN_TOO, parent=root)
    assert CLEAN not in get(mona, "/")
    feed = get(mona, f"/groups/{mona.group_id}/")
    assert "A conversation you muted" in feed
    assert CLEAN not in feed
    assert "New</span>" not in feed
    assert found(mona, "consult") == []
    assert CLEAN in get(mona, f"/groups/{mona.group_id}/muted/")
    land(mona, f"/groups/{mona.group_id}/muted/", {"thread": str(root.pk)})
    assert found(mona, "consult") == [str(root.pk)]


def test_what_a_muted_member_writes_is_folded_for_the_one_reader_only(root, reply, alice, bob, mona):
    assert "folded for you" in land(mona, url(reply, "mute-author/"), {"on": "1"})
    page = get(mona, url(root))
    assert "From somebody you muted</summary>" in page
    assert REPLY in page, "it opens"
    assert "new: go to the first" not in page
    for other in (alice, bob):
        assert "muted" not in get(other, url(root)).split("<main")[1].split("What you muted")[0]
    assert found(mona, "help") == []
    assert found(alice, "help") == [str(reply.pk)]
    theirs = published(bob, CLEAN_TOO)
    feed = get(mona, f"/groups/{mona.group_id}/")
    assert "From somebody you muted" in feed
    assert CLEAN_TOO not in feed
    assert CLEAN_TOO not in get(mona, "/")
    assert "From somebody you muted" in get(mona, url(theirs))
    land(mona, f"/groups/{mona.group_id}/muted/", {"member": str(bob.pk)})
    assert not MutedMember.objects.exists()


def test_a_muted_members_reply_makes_nothing_new(root, alice, bob, mona):
    get(mona, url(root))
    mute_member(actor=mona, author=bob, muted=True)
    published(bob, REPLY, parent=root)
    assert "New</span>" not in get(mona, f"/groups/{mona.group_id}/")
    published(alice, CLEAN_TOO, parent=root)
    assert "New</span>" in get(mona, f"/groups/{mona.group_id}/")


def test_what_was_on_the_page_folded_was_opened(root, reply, bob, mona):
    mute_member(actor=mona, author=bob, muted=True)
    get(mona, url(root))
    assert Opening.objects.filter(reader=mona, revision__post=reply).exists()


def test_nothing_of_another_group_is_unmuted(root, charlie, mona):
    watch(actor=mona, thread=root, level=Watch.Level.MUTE)
    press(charlie, f"/groups/{charlie.group_id}/muted/", {"thread": str(root.pk)})
    press(mona, f"/groups/{mona.group_id}/muted/", {"thread": "no id"})
    press(mona, f"/groups/{mona.group_id}/muted/", {"member": str(mona.pk)})
    assert Watch.objects.exists()


# ------------------------------------------------------------- following
def test_who_follows_is_told_so_and_can_stop(root, mona):
    assert "you hear of new replies" in land(mona, url(root, "watch/"), {"level": "FOLLOW"})
    assert "Stop following" in get(mona, url(root))
    land(mona, url(root, "watch/"))
    assert "Stop following" not in get(mona, url(root))
    press(mona, url(root, "watch/"), {"level": "LOUDLY"})
    assert not Watch.objects.exists()


# ---------------------------------------------------------------- thanks
def test_who_wrote_a_reply_sees_that_a_thank_you_came_and_not_from_whom_or_how_many(root, reply, alice, bob, mona):
    for member in (alice, mona):
        land(member, url(reply, "thanks/"), {"on": "1"})
        assert "You said thank you." in get(member, url(root))
    page = get(bob, url(root))
    assert page.count("Somebody thanked you for this.") == 1
    assert "2 thank" not in page
    carol = add_member(alice.group)
    assert "thanked" not in get(carol, url(root)).split("<main")[1]
    land(alice, url(reply, "thanks/"))
    assert "You said thank you." not in get(alice, url(root))


def test_a_thank_you_that_is_not_possible_says_so(root, reply, bob):
    assert "not possible any more" in land(bob, url(reply, "thanks/"), {"on": "1"})
    assert "not possible any more" in land(bob, url(reply, "mute-author/"), {"on": "1"})


# --------------------------------------------------------------- closing
def test_the_author_closes_opens_and_marks_answered(root, alice, bob):
    assert "Marked as answered" in land(alice, url(root, "state/"), {"to": "ANSWERED"})
    assert "Answered</span>" in get(bob, f"/groups/{bob.group_id}/")
    assert "no longer reply" in land(alice, url(root, "state/"), {"to": "CLOSED"})
    page = get(bob, url(root))
    assert "Closed</span>" in page
    assert "Your reply</label>" not in page
    assert "Open it again" in get(alice, url(root))
    land(alice, url(root, "state/"), {"to": "OPEN"})
    assert "Your reply</label>" in get(bob, url(root))


def test_somebody_who_was_writing_when_it_closed_keeps_the_draft_and_is_told(root, alice, bob):
    draft = begin(bob, REPLY, parent=root)
    set_thread_state(actor=alice, post=root, to=ThreadState.CLOSED)
    page = get(bob, url(root))
    assert "Your reply in progress is kept" in page
    assert url(draft.post, "draft/") in page
    sent = land(bob, url(draft.post, "draft/"), {"counter": str(draft.counter), "text": REPLY, "then": "send"})
    assert "Your reply is kept as a draft" in sent
    assert press(bob, url(root, "reply/"), {"counter": "0", "text": REPLY}).status_code == 409


def test_search_narrows_by_the_state_of_the_conversation(root, reply, alice, bob):
    other = published(alice, CLEAN_TOO)
    set_thread_state(actor=alice, post=other, to=ThreadState.ANSWERED)
    assert found(bob, state="ANSWERED") == [str(other.pk)]
    assert found(bob, state="OPEN") == [str(reply.pk), str(root.pk)]


# --------------------------------------------------------- edit and erase
def test_erasing_and_editing_a_reply_say_what_becomes_of_it(reply, bob):
    page = get(bob, url(reply, "erase/"))
    assert "Erase this reply?" in page
    assert "“A reply was removed by its author” stays" in page
    assert "goes on reading the published reply" in land(bob, url(reply, "edit/"))


def test_who_thanked_finds_nothing_of_it_after_the_reply_is_erased(root, reply, alice, bob):
    thank(actor=alice, reply=reply, thankful=True)
    land(bob, url(reply, "erase/"))
    assert "A reply was removed by its author." in get(alice, url(root))
    assert "You said thank you." not in get(alice, url(root))
