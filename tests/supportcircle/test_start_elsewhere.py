"""`manage.py start` on a grown site and in awkward places."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.services.postgres import Postgres
from tests.services.site import Site

pytestmark = pytest.mark.services


def test_a_site_grown_to_postgresql_and_redis_runs_the_same_way(
    new_site: Callable[..., Site], postgres: Postgres, redis_url: str
) -> None:
    site = new_site(DATABASE_URL=postgres.create("grown"), REDIS_URL=redis_url)
    site.start()
    site.works()
    assert not site.service("valkey-server")
    assert not (site.var / "supportcircle.sqlite3").exists()
    assert site.stop() < 10


def test_a_folder_with_a_long_path_keeps_its_socket_where_a_socket_fits(new_site: Callable[..., Site]) -> None:
    site = new_site("a-name-of-fifty-characters-so-that-the-path-is-long" * 2)
    site.start()
    site.works()
    where = "from django.conf import settings; print(settings.BROKER_SOCKET)"
    socket = Path(site.manage("shell", "-v", "0", "-c", where).strip())
    assert socket.is_socket()
    assert site.var not in socket.parents
    site.stop()
    assert not socket.parent.exists()
