import ipaddress
import re

import pytest
from allauth.usersessions.models import UserSession
from django.core import mail
from django.test import Client, override_settings

from groups import tokens
from groups.actions import invite
from groups.models import Membership
from groups.models.membership import Reads
from tests.factories import PASSWORD, make_user


def test_a_session_keeps_neither_address_nor_browser(client: Client, alice: Membership) -> None:
    data = {"login": alice.user.email, "password": PASSWORD}
    client.post("/account/login/", data, headers={"user-agent": "Browser of Alice 7"}, REMOTE_ADDR="192.0.2.7")
    (session,) = UserSession.objects.all()
    assert session.user_agent == ""
    assert ipaddress.ip_address(session.ip) in ipaddress.ip_network("fd00::/8")


def test_a_stand_in_is_the_same_for_one_client_and_another_for_another(alice: Membership, bob: Membership) -> None:
    seen = []
    for person, address in ((alice, "192.0.2.7"), (bob, "192.0.2.7"), (alice, "192.0.2.8")):
        Client().post("/account/login/", {"login": person.user.email, "password": PASSWORD}, REMOTE_ADDR=address)
        seen.append(UserSession.objects.latest("pk").ip)
    assert seen[0] == seen[1] != seen[2]


def test_one_household_counts_as_one_client(alice: Membership) -> None:
    for address in ("2001:db8::1", "2001:db8::2"):
        Client().post("/account/login/", {"login": alice.user.email, "password": PASSWORD}, REMOTE_ADDR=address)
    assert UserSession.objects.values("ip").distinct().count() == 1


def test_signing_in_looks_at_no_capitals(client: Client, alice: Membership) -> None:
    response = client.post("/account/login/", {"login": "Alice@People.EXAMPLE", "password": PASSWORD})
    assert response.status_code == 302


def test_a_wrong_password_and_an_unknown_address_read_the_same(client: Client, alice: Membership) -> None:
    texts = set()
    for email in (alice.user.email, "nobody@people.example"):
        page = client.post("/account/login/", {"login": email, "password": "not the right one"})
        texts.add(page.content.decode().replace(email, "").split("<main")[1].split("csrfmiddlewaretoken")[0])
    assert len(texts) == 1
    assert "do not go together" in texts.pop()


@pytest.mark.parametrize("email", ["alice@people.example", "nobody@people.example"])
def test_a_forgotten_password_tells_nothing_of_accounts(client: Client, alice: Membership, email: str) -> None:
    response = client.post("/account/password/reset/", {"email": email})
    assert response["Location"] == "/account/password/reset/confirm/"
    assert [message.to for message in mail.outbox] == ([[email]] if email.startswith("alice") else [])


def test_the_mail_with_a_code_names_nobody_and_nothing(client: Client, alice: Membership) -> None:
    client.post("/account/password/reset/", {"email": alice.user.email}, headers={"user-agent": "Browser 7"})
    (message,) = mail.outbox
    assert message.subject == "Your code"
    for secret in ("alice", "Quiet Heron", "Prairie", "Browser", "127.0.0.1", "localhost:8000", "social"):
        assert secret not in f"{message.subject} {message.body}"


SERVER_DOWN = {
    "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    "EMAIL_HOST": "localhost",
    "EMAIL_PORT": 1,
}


@override_settings(**SERVER_DOWN)
def test_while_mail_fails_too_a_forgotten_password_tells_nothing_of_accounts(alice: Membership) -> None:
    pages = set()
    for email in (alice.user.email, "nobody@people.example"):
        page = Client().post("/account/password/reset/", {"email": email}, follow=True)
        assert page.status_code == 200
        text = page.content.decode().replace(email, "")
        pages.add(re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text))
    assert len(pages) == 1


@override_settings(**SERVER_DOWN)
def test_while_mail_fails_who_signs_up_is_told(client: Client, ada: Membership) -> None:
    invitation = invite(actor=ada.user, group=ada.group, email="dana@people.example", reads=Reads.MEMBER)
    client.get(f"/join/{tokens.token_of(invitation)}/")
    data = {"email": "dana@people.example", "password1": PASSWORD}
    page = client.post("/account/signup/", data, follow=True)
    assert "could not be sent just now" in page.content.decode()


def test_the_database_lowers_every_address(db: None) -> None:
    assert make_user("Erin@People.Example").email == "erin@people.example"
