"""Search: what it finds, for whom, and what it never touches."""

import re

import pytest
from django.test import Client

from groups.models import Membership
from groups.models.membership import Reads
from posts.actions.drafts import open_edit
from posts.actions.erase import erase_post
from posts.models import Opening, Post
from supportcircle.models import AuditEntry
from tests.factories import add_agreement, add_member, make_group
from tests.posts.play import CLEAN, CLEAN_TOO, TELLING, begin, in_review, published, report, send, write
from tests.posts.shelf import shelve

from .browse import browser_of, get, press

pytestmark = pytest.mark.django_db

REPLY = "What helped me was a walk before the visit."


def search(member: Membership, words: str = "", status: int = 200, **more: str) -> str:
    answer = press(member, "/search/", {"words": words, **more})
    assert answer.status_code == status
    return answer.content.decode()


def found(member: Membership, words: str = "", **more: str) -> list[str]:
    """The ids of the posts found, in the order shown."""
    return re.findall(r'href="/posts/[^"#]+#post-([^"]+)"', search(member, words, **more))


# ---------------------------------------------------------------- finding
def test_posts_and_replies_are_found_newest_first_with_the_words_marked(alice, bob):
    root = published(alice, CLEAN_TOO)
    reply = published(bob, REPLY, parent=root)
    assert found(bob, "visit") == [str(reply.pk), str(root.pk)]
    page = search(bob, "VISIT")
    assert "2 found" in page
    assert '<mark class="hit">visit</mark>' in page
    assert f'href="/posts/{root.pk}/#post-{reply.pk}"' in page
    assert "this week" in page


def test_a_phrase_in_quotes_is_found_as_it_stands(alice, bob):
    root = published(alice, CLEAN_TOO)
    assert found(bob, '"end a visit"') == [str(root.pk)]
    assert found(bob, '"a visit end"') == []


def test_it_is_narrowed_by_kind_and_by_what_the_author_hopes_for(alice, bob):
    root = published(alice, CLEAN_TOO)
    Post.objects.filter(pk=root.pk).update(needs=["ETHICS"])
    reply = published(bob, REPLY, parent=root)
    published(alice)
    assert found(bob, "visit", kind="REPLY") == [str(reply.pk)]
    assert found(bob, kind="QUESTION", need="ETHICS") == [str(root.pk)]
    assert found(bob, "visit", need="ETHICS") == [str(reply.pk), str(root.pk)]
    assert found(bob, "visit", need="IDEAS") == []


def test_what_somebody_wrote_is_shown_as_text(alice, bob):
    published(alice, "How do you answer when a client says 3 < 4 & laughs?")
    page = search(bob, "laughs", kind="QUESTION")
    assert "3 &lt; 4 &amp; " in page
    assert "&lt;script&gt;" in search(bob, "<script>alert(1)</script> nothing")


def test_pages_go_on_where_the_last_one_ended_while_others_write(alice, bob):
    posts = shelve(alice, 45)
    first = search(bob, "visit")
    assert "The newest 20" in first
    shelve(alice, 3, text="A visit meanwhile")
    second = search(bob, "visit", after=str(posts[19].pk))
    assert re.findall(r"#post-([^\"]+)\"", second) == [str(post.pk) for post in posts[20:40]]
    assert found(bob, "visit", after=str(posts[39].pk)) == [str(post.pk) for post in posts[40:]]
    assert "Older" not in search(bob, "visit", after=str(posts[39].pk))
    assert "There is nothing older" in search(bob, "visit", after=str(posts[44].pk))


def test_nothing_found_says_what_else_to_try_and_what_is_not_searched(bob):
    page = search(bob, "zebra")
    assert "Nothing found" in page
    assert "Try fewer words" in page
    assert "Not searched:" in page


@pytest.mark.parametrize(("words", "error"), [("", "Write what you look for"), ("a", "at least two letters")])
def test_an_empty_search_and_a_single_letter_say_what_to_change(bob, words, error):
    assert error in search(bob, words, 422)


