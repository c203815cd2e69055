"""`manage.py start`, run as a person runs it."""

import os
import signal
import socket
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.services.postgres import Postgres
from tests.services.processes import wait_until
from tests.services.site import Site

pytestmark = pytest.mark.services

NewSite = Callable[..., Site]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One that runs while the tests of this module look at it, and that may be hurt but not stopped."""
    site = Site(tmp_path_factory.mktemp("site"))
    site.start()
    yield site
    site.end()


def everything_in(folder: Path) -> dict[str, bytes | None]:
    return {str(path): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


def test_a_first_start_makes_all_it_needs_and_prints_an_address_that_answers(site: Site) -> None:
    assert f"SupportCircle answers at http://localhost:{site.port} (Ctrl-C stops it)." in site.running.said()
    assert site.status_of("/") < 400
    assert stat.S_IMODE(site.var.stat().st_mode) == 0o700
    for name in ("keys", "secret-key", "supportcircle.sqlite3"):
        assert stat.S_IMODE((site.var / name).stat().st_mode) == 0o600, name


def test_a_second_start_with_the_same_folder_is_refused(site: Site) -> None:
    assert site.refused("--port", "0") == (
        f"SupportCircle is already running with {site.var}, or still stopping; stop it first, "
        "or set SUPPORTCIRCLE_VAR to another folder."
    )


def test_a_port_in_use_is_refused_before_anything_is_made(site: Site, new_site: NewSite) -> None:
    other = new_site()
    assert other.refused("--port", str(site.port)) == (
        f"Port {site.port} of 127.0.0.1 is in use or not allowed; stop what uses it, or choose another --port."
    )
    assert not other.var.exists()


@pytest.mark.parametrize("words", ["celery --quiet --app supportcircle worker", "beat", "granian", "valkey-server"])
def test_a_killed_process_comes_back(site: Site, words: str) -> None:
    killed = site.process(words)
    killed.kill()

    def is_back() -> bool:
        return any(words in " ".join(p.cmdline()) and p.pid != killed.pid for p in running(site))

    wait_until(is_back, f"{words} runs again")
    wait_until(lambda: answers(site), "the site answers again")
    wait_until(lambda: does_its_work(site), "the worker takes jobs again")


def test_a_killed_watcher_leaves_no_second_worker(site: Site) -> None:
    words = "supportcircle worker"
    site.process(words).parent().kill()
    wait_until(lambda: site.running.said().count("The worker stopped by itself") > 0, "it was noticed")
    wait_until(lambda: any(words in " ".join(p.cmdline()) for p in running(site)), "the worker runs again")
    assert sum(words in " ".join(p.cmdline()) for p in running(site)) == 1
