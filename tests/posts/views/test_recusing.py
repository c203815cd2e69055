""" "I recognize this case", in a browser."""

from datetime import timedelta

import pytest
from django.utils import timezone

from posts.models import Recusal
from tests.posts.play import CLEAN, CLEAN_TOO, TELLING, ask_for, in_review, keep_all, published, review_of, send

from .browse import browser_of, get, land, press
from .desk import queue, started, url_of

pytestmark = pytest.mark.django_db


def test_it_says_what_happens_then_and_does_it_on_one_press(alice, bob, mona):
    root = published(alice)
    url = f"/posts/{root.pk}/recuse/"
    assert url in get(bob, f"/posts/{root.pk}/")
    page = get(bob, url)
    assert "Nobody learns that it was you." in page
    assert "your queue" not in page
    page = land(bob, url)
    assert "You do not see this conversation" in page
    assert "It is not in your queue any more" in get(mona, url)
    assert CLEAN not in get(bob, f"/groups/{bob.group_id}/")
    assert CLEAN in get(mona, f"/groups/{bob.group_id}/")


def test_everything_about_it_is_gone_and_a_link_to_it_says_why_to_them_only(alice, bob, mona):
    root = published(alice)
    reply = published(mona, CLEAN_TOO, parent=root)
    press(bob, f"/posts/{reply.pk}/recuse/")
    for url in (f"/posts/{reply.pk}/", f"/posts/{root.pk}/flag/", f"/posts/{root.pk}/reply/"):
        get(bob, url, 404)
    assert browser_of(bob).get(f"/posts/{root.pk}/")["Location"] == f"/posts/{root.pk}/recuse/"
    assert CLEAN in get(mona, f"/posts/{root.pk}/")
    assert press(bob, f"/posts/{root.pk}/recuse/").status_code == 200, "the second press of a double click"


def test_right_after_it_can_be_taken_back_and_later_not(alice, bob):
    root = published(alice)
    url = f"/posts/{root.pk}/recuse/"
    press(bob, url)
    assert f"{url}undo/" in get(bob, url)
    assert "Taken back. You see it again." in land(bob, f"{url}undo/")
    assert CLEAN in get(bob, f"/posts/{root.pk}/")
    press(bob, url)
    Recusal.objects.update(made_at=timezone.now() - timedelta(minutes=11))
    assert f"{url}undo/" not in get(bob, url)
    assert "It is too late to take this back." in land(bob, f"{url}undo/")
    assert CLEAN not in get(bob, f"/groups/{bob.group_id}/")


def test_a_moderator_gives_up_what_they_hold(alice, mona, moses):
    review = started(mona, in_review(alice))
    url = f"/posts/{review.post_id}/recuse/"
    assert url in get(mona, url_of(review))
    press(mona, url)
    get(mona, url_of(review), 404)
    assert press(mona, url_of(review, "decide/"), {"turn": "2", "verb": "approve"}).status_code == 404
    assert "nothing waits" in queue(mona)
    assert review_of(review.post).claimed_by is None
    page = queue(moses)
    assert "1 wait" in page
    assert "Start review" in page


def test_nobody_recognizes_their_own_case(alice):
    root = published(alice)
    assert "recuse" not in get(alice, f"/posts/{root.pk}/")
    assert press(alice, f"/posts/{root.pk}/recuse/").status_code == 403


def test_what_somebody_else_recognized_is_not_there_for_others(alice, bob, mona):
    root = published(alice)
    press(bob, f"/posts/{root.pk}/recuse/")
    assert press(mona, f"/posts/{root.pk}/recuse/undo/").status_code == 404
    assert Recusal.objects.get().reader == bob


def test_a_moderator_who_asked_reviews_the_replies_and_is_not_offered_it(bob, mona, moses):
    root = published(mona)
    revision = send(bob, TELLING, parent=root)
    keep_all(revision.post)
    review = started(mona, ask_for(revision.post))
    assert "/recuse/" not in get(mona, url_of(review))
    assert "/recuse/" in get(moses, url_of(review))
