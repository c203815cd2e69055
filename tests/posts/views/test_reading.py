"""Home and the feed, as each of the people meets them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from groups.models import Membership
from groups.models.membership import Reads
from posts.actions.erase import erase_post
from posts.feed import PAGE
from posts.models import Post, Review
from posts.statuses import Verb
from tests.factories import add_agreement, add_member, make_group, make_user
from tests.posts.play import CLEAN, CLEAN_TOO, TELLING, begin, decided, in_review, published, report, send
from tests.posts.shelf import shelve

from .browse import get

pytestmark = pytest.mark.django_db


def feed(member: Membership) -> str:
    return f"/groups/{member.group_id}/"


# ------------------------------------------------------------------ home
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
    page = get(alice, "/")
    assert "One thing needs you" in page
    assert page.index("Returned to you") < page.index("What you began") < page.index("New in your group")
    assert f"/posts/{post.pk}/check/" in page


def test_home_puts_what_a_moderator_returned_before_what_the_check_held(alice, mona):
    returned = in_review(alice).post
    decided(mona, returned, Verb.RETURN)
    held = send(alice, TELLING.replace("Jenny", "Anna")).post
    page = get(alice, "/")
    assert page.index(str(returned.pk)) < page.index(str(held.pk))


def test_home_shows_at_most_ten_new_posts(alice, bob):
    shelve(bob, 12)
    assert get(alice, "/").count('class="unread"') == 10


def test_home_tells_a_moderator_how_many_wait_and_since_when(alice, mona):
    in_review(alice)
    Review.objects.update(opened_at=timezone.now() - timedelta(hours=3))
    page = get(mona, "/")
    assert "One waits" in page
    assert "the oldest for 3 h" in page


def test_home_of_an_admin_who_reads_nothing_leads_to_the_overview_and_shows_no_post(alice):
    ada = add_member(alice.group, reads=Reads.NOTHING, is_admin=True)
    published(alice)
    page = get(ada, "/")
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
        page = get(member, "/")
        assert "please read the agreement" in page
        assert CLEAN not in page
        assert str(held.pk) not in page
        assert "wait" not in page.split("<main")[1]


# ------------------------------------------------------------------ feed
def test_the_feed_of_a_new_group_says_how_to_start(alice):
    page = get(alice, feed(alice))
    assert "Your group is quiet" in page
    assert f"/groups/{alice.group_id}/write/" in page


def test_the_feed_shows_kind_words_author_needs_and_coarse_time(alice, bob):
    post = published(alice)
    Post.objects.filter(pk=post.pk).update(needs=["IDEAS", "ETHICS"])
    page = get(bob, feed(bob))
    assert CLEAN in page
    assert "Quiet Heron" in page
    assert "ideas, an ethics check" in page
    assert "this week" in page
    assert "no replies yet" in page
    assert timezone.now().strftime("%H:%M") not in page


def test_the_feed_shows_words_without_their_marks(alice, bob):
    published(alice, "- How do you *end* a visit?\n- And start one?")
    assert "How do you end a visit? And start one?" in get(bob, feed(bob))


def test_the_newest_activity_comes_first(alice, bob):
    first, second = published(alice), published(alice, CLEAN_TOO)
    assert get(bob, feed(bob)).index(str(second.pk)) < get(bob, feed(bob)).index(str(first.pk))
    published(bob, "What would help you?", parent=first)
    page = get(bob, feed(bob))
    assert page.index(str(first.pk)) < page.index(str(second.pk))
    assert "1 reply" in page


def test_older_pages_neither_skip_nor_repeat_while_others_write(alice, bob):
    posts = shelve(alice, 2 * PAGE + 3)
    seen, url = [], feed(bob)
    while url:
        page = get(bob, url)
        found = [post.pk for post in posts if f"/posts/{post.pk}/" in page]
        seen += found
        shelve(alice, 1, text="Something newer meanwhile?")
        at = page.find('rel="next"')
        url = feed(bob) + page[:at].rsplit('href="', 1)[1].split('"')[0] if at > 0 else ""
    assert seen == [post.pk for post in posts]


def test_posts_of_the_same_moment_are_all_shown_once(alice, bob):
    posts = shelve(alice, PAGE + 5)
    Post.objects.update(active_at=timezone.now())
    first = get(bob, feed(bob))
    older = first[: first.find('rel="next"')].rsplit('href="', 1)[1].split('"')[0]
    second = get(bob, feed(bob) + older)
    assert all((f"/posts/{post.pk}/" in first) != (f"/posts/{post.pk}/" in second) for post in posts)


def test_the_cursor_tells_no_time_and_a_foreign_one_shows_the_first_page(alice, bob):
    shelve(alice, PAGE + 1)
    page = get(bob, feed(bob))
    cursor = page[: page.find('rel="next"')].rsplit("?after=", 1)[1].split('"')[0]
    charlie = add_member(make_group("Other Table"))
    shelve(charlie, 1)
    assert "(0)" in get(charlie, f"{feed(charlie)}?after={cursor}")
    assert cursor != get(bob, feed(bob)).rsplit("?after=", 1)[1].split('"')[0]  # sealed: never the same twice
    assert "(0)" in get(bob, f"{feed(bob)}?after=nonsense-%00-€")


def test_only_the_groups_members_have_its_feed(alice):
    charlie = add_member(make_group("Other Table"))
    get(charlie, feed(alice), status=404)


def test_an_admin_who_reads_nothing_has_no_feed(alice):
    get(add_member(alice.group, reads=Reads.NOTHING, is_admin=True), feed(alice), status=403)


def test_what_is_on_its_way_hidden_or_erased_is_not_in_the_feed(alice, bob):
    send(alice, TELLING)
    hidden, erased = published(alice), published(alice, CLEAN_TOO)
    report(bob, hidden)
    erase_post(actor=erased.author, post=erased)
    assert "Your group is quiet" in get(bob, feed(bob))
