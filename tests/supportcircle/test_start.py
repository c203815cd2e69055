"""`manage.py start` while it runs, as a person meets it."""

import stat
from collections.abc import Callable, Iterator

import pytest

from tests.services.processes import wait_until
from tests.services.site import Site

pytestmark = [pytest.mark.services, pytest.mark.xdist_group("one site")]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One that runs while the tests of this module look at it, and that may be hurt but not stopped."""
    site = Site(tmp_path_factory.mktemp("site"))
    site.start()
    yield site
    site.end()


def test_a_first_start_makes_all_it_needs_and_prints_an_address_that_answers(site: Site) -> None:
    assert f"SupportCircle answers at http://localhost:{site.port} (Ctrl-C stops it)." in site.running.said()
    assert site.status_of("/") < 400
    assert stat.S_IMODE(site.var.stat().st_mode) == 0o700
    for name in ("keys", "secret-key", "supportcircle.sqlite3"):
        assert stat.S_IMODE((site.var / name).stat().st_mode) == 0o600, name


def test_the_check_is_loaded_before_anybody_writes(site: Site) -> None:
    wait_until(lambda: site.processes("posts.deidentification"), "the web server loaded the check", 30)


def test_a_second_start_with_the_same_folder_is_refused(site: Site) -> None:
    assert site.refused("--port", "0") == (
        f"SupportCircle is already running with {site.var}, or still stopping; stop it first, "
        "or set SUPPORTCIRCLE_VAR to another folder."
    )


def test_a_port_in_use_is_refused_before_anything_is_made(site: Site, new_site: Callable[..., Site]) -> None:
    other = new_site()
    assert other.refused("--port", str(site.port)) == (
        f"Port {site.port} of 127.0.0.1 is in use or not allowed; stop what uses it, or choose another --port."
    )
    assert not other.var.exists()


def test_every_process_that_is_killed_comes_back_and_the_site_works_on(site: Site) -> None:
    for words in ("valkey-server", "supportcircle worker", "supportcircle beat", "granian"):
        killed = site.service(words)
        assert killed, words
        killed.kill()
        killed.wait(5)
        wait_until(lambda words=words: site.service(words), f"{words} runs again")
    wait_until(lambda: answers(site), "the site answers again")
    site.works()


def test_a_worker_whose_watcher_was_killed_gets_no_second_one_beside_it(site: Site) -> None:
    worker = site.service("supportcircle worker")
    assert worker
    worker.parent().kill()
    worker.wait(10)
    wait_until(lambda: site.service("supportcircle worker"), "the worker runs again")
    assert len(site.processes("supportcircle worker")) == 2  # it and its watcher


def answers(site: Site) -> bool:
    try:
        return site.status_of("/") < 400
    except OSError:
        return False
