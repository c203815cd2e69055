"""Telling the moderators about a post."""

import pytest

from groups.models import Membership
from posts.models import Flag, Review, Revision
from posts.statuses import PostState
from tests.factories import add_member, make_group
from tests.posts.play import fresh, published, report

from .browse import get, press

pytestmark = pytest.mark.django_db


def feed(member: Membership) -> str:
    return f"/groups/{member.group_id}/"


def test_an_identifying_report_hides_the_post_at_once_and_names_nobody(alice, bob, mona):
    post = published(alice)
    answer = press(bob, f"/posts/{post.pk}/flag/", {"reason": "IDENTIFYING"})
    assert answer["Location"] == feed(bob)
    assert fresh(post).state == PostState.HIDDEN
    for member in (alice, mona):
        for url in ("/", "/mine/", feed(member), f"/posts/{post.pk}/"):
            assert "Mossy Kettle" not in get(member, url)
    assert "Mossy Kettle" not in get(mona, f"/groups/{mona.group_id}/queue/")


def test_another_concern_leaves_it_readable(alice, bob):
    post = published(alice)
    answer = press(bob, f"/posts/{post.pk}/flag/", {"reason": "HARMFUL"})
    assert answer["Location"] == f"/posts/{post.pk}/#post-{post.pk}"
    assert fresh(post).state == PostState.VISIBLE
    assert Review.objects.get().kind == Review.Kind.FLAG


def test_a_second_member_can_report_what_was_hidden_meanwhile(alice, bob):
    post = published(alice)
    report(add_member(alice.group), post)
    press(bob, f"/posts/{post.pk}/flag/", {"reason": "SAFEGUARDING"})
    assert Flag.objects.filter(by=bob).count() == 1


def test_a_report_without_a_reason_asks_for_one(alice, bob):
    post = published(alice)
    answer = press(bob, f"/posts/{post.pk}/flag/", {})
    assert answer.status_code == 422
    assert "Choose what it is about." in answer.content.decode()
    assert not Flag.objects.exists()


def test_a_report_works_as_a_page_of_its_own(alice, bob):
    page = get(bob, f"/posts/{published(alice).pk}/flag/")
    assert "It is hidden at once when it may identify someone. Nobody learns that it was you." in page


def test_nobody_reports_their_own_post(alice):
    post = published(alice)
    press(alice, f"/posts/{post.pk}/flag/", {"reason": "IDENTIFYING"})
    assert fresh(post).state == PostState.VISIBLE


def test_outsiders_cannot_report(alice):
    post = published(alice)
    charlie = add_member(make_group("Other Table"))
    assert press(charlie, f"/posts/{post.pk}/flag/", {"reason": "IDENTIFYING"}).status_code == 404
    assert Revision.objects.get().status == "PUBLISHED"
