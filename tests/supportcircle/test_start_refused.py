"""What makes `manage.py start` refuse: one sentence, status 2, nothing touched."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.services.site import Site

pytestmark = pytest.mark.services


def everything_in(folder: Path) -> dict[str, bytes | None]:
    return {str(path): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


def test_a_folder_that_cannot_be_written_is_refused(new_site: Callable[..., Site]) -> None:
    site = new_site()
    site.var.write_text("a file where the folder should be")
    assert site.refused() == (
        f"Cannot write to {site.var}; make it a folder of this account, or set SUPPORTCIRCLE_VAR to another."
    )
    assert new_site("below", SUPPORTCIRCLE_VAR="/proc/circle").refused().startswith("Cannot write to /proc/circle;")


def test_lost_keys_and_wrong_keys_are_refused_and_nothing_is_touched(new_site: Callable[..., Site]) -> None:
    site = new_site()
    site.start()
    site.stop()
    keys = site.var / "keys"
    right = keys.read_text()

    keys.unlink()
    before = everything_in(site.var)
    assert site.refused().startswith("The encryption keys are missing. Put the key file back from your backup")
    assert everything_in(site.var) == before

    keys.write_text("dGVzdHMgdGVzdHMgdGVzdHMgdGVzdHMgdGVzdHMgLi4=")
    assert site.refused() == (
        f"The encryption keys are not those of this database; put the right {keys} back from your backup, "
        "or set SUPPORTCIRCLE_KEYS."
    )
    keys.write_text(right)
    site.start()


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("nonsense", "DATABASE_URL is not a database address."),
        ("sqlite:////nowhere/circle.sqlite3", "The database does not answer or is none;"),
        ("sqlite:////bin/sh", "The database does not answer or is none;"),
        ("postgres:///circle?host=/nowhere", "The database does not answer or is none;"),
    ],
)
def test_a_wrong_database_address_is_refused_before_anything_is_made(
    new_site: Callable[..., Site], url: str, sentence: str
) -> None:
    site = new_site(DATABASE_URL=url)
    assert site.refused().startswith(sentence)
    assert not site.var.exists()


def test_a_redis_that_does_not_answer_is_refused(new_site: Callable[..., Site]) -> None:
    site = new_site(REDIS_URL="redis://127.0.0.1:1")
    assert site.refused().startswith("No Redis or Valkey answers at REDIS_URL;")
    assert not site.var.exists()
