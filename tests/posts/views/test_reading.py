"""Home, feed and conversation as Alice (author), Bob (member), Mona (moderator) and others meet them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from groups.models import Membership
from groups.models.membership import Reads
from posts.actions.drafts import open_edit
from posts.actions.erase import erase_post
from posts.feed import PAGE
from posts.models import Flag, Opening, Post, Review, Revision
from posts.statuses import PostState, Verb
from supportcircle import sanitize
from supportcircle.models import Notification
from tests.factories import add_agreement, add_member, make_group, make_user
from tests.posts.play import (
    CLEAN,
    CLEAN_TOO,
    TELLING,
    begin,
    check,
    decided,
    fresh,
    hand_in,
    in_review,
    published,
    report,
    send,
    write,
)
from tests.posts.shelf import shelve

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice() -> Membership:
    return add_member(make_group(), pseudonym="Quiet Harbor")


@pytest.fixture
def bob(alice: Membership) -> Membership:
    return add_member(alice.group, pseudonym="Dotted Windmill")


@pytest.fixture
def mona(alice: Membership) -> Membership:
    return add_member(alice.group, reads=Reads.MODERATOR, pseudonym="Paper Candle")


def see(member: Membership, url: str, status: int = 200) -> str:
    client = Client()
    client.force_login(member.user)
    page = client.get(url)
    assert page.status_code == status
    return page.content.decode()


def send_form(member: Membership, url: str, data: dict[str, str]):
    client = Client()
    client.force_login(member.user)
    return client.post(url, data)


def feed(member: Membership) -> str:
    return f"/groups/{member.group_id}/"


# --------------------------------------------------------------------- home
def test_home_says_kindly_that_somebody_is_in_no_group(client):
    client.force_login(make_user())
    page = client.get("/").content.decode()
    assert "You are not in a group yet" in page
    assert "Ask them to send the invitation" in page


def test_home_shows_what_needs_me_before_what_is_new(alice, bob, mona):
    post = in_review(alice).post
    decided(mona, post, Verb.RETURN)
    begin(alice, CLEAN_TOO)
    published(bob)
    page = see(alice, "/")
    assert "One thing needs you" in page
    assert page.index("Returned to you") < page.index("What you began") < page.index("New in your group")
    assert f"/posts/{post.pk}/check/" in page


def test_home_puts_what_a_moderator_returned_before_what_the_check_held(alice, mona):
    returned = in_review(alice).post
    decided(mona, returned, Verb.RETURN)
    held = send(alice, TELLING.replace("Jenny", "Anna")).post
    page = see(alice, "/")
    assert page.index(str(returned.pk)) < page.index(str(held.pk))


def test_home_shows_at_most_ten_new_posts(alice, bob):
    shelve(bob, 12)
    assert see(alice, "/").count('class="unread"') == 10


def test_home_tells_a_moderator_how_many_wait_and_since_when(alice, mona):
    in_review(alice)
    Review.objects.update(opened_at=timezone.now() - timedelta(hours=3))
    page = see(mona, "/")
    assert "One waits" in page
    assert "the oldest for 3 h" in page


def test_home_of_an_admin_who_reads_nothing_leads_to_the_overview_and_shows_no_post(alice):
    ada = add_member(alice.group, reads=Reads.NOTHING, is_admin=True)
    published(alice)
    page = see(ada, "/")
    assert f"/groups/{alice.group_id}/overview/" in page
    assert CLEAN not in page


def test_home_leads_a_site_operator_to_the_groups(client):
    client.force_login(make_user(is_staff=True))
    page = client.get("/").content.decode()
    assert 'href="/groups/"' in page


def test_home_shows_nothing_of_a_group_whose_agreement_is_not_accepted(alice, bob, mona):
    published(alice)
    in_review(alice)
    held = send(bob, TELLING).post
    add_agreement(alice.group)
    for member in (bob, mona):
        page = see(member, "/")
        assert "please read the agreement" in page
        assert CLEAN not in page
        assert str(held.pk) not in page
        assert "wait" not in page.split("<main")[1]


# --------------------------------------------------------------------- feed
def test_the_feed_of_a_new_group_says_how_to_start(alice):
    page = see(alice, feed(alice))
    assert "Your group is quiet" in page
    assert f"/groups/{alice.group_id}/write/" in page


def test_the_feed_shows_kind_words_author_needs_and_coarse_time(alice, bob):
    post = published(alice)
    Post.objects.filter(pk=post.pk).update(needs=["IDEAS", "ETHICS"])
    page = see(bob, feed(bob))
    assert CLEAN in page
    assert "Quiet Harbor" in page
    assert "ideas, an ethics check" in page
    assert "this week" in page
    assert "no replies yet" in page
    assert timezone.now().strftime("%H:%M") not in page


def test_the_feed_shows_words_without_their_marks(alice, bob):
    published(alice, "- How do you *end* a visit?\n- And start one?")
    assert "How do you end a visit? And start one?" in see(bob, feed(bob))


def test_the_newest_activity_comes_first(alice, bob):
    first, second = published(alice), published(alice, CLEAN_TOO)
    assert see(bob, feed(bob)).index(str(second.pk)) < see(bob, feed(bob)).index(str(first.pk))
    published(bob, "What would help you?", parent=first)
    page = see(bob, feed(bob))
    assert page.index(str(first.pk)) < page.index(str(second.pk))
    assert "1 reply" in page


def test_older_pages_neither_skip_nor_repeat_while_others_write(alice, bob):
    posts = shelve(alice, 2 * PAGE + 3)
    seen, url = [], feed(bob)
    while url:
        page = see(bob, url)
        found = [post.pk for post in posts if f"/posts/{post.pk}/" in page]
        seen += found
        shelve(alice, 1, text="Something newer meanwhile?")
        at = page.find('rel="next"')
        url = feed(bob) + page[:at].rsplit('href="', 1)[1].split('"')[0] if at > 0 else ""
    assert seen == [post.pk for post in posts]


def test_posts_of_the_same_moment_are_all_shown_once(alice, bob):
    posts = shelve(alice, PAGE + 5)
    Post.objects.update(active_at=timezone.now())
    first = see(bob, feed(bob))
    older = first[: first.find('rel="next"')].rsplit('href="', 1)[1].split('"')[0]
    second = see(bob, feed(bob) + older)
    assert all((f"/posts/{post.pk}/" in first) != (f"/posts/{post.pk}/" in second) for post in posts)


def test_the_cursor_tells_no_time_and_a_foreign_one_shows_the_first_page(alice, bob):
    shelve(alice, PAGE + 1)
    page = see(bob, feed(bob))
    cursor = page[: page.find('rel="next"')].rsplit("?after=", 1)[1].split('"')[0]
    charlie = add_member(make_group("Other Table"))
    shelve(charlie, 1)
    assert "(0)" in see(charlie, f"{feed(charlie)}?after={cursor}")
    assert cursor != see(bob, feed(bob)).rsplit("?after=", 1)[1].split('"')[0]  # sealed: never the same twice
    assert "(0)" in see(bob, f"{feed(bob)}?after=nonsense-%00-€")


def test_only_the_groups_members_have_its_feed(alice):
    charlie = add_member(make_group("Other Table"))
    see(charlie, feed(alice), status=404)


def test_an_admin_who_reads_nothing_has_no_feed(alice):
    see(add_member(alice.group, reads=Reads.NOTHING, is_admin=True), feed(alice), status=403)


def test_what_is_on_its_way_hidden_or_erased_is_not_in_the_feed(alice, bob):
    send(alice, TELLING)
    hidden, erased = published(alice), published(alice, CLEAN_TOO)
    report(bob, hidden)
    erase_post(actor=erased.author, post=erased)
    assert "Your group is quiet" in see(bob, feed(bob))


# ------------------------------------------------------------------- unread
def test_a_post_is_new_until_it_is_opened_and_again_with_every_reply(alice, bob):
    post = published(alice)
    assert "New</span>" in see(bob, feed(bob))
    see(bob, f"/posts/{post.pk}/")
    assert "New</span>" not in see(bob, feed(bob))
    carol = add_member(alice.group)
    published(carol, "What would help you?", parent=post)
    assert "New</span>" in see(bob, feed(bob))
    assert "New</span>" in see(alice, feed(alice))
    assert "1 new: go to the first" in see(bob, f"/posts/{post.pk}/")
    assert "New</span>" not in see(bob, feed(bob))


def test_an_edit_makes_a_post_new_again(alice, bob):
    post = published(alice)
    see(bob, f"/posts/{post.pk}/")
    draft = open_edit(actor=alice, post=post)
    check(hand_in(write(draft.post, CLEAN_TOO)))
    assert "New</span>" in see(bob, feed(bob))


def test_ones_own_words_are_never_new(alice):
    published(alice)
    assert "New</span>" not in see(alice, feed(alice))


def test_reading_is_remembered_once_and_only_of_what_was_readable(alice, bob):
    post = published(alice)
    reply = published(add_member(alice.group), "What would help you?", parent=post)
    paused = published(add_member(alice.group), "Have you asked them?", parent=post)
    report(alice, paused)
    for _ in range(2):
        see(bob, f"/posts/{post.pk}/")
    opened = Opening.objects.filter(reader=bob).values_list("revision__post", flat=True)
    assert sorted(opened) == sorted([post.pk, reply.pk])
    assert not Opening.objects.filter(reader=alice).exists()


def test_reading_settles_the_notices_about_it(alice, bob):
    post = published(alice)
    published(bob, "What would help you?", parent=post)
    assert Notification.objects.filter(user=alice.user, seen_at=None).exists()
    see(alice, f"/posts/{post.pk}/")
    assert not Notification.objects.filter(user=alice.user, seen_at=None).exists()


# ------------------------------------------------------------------- thread
def test_a_thread_shows_the_words_the_needs_and_the_replies_in_order(alice, bob):
    post = published(alice)
    Post.objects.filter(pk=post.pk).update(needs=["RESOURCES"])
    published(bob, "What would help *you*?", parent=post)
    published(alice, "A good question, thank you.", parent=post)
    page = see(bob, f"/posts/{post.pk}/")
    assert page.index(CLEAN) < page.index("What would help <em>you</em>?") < page.index("A good question, thank you.")
    assert page.count("asked this") == 1
    assert "What would help: <strong>resources</strong>" in page
    assert "2 replies" in page


def test_without_replies_the_page_says_what_a_good_first_one_is(alice, bob):
    assert "A question is a good first reply" in see(bob, f"/posts/{published(alice).pk}/")


def test_words_of_an_older_sanitizer_are_rendered_anew(alice, bob, monkeypatch):
    post = published(alice, "How do you *end* a visit?")
    monkeypatch.setattr(sanitize, "VERSION", sanitize.VERSION + 1)
    monkeypatch.setattr(sanitize, "render", lambda text: f"<p>anew: {len(text)}</p>")
    assert f"anew: {len('How do you *end* a visit?')}" in see(bob, f"/posts/{post.pk}/")


def test_the_link_of_a_reply_leads_to_its_place_in_the_thread(alice, bob):
    post = published(alice)
    reply = published(bob, "What would help you?", parent=post)
    client = Client()
    client.force_login(alice.user)
    assert client.get(f"/posts/{reply.pk}/")["Location"] == f"/posts/{post.pk}/#post-{reply.pk}"


def test_an_erased_reply_leaves_a_line_and_a_hidden_one_says_no_reason(alice, bob):
    post = published(alice)
    erased = published(bob, "I once had the very same.", parent=post)
    paused = published(bob, "Have you asked them?", parent=post)
    erase_post(actor=bob, post=erased)
    report(alice, paused)
    page = see(alice, f"/posts/{post.pk}/")
    assert "A reply was removed by its author." in page
    assert "This reply is paused while someone looks at it" in page
    assert "the very same" not in page
    assert "Have you asked them?" not in page


def test_a_reply_on_its_way_is_a_line_for_its_author_only(alice, bob):
    post = published(alice)
    reply = send(bob, TELLING, parent=post).post
    page = see(bob, f"/posts/{post.pk}/")
    assert "Marked by the check" in page
    assert f"/posts/{reply.pk}/check/" in page
    assert str(reply.pk) not in see(alice, f"/posts/{post.pk}/")


def test_a_reply_erased_before_it_was_published_leaves_no_line(alice, bob):
    post = published(alice)
    reply = send(bob, TELLING, parent=post).post
    erase_post(actor=bob, post=reply)
    for member in (alice, bob):
        page = see(member, f"/posts/{post.pk}/")
        assert "removed by its author" not in page
        assert str(reply.pk) not in page


def test_a_hidden_post_says_to_readers_that_it_is_paused_and_shows_nothing(alice, bob, mona):
    post = published(alice)
    reply = published(bob, "What would help you?", parent=post)
    report(bob, post)
    for member in (alice, bob, mona):
        page = see(member, f"/posts/{post.pk}/")
        assert "This post is paused while someone looks at it." in page
        assert CLEAN not in page
        assert "What would help you?" not in page
        assert "Quiet Harbor" not in page
    assert f"/posts/{post.pk}/check/" in see(alice, f"/posts/{post.pk}/")
    client = Client()
    client.force_login(bob.user)
    assert client.get(f"/posts/{reply.pk}/")["Location"] == f"/posts/{post.pk}/#post-{reply.pk}"
    see(add_member(make_group("Other Table")), f"/posts/{post.pk}/", status=404)


def test_a_post_that_is_not_published_is_not_there_for_readers_and_moderators(alice, bob, mona):
    post = in_review(alice).post
    see(bob, f"/posts/{post.pk}/", status=404)
    see(mona, f"/posts/{post.pk}/", status=404)
    client = Client()
    client.force_login(alice.user)
    assert client.get(f"/posts/{post.pk}/")["Location"] == f"/posts/{post.pk}/check/"


def test_an_erased_post_is_gone(alice, bob):
    post = published(alice)
    erase_post(actor=alice, post=post)
    see(bob, f"/posts/{post.pk}/", status=404)


def test_the_author_can_edit_and_erase_and_sees_an_edit_on_its_way(alice, bob):
    post = published(alice)
    page = see(alice, f"/posts/{post.pk}/")
    assert f"/posts/{post.pk}/edit/" in page
    assert f"/posts/{post.pk}/erase/" in page
    open_edit(actor=alice, post=post)
    page = see(alice, f"/posts/{post.pk}/")
    assert f"/posts/{post.pk}/edit/" not in page
    assert "Your group reads the version before this one." in page
    assert f"/posts/{post.pk}/draft/" in page
    other = see(bob, f"/posts/{post.pk}/")
    assert "Draft" not in other
    assert f"/posts/{post.pk}/erase/" not in other


def test_what_was_typed_as_markup_is_shown_as_it_was_typed(alice, bob):
    post = published(alice, "Is 3 < 5 & 7 > 6 a fair way to say how tired I am?")
    page = see(bob, f"/posts/{post.pk}/")
    assert "3 &lt; 5 &amp; 7 &gt; 6" in page


# --------------------------------------------------------------------- flag
def test_an_identifying_report_hides_the_post_at_once_and_names_nobody(alice, bob, mona):
    post = published(alice)
    answer = send_form(bob, f"/posts/{post.pk}/flag/", {"reason": "IDENTIFYING"})
    assert answer["Location"] == feed(bob)
    assert fresh(post).state == PostState.HIDDEN
    for member in (alice, mona):
        for url in ("/", "/mine/", feed(member), f"/posts/{post.pk}/"):
            assert "Dotted Windmill" not in see(member, url)
    assert "Dotted Windmill" not in see(mona, f"/groups/{mona.group_id}/queue/")


def test_another_concern_leaves_it_readable(alice, bob):
    post = published(alice)
    answer = send_form(bob, f"/posts/{post.pk}/flag/", {"reason": "HARMFUL"})
    assert answer["Location"] == f"/posts/{post.pk}/#post-{post.pk}"
    assert fresh(post).state == PostState.VISIBLE
    assert Review.objects.get().kind == Review.Kind.FLAG


def test_a_second_member_can_report_what_was_hidden_meanwhile(alice, bob):
    post = published(alice)
    report(add_member(alice.group), post)
    send_form(bob, f"/posts/{post.pk}/flag/", {"reason": "SAFEGUARDING"})
    assert Flag.objects.filter(by=bob).count() == 1


def test_a_report_without_a_reason_asks_for_one(alice, bob):
    post = published(alice)
    answer = send_form(bob, f"/posts/{post.pk}/flag/", {})
    assert answer.status_code == 422
    assert "Choose what it is about." in answer.content.decode()
    assert not Flag.objects.exists()


def test_a_report_works_as_a_page_of_its_own(alice, bob):
    page = see(bob, f"/posts/{published(alice).pk}/flag/")
    assert "It is hidden at once when it may identify someone. Nobody learns that it was you." in page


def test_nobody_reports_their_own_post(alice):
    post = published(alice)
    send_form(alice, f"/posts/{post.pk}/flag/", {"reason": "IDENTIFYING"})
    assert fresh(post).state == PostState.VISIBLE


def test_outsiders_cannot_report(alice):
    post = published(alice)
    charlie = add_member(make_group("Other Table"))
    assert send_form(charlie, f"/posts/{post.pk}/flag/", {"reason": "IDENTIFYING"}).status_code == 404
    assert Revision.objects.get().status == "PUBLISHED"
