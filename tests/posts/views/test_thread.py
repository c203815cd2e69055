"""A conversation: what is new in it, and what each of the people sees of it."""

import pytest

from groups.models import Membership
from posts.actions.drafts import open_edit
from posts.actions.erase import erase_post
from posts.models import Opening, Post
from supportcircle import sanitize
from supportcircle.models import Notification
from tests.factories import add_member, make_group
from tests.posts.play import CLEAN, CLEAN_TOO, TELLING, check, hand_in, in_review, published, report, send, write

from .browse import browser_of, get

pytestmark = pytest.mark.django_db


def feed(member: Membership) -> str:
    return f"/groups/{member.group_id}/"


# ---------------------------------------------------------------- unread
def test_a_post_is_new_until_it_is_opened_and_again_with_every_reply(alice, bob):
    post = published(alice)
    assert "New</span>" in get(bob, feed(bob))
    get(bob, f"/posts/{post.pk}/")
    assert "New</span>" not in get(bob, feed(bob))
    carol = add_member(alice.group)
    published(carol, "What would help you?", parent=post)
    assert "New</span>" in get(bob, feed(bob))
    assert "New</span>" in get(alice, feed(alice))
    assert "1 new: go to the first" in get(bob, f"/posts/{post.pk}/")
    assert "New</span>" not in get(bob, feed(bob))


def test_an_edit_makes_a_post_new_again(alice, bob):
    post = published(alice)
    get(bob, f"/posts/{post.pk}/")
    draft = open_edit(actor=alice, post=post)
    check(hand_in(write(draft.post, CLEAN_TOO)))
    assert "New</span>" in get(bob, feed(bob))


def test_ones_own_words_are_never_new(alice):
    published(alice)
    assert "New</span>" not in get(alice, feed(alice))


def test_reading_is_remembered_once_and_only_of_what_was_readable(alice, bob):
    post = published(alice)
    reply = published(add_member(alice.group), "What would help you?", parent=post)
    paused = published(add_member(alice.group), "Have you asked them?", parent=post)
    report(alice, paused)
    for _ in range(2):
        get(bob, f"/posts/{post.pk}/")
    opened = Opening.objects.filter(reader=bob).values_list("revision__post", flat=True)
    assert sorted(opened) == sorted([post.pk, reply.pk])
    assert not Opening.objects.filter(reader=alice).exists()


def test_reading_settles_the_notices_about_it(alice, bob):
    post = published(alice)
    published(bob, "What would help you?", parent=post)
    assert Notification.objects.filter(user=alice.user, seen_at=None).exists()
    get(alice, f"/posts/{post.pk}/")
    assert not Notification.objects.filter(user=alice.user, seen_at=None).exists()


# ---------------------------------------------------------------- thread
def test_a_thread_shows_the_words_the_needs_and_the_replies_in_order(alice, bob):
    post = published(alice)
    Post.objects.filter(pk=post.pk).update(needs=["RESOURCES"])
    published(bob, "What would help *you*?", parent=post)
    published(alice, "A good question, thank you.", parent=post)
    page = get(bob, f"/posts/{post.pk}/")
    assert page.index(CLEAN) < page.index("What would help <em>you</em>?") < page.index("A good question, thank you.")
    assert page.count("asked this") == 1
    assert "What would help: <strong>resources</strong>" in page
    assert "2 replies" in page


def test_without_replies_the_page_says_what_a_good_first_one_is(alice, bob):
    assert "A question is a good first reply" in get(bob, f"/posts/{published(alice).pk}/")


def test_words_of_an_older_sanitizer_are_rendered_anew(alice, bob, monkeypatch):
    post = published(alice, "How do you *end* a visit?")
    monkeypatch.setattr(sanitize, "VERSION", sanitize.VERSION + 1)
    monkeypatch.setattr(sanitize, "render", lambda text: f"<p>anew: {len(text)}</p>")
    assert f"anew: {len('How do you *end* a visit?')}" in get(bob, f"/posts/{post.pk}/")


