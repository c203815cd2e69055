"""One person with a browser of their own."""

from django.http import HttpResponse
from django.test import Client

from groups.models import Membership


def browser_of(member: Membership) -> Client:
    client = Client()
    client.force_login(member.user)
    return client


def get(member: Membership, url: str, status: int = 200) -> str:
    page = browser_of(member).get(url)
    assert page.status_code == status
    return page.content.decode()


def press(member: Membership, url: str, data: dict[str, str | list[str]] | None = None) -> HttpResponse:
    return browser_of(member).post(url, data or {})


def land(member: Membership, url: str, data: dict[str, str | list[str]] | None = None) -> str:
    """The page on which a form ends."""
    page = browser_of(member).post(url, data or {}, follow=True)
    assert page.redirect_chain
    return page.content.decode()
