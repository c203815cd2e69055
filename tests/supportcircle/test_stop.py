"""The end of `manage.py start`, and starting again."""

import signal
import socket
from collections.abc import Callable, Iterator

import pytest

from tests.services.site import NOTICE, Site

pytestmark = pytest.mark.services


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_stops_everything_and_a_second_start_finds_everything_where_it_was(
    new_site: Callable[..., Site], number: signal.Signals
) -> None:
    site = new_site()
    site.start()
    site.works()
    keys = (site.var / "keys").read_bytes()

    assert site.stop(number) < 10
    assert site.running.process.returncode == 0

    site.start()
    assert (site.var / "keys").read_bytes() == keys
    assert site.manage("shell", "-v", "0", "-c", "from groups.models import User; print(User.objects.count())") == "1\n"


@pytest.fixture
def silent_server() -> Iterator[socket.socket]:
    """Takes connections and never says a word, so that a worker who mails is in the middle of it."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(30)
        yield server


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_nothing_outlives_the_start_also_in_the_middle_of_a_job(
    new_site: Callable[..., Site], silent_server: socket.socket, number: signal.Signals
) -> None:
    site = new_site(EMAIL_URL=f"smtp://127.0.0.1:{silent_server.getsockname()[1]}")
    site.start()
    site.manage("shell", "-v", "0", "-c", NOTICE)
    connection, _ = silent_server.accept()
    with connection:
        assert site.stop(number) < 10
