"""The broker is down: people go on writing and reading, and what they sent is checked when it is back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from tests.services.site import Site

from .people import Person

pytestmark = pytest.mark.browser


@contextmanager
def no_broker(site: Site) -> Iterator[None]:
    """Killed, and without its folder it does not start again."""
    folder, elsewhere = site.var / "broker", site.var / "broker-elsewhere"
    folder.rename(elsewhere)
    broker = site.service("valkey-server")
    assert broker
    broker.kill()
    try:
        yield
    finally:
        elsewhere.rename(folder)


def test_what_is_sent_without_the_broker_is_published_once_when_it_is_back(
    site: Site, person: Callable[..., Person]
) -> None:
    frank, erin = person("frank"), person("erin")
    words = "How do you end a day that went wrong?"
    frank.follows("Prairie Table")
    feed = frank.page.url
    with no_broker(site):
        frank.follows("Write")
        frank.follows("Question")
        frank.fills("Your question", words)
        frank.presses("Check it")
        frank.sends("Send to the group")
        frank.reads("The check has not run yet; nobody can see this post.")
        erin.goes_to(feed)
        assert erin.page.get_by_text(words).count() == 0
        person("dana").reads("New in your group")  # signing in needs no broker
    frank.waits_for("Published", seconds=90)
    for someone in (frank, erin):
        someone.goes_to(feed)
        assert someone.page.get_by_role("link", name=words).count() == 1
