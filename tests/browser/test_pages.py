"""The pages beside the path: settings, management, what somebody sees who lost their way."""

import re
from collections.abc import Callable

import pytest

from tests.services.site import Site

from .conftest import ELSEWHERE
from .pages import is_sound
from .people import Person

pytestmark = pytest.mark.browser

NewPerson = Callable[..., Person]

ANYBODY = ["account/login", "account/password/reset", "account/signup", "report", "join/nothing"]
MEMBER = [
    "account", "account/email", "account/password/change", "account/sessions",
    "groups", "guidance/check", "mine", "nowhere",
]  # fmt: skip
ADMIN = ["overview", "members", "settings", "agreement", "agreement/edit", "leave"]


@pytest.mark.parametrize("path", ANYBODY)
def test_pages_for_anybody(person: NewPerson, path: str) -> None:
    somebody = person()
    somebody.goes_to(f"/{path}/")
    is_sound(somebody.page, path.replace("/", "-"))


def test_pages_of_a_member(person: NewPerson) -> None:
    alice = person("alice")
    is_sound(alice.page, "home-with-much")
    for path in MEMBER:
        alice.goes_to(f"/{path}/")
        is_sound(alice.page, path.replace("/", "-"))
    alice.goes_to("/")
    alice.follows("Prairie Table")
    is_sound(alice.page, "feed-with-much")
    alice.page.locator("main").get_by_role("link", name=re.compile("May I accept the bread")).click()
    alice.page.locator("main summary", has_text="Report").first.click()
    is_sound(alice.page, "thread-reporting")


def test_pages_of_an_admin(person: NewPerson) -> None:
    ada = person("ada")
    ada.follows("Manage")
    group = ada.page.url.removesuffix("overview/")
    for path in ADMIN:
        ada.goes_to(f"{group}{path}/")
        if path == "members":
            ada.page.locator("main summary").first.click()
        is_sound(ada.page, f"group-{path.replace('/', '-')}")


def test_leaving_quickly_signs_out_and_back_does_not_return(site: Site, person: NewPerson) -> None:
    alice = person("alice")
    alice.follows("Prairie Table")
    alice.hosts.add(f"127.0.0.1:{site.port}")
    alice.follows("Leave quickly")
    alice.page.wait_for_url(ELSEWHERE.format(site.port))
    alice.page.go_back()
    alice.reads("Sign in")