def test_letters_left_out_are_named(alice, bob):
    published(alice, CLEAN_TOO)
    assert "Left out, because one letter is too short: a" in search(bob, "a visit")


def test_a_group_or_a_place_of_others_is_refused(bob, charlie):
    strange = published(charlie, CLEAN_TOO)
    assert search(bob, "visit", 422, group=str(charlie.group_id))
    mine = published(bob, CLEAN_TOO)
    assert found(bob, "visit", after=str(strange.pk)) == [str(mine.pk)]  # as if it were not there


# ------------------------------------------------------- who may read what
def test_each_finds_only_what_their_groups_can_read_now(alice, bob, mona, charlie):
    root = published(alice, CLEAN_TOO)
    assert found(mona, "visit") == [str(root.pk)]
    assert found(charlie, "visit") == []
    report(bob, root)
    for member in (alice, bob, mona):
        assert found(member, "visit") == []


def test_drafts_posts_in_review_earlier_versions_and_erased_ones_are_not_searched_even_for_their_author(alice, mona):
    begin(alice, "A draft about jugglers")
    in_review(alice, f"{TELLING} She knows jugglers.")
    send(alice, f"{TELLING} Jugglers again.")
    live = published(alice, CLEAN)
    write(open_edit(actor=alice, post=live).post, "Jugglers in an edit")
    gone = published(alice, "How do you talk about jugglers?")
    erase_post(actor=alice, post=gone)
    for member in (alice, mona):
        assert found(member, "jugglers") == []


def test_replies_go_with_the_post_they_answer(alice, bob):
    root = published(alice)
    published(bob, REPLY, parent=root)
    assert len(found(alice, "walk")) == 1
    erase_post(actor=alice, post=root)
    assert found(bob, "walk") == []


def test_several_groups_are_searched_together_or_one_of_them(alice, bob):
    other = make_group("River Table")
    again = add_member(other, bob.user)
    here, there = published(alice, CLEAN_TOO), published(add_member(other), CLEAN_TOO)
    assert found(bob, "visit") == [str(there.pk), str(here.pk)]
    assert "River Table</span>" in search(bob, "visit")
    assert found(bob, "visit", group=str(other.pk)) == [str(there.pk)]
    add_agreement(other)
    assert found(bob, "visit") == [str(here.pk)], "not before the current agreement is accepted"
    Membership.objects.filter(pk=again.pk).update(status=Membership.Status.SUSPENDED)
    assert found(bob, "visit") == [str(here.pk)]


def test_who_reads_nothing_has_nothing_to_search(alice, ada):
    published(alice, CLEAN_TOO)
    assert ada.reads == Reads.NOTHING
    assert "There is nothing to search yet" in get(ada, "/search/")
    assert CLEAN_TOO not in search(ada, "visit")


# ------------------------------------------------------------- no traces
def test_a_search_leaves_no_trace(alice, bob):
    published(alice, CLEAN_TOO)
    before = AuditEntry.objects.count()
    search(bob, "visit")
    assert AuditEntry.objects.count() == before
    assert not Opening.objects.filter(reader=bob).exists()


def test_words_in_the_address_are_not_taken(alice, bob):
    published(alice, CLEAN_TOO)
    page = get(bob, "/search/?words=visit")
    assert "visit" not in page.split("<main")[1].split("What is searched")[0]


def test_search_is_found_on_home_and_in_the_feed(alice, bob):
    root = published(alice, CLEAN_TOO)
    for url in ("/", f"/groups/{bob.group_id}/"):
        page = browser_of(bob).get(url).content.decode()
        assert 'action="/search/"' in page
        assert 'data-key="/"' in page
    assert found(bob, "visit", group=str(bob.group_id)) == [str(root.pk)]


def test_a_search_that_came_after_the_session_ended_is_given_back(bob):
    answer = Client().post("/search/", {"words": "how to end a visit"})
    assert answer.status_code == 403
    assert "how to end a visit" in answer.content.decode()
