"""What every answer carries and what no request gets past, also when something goes wrong."""

import pytest
from django.test import Client

from groups.models import Membership
from supportcircle import notifications
from supportcircle.models import Notification

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(alice: Membership) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(alice.user)
    return client


PAGES = ["/", "/mine/", "/nowhere/", "/leave/", "/account/", "/posts/00000000-0000-0000-0000-000000000000/"]


@pytest.mark.parametrize("url", PAGES)
def test_nothing_is_stored_by_a_browser_or_a_proxy(url: str, browser: Client) -> None:
    assert browser.get(url)["Cache-Control"] == "no-store"
    assert Client().get(url)["Cache-Control"] == "no-store"


def test_an_error_is_not_stored_either(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("posts.views.reading.home_of", lambda user: 1 / 0)
    answer = browser.get("/")
    assert (answer.status_code, answer["Cache-Control"]) == (500, "no-store")
    assert "default-src 'none'" in answer["Content-Security-Policy"]


@pytest.mark.parametrize("length", ["1000001", "5000000"])
def test_an_oversized_body_is_refused_before_it_is_read(length: str, browser: Client) -> None:
    answer = browser.post("/mine/", b"text=x", content_type="application/x-www-form-urlencoded", CONTENT_LENGTH=length)
    assert answer.status_code == 413


@pytest.mark.parametrize("length", ["", "many", "-5"])
def test_a_length_that_is_none_is_no_error(length: str, browser: Client) -> None:
    assert browser.get("/mine/", CONTENT_LENGTH=length).status_code == 200


# -------------------------------------------------------------- notifications
def test_a_notice_is_a_code_and_an_id(alice: Membership) -> None:
    notifications.notify(alice.user_id, "returned", target=alice.pk)
    notice = Notification.objects.get()
    assert (notice.kind, notice.target, str(notice)) == ("returned", alice.pk, f"returned {notice.pk}")


def test_seen_is_for_one_person_and_done_for_everybody(alice: Membership, bob: Membership) -> None:
    for member in (alice, bob):
        notifications.notify(member.user_id, "review_waiting", target=alice.pk)
    notifications.mark_seen(alice.user_id, alice.pk)
    assert [notice.user_id for notice in Notification.objects.filter(seen_at=None)] == [bob.user_id]
    notifications.nothing_waits(alice.pk)
    assert not Notification.objects.filter(seen_at=None).exists()


def test_who_was_signed_out_gets_the_whole_sign_in_page_and_not_as_a_piece_of_another(client: Client) -> None:
    answer = client.get("/mine/", headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Refresh"], answer.content) == (200, "true", b"")
