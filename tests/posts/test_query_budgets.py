"""Pages that stay as cheap as they are, however much a group has written."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from groups.models import Membership
from groups.models.membership import Reads
from posts.actions.reviews import claim
from posts.models import Draft, Opening, Post
from tests.factories import add_member
from tests.posts.play import FIXED, TELLING, begin, in_review, published, report, review_of
from tests.posts.shelf import shelve

pytestmark = pytest.mark.django_db


def queries(member: Membership, url: str) -> int:
    client = Client()
    client.force_login(member.user)
    with CaptureQueriesContext(connection) as found:
        assert client.get(url).status_code == 200
    return len(found)


def test_the_feed_takes_eight_queries_at_most_for_ten_posts_and_for_a_thousand(alice, bob, mona):
    url = f"/groups/{alice.group_id}/"
    shelve(alice, 10)
    few = [queries(member, url) for member in (alice, bob, mona)]
    shelve(alice, 990)
    many = [queries(member, url) for member in (alice, bob, mona)]
    assert few == many
    assert max(many) <= 8


def test_a_thread_of_fifty_replies_takes_ten_queries_at_most(alice, bob, mona):
    [root] = shelve(alice, 1)
    shelve(bob, 25, parent=root)
    shelve(alice, 25, parent=root)
    for member in (alice, bob, mona):
        begin(member, "I began to write", parent=root)
        assert queries(member, f"/posts/{root.pk}/") <= 10  # the first time, when it is remembered
        assert queries(member, f"/posts/{root.pk}/") <= 10
    assert Draft.objects.filter(parent=root).count() == 3
    assert Opening.objects.filter(reader=mona).count() == 51


def test_home_takes_as_many_queries_for_many_posts_as_for_few(alice, bob, mona):
    def settled() -> list[int]:
        return [queries(member, "/") for member in (alice, bob, mona)]

    shelve(bob, 2)
    begin(alice)
    in_review(alice)
    few = settled()
    shelve(bob, 30)
    for number in range(5):
        begin(alice)
        in_review(alice, f"{TELLING} ({number})")
    assert settled() == few


def test_the_queue_takes_as_many_queries_for_many_items_as_for_few(alice, bob, mona):
    def fill() -> None:
        in_review(alice, f"{TELLING} ({Post.objects.count()})")
        report(bob, published(alice, f"{FIXED} ({Post.objects.count()})"))

    url = f"/groups/{alice.group_id}/queue/"
    fill()
    claim(actor=mona, review=review_of(Post.objects.filter(state="UNPUBLISHED")[0]))
    few = queries(mona, url)
    for _ in range(4):
        fill()
    claim(actor=add_member(alice.group, reads=Reads.MODERATOR), review=review_of(Post.objects.latest("created_at")))
    assert queries(mona, url) == few