def test_the_link_of_a_reply_leads_to_its_place_in_the_thread(alice, bob):
    post = published(alice)
    reply = published(bob, "What would help you?", parent=post)
    assert browser_of(alice).get(f"/posts/{reply.pk}/")["Location"] == f"/posts/{post.pk}/#post-{reply.pk}"


def test_an_erased_reply_leaves_a_line_and_a_hidden_one_says_no_reason(alice, bob):
    post = published(alice)
    erased = published(bob, "I once had the very same.", parent=post)
    paused = published(bob, "Have you asked them?", parent=post)
    erase_post(actor=bob, post=erased)
    report(alice, paused)
    page = get(alice, f"/posts/{post.pk}/")
    assert "A reply was removed by its author." in page
    assert "This reply is paused while someone looks at it" in page
    assert "the very same" not in page
    assert "Have you asked them?" not in page


def test_a_reply_on_its_way_is_a_line_for_its_author_only(alice, bob):
    post = published(alice)
    reply = send(bob, TELLING, parent=post).post
    page = get(bob, f"/posts/{post.pk}/")
    assert "Marked by the check" in page
    assert f"/posts/{reply.pk}/check/" in page
    assert str(reply.pk) not in get(alice, f"/posts/{post.pk}/")


def test_a_reply_erased_before_it_was_published_leaves_no_line(alice, bob):
    post = published(alice)
    reply = send(bob, TELLING, parent=post).post
    erase_post(actor=bob, post=reply)
    for member in (alice, bob):
        page = get(member, f"/posts/{post.pk}/")
        assert "removed by its author" not in page
        assert str(reply.pk) not in page


def test_a_hidden_post_says_to_readers_that_it_is_paused_and_shows_nothing(alice, bob, mona):
    post = published(alice)
    reply = published(bob, "What would help you?", parent=post)
    report(bob, post)
    for member in (alice, bob, mona):
        page = get(member, f"/posts/{post.pk}/")
        assert "This post is paused while someone looks at it." in page
        assert CLEAN not in page
        assert "What would help you?" not in page
        assert "Quiet Heron" not in page
    assert f"/posts/{post.pk}/check/" in get(alice, f"/posts/{post.pk}/")
    assert browser_of(bob).get(f"/posts/{reply.pk}/")["Location"] == f"/posts/{post.pk}/#post-{reply.pk}"
    get(add_member(make_group("Other Table")), f"/posts/{post.pk}/", status=404)


def test_a_post_that_is_not_published_is_not_there_for_readers_and_moderators(alice, bob, mona):
    post = in_review(alice).post
    get(bob, f"/posts/{post.pk}/", status=404)
    get(mona, f"/posts/{post.pk}/", status=404)
    assert browser_of(alice).get(f"/posts/{post.pk}/")["Location"] == f"/posts/{post.pk}/check/"


def test_an_erased_post_is_gone(alice, bob):
    post = published(alice)
    erase_post(actor=alice, post=post)
    get(bob, f"/posts/{post.pk}/", status=404)


def test_the_author_can_edit_and_erase_and_sees_an_edit_on_its_way(alice, bob):
    post = published(alice)
    page = get(alice, f"/posts/{post.pk}/")
    assert f"/posts/{post.pk}/edit/" in page
    assert f"/posts/{post.pk}/erase/" in page
    open_edit(actor=alice, post=post)
    page = get(alice, f"/posts/{post.pk}/")
    assert f"/posts/{post.pk}/edit/" not in page
    assert "Your group reads the version before this one." in page
    assert f"/posts/{post.pk}/draft/" in page
    other = get(bob, f"/posts/{post.pk}/")
    assert "Draft" not in other
    assert f"/posts/{post.pk}/erase/" not in other


def test_what_was_typed_as_markup_is_shown_as_it_was_typed(alice, bob):
    post = published(alice, "Is 3 < 5 & 7 > 6 a fair way to say how tired I am?")
    page = get(bob, f"/posts/{post.pk}/")
    assert "3 &lt; 5 &amp; 7 &gt; 6" in page
