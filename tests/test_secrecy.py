"""A marker goes the whole way through the site, in every text that somebody can write, and is found nowhere else.

Real views, a database in a file, the real broker and cache, and the site's own log format.
"""

import io
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.db import connection
from django.test import Client

from posts.models import Revision
from posts.tasks import screen_revision, settle_due, settle_revision
from supportcircle import settings as site
from supportcircle.apps import make_cache_table
from supportcircle.logging import ClassOnlyFormatter
from supportcircle.models import AuditEntry
from tests.factories import make_user
from tests.journey import DILEMMA, Journey, holds_mark, play_it
from tests.services.broker import Broker

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.services]


@pytest.fixture
def site_as_it_runs(broker: Broker, settings: Any) -> None:
    settings.CACHES = site.CACHES
    make_cache_table("default")


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the site's own handler would write."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(ClassOnlyFormatter())
    root = logging.getLogger()
    before = root.level
    root.setLevel(site.LOGGING["root"]["level"])
    root.addHandler(handler)
    yield stream
    root.removeHandler(handler)
    root.setLevel(before)


def database_files() -> list[Path]:
    path = Path(str(connection.settings_dict["NAME"]))
    return [file for file in path.parent.glob(f"{path.name}*") if file.is_file()]


def test_nothing_that_somebody_writes_is_found_where_it_does_not_belong(
    site_as_it_runs: None, broker: Broker, log: io.StringIO
) -> None:
    journey = Journey()
    live = play_it(journey).live_revision
    assert live is not None
    assert holds_mark(live.content.joined().encode())
    files = [file.read_bytes() for file in database_files()]
    assert len(files) >= 2, "the database and its log"
    assert any(b"people.example" in file for file in files)
    assert not any(holds_mark(file) for file in files)
    assert b"posts.tasks.screen_revision" in broker.log_of_jobs()
    assert not holds_mark(broker.log_of_jobs())
    assert not holds_mark(log.getvalue().encode())
    assert {message.subject for message in mail.outbox} >= {"An invitation"}
    for message in mail.outbox:
        assert not holds_mark(f"{message.subject}\n{message.body}".encode())
    for answer in journey.answers:
        assert not holds_mark(f"{answer.headers} {answer.cookies}".encode())
        titles = re.findall(r"<title>(.*?)</title>", answer.content.decode())
        assert titles == (["Circle"] if b"<html" in answer.content else [])
    assert_codes_and_ids_only()


def assert_codes_and_ids_only() -> None:
    """In the audit."""
    said = AuditEntry.objects.values_list("action", "codes")
    assert len({action for action, _ in said}) > 15
    word = re.compile(r"[a-z_.]+|[A-Z_]+|[0-9a-f-]{36}|[0-9a-f]{64}")
    for action, codes in said:
        assert word.fullmatch(action)
        for value in codes.values():
            values = value if isinstance(value, list) else [value]
            assert all(isinstance(one, bool | int) or word.fullmatch(one) for one in values)


def test_after_erasing_not_even_the_ciphertext_is_left(site_as_it_runs: None) -> None:
    journey = Journey()
    form = {"post": str(uuid4()), "counter": "0", "text": DILEMMA["question"], "then": "send"}
    journey.sends("alice", f"/groups/{journey.group.pk}/write/question/", **form)
    journey.works()
    revision = Revision.objects.get(status="PUBLISHED")
    sealed = [bytes(revision.content_json_sealed), bytes(revision.html_json_sealed)]
    assert all(any(text in file for file in settled_files()) for text in sealed)
    journey.sends("alice", f"/posts/{form['post']}/erase/")
    revision.refresh_from_db()
    assert (revision.content_json_sealed, revision.html_json_sealed) == (None, None)
    assert not any(text in file for file in settled_files() for text in sealed)


def settled_files() -> list[bytes]:
    """Once SQLite has written its log back, as it does by itself after a thousand pages."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return [file.read_bytes() for file in database_files()]


# -------------------------------------------------------- when it goes wrong
def fails(*args: Any, **kwargs: Any) -> None:
    raise ValueError("it was about marzqxjkv and Quiet Zqxjkvheron")


def test_an_error_in_a_page_is_logged_without_what_was_written(
    log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    journey = Journey()
    monkeypatch.setattr("posts.views.saving.start_post", fails)
    form = {"post": str(uuid4()), "counter": "0", **DILEMMA, "then": "save"}
    page = journey.sends("alice", f"/groups/{journey.group.pk}/write/dilemma/", 500, **form)
    assert not holds_mark(page.encode())
    assert "ValueError (message withheld)" in log.getvalue()
    assert not holds_mark(log.getvalue().encode())


def test_an_error_in_a_search_is_logged_without_what_was_looked_for(
    log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    journey = Journey()
    monkeypatch.setattr("posts.views.searching.find", fails)
    page = journey.sends("bob", "/search/", 500, words="marzqxjkv")
    assert not holds_mark(page.encode())
    assert "ValueError (message withheld)" in log.getvalue()
    assert not holds_mark(log.getvalue().encode())


@pytest.mark.parametrize(("task", "broken"), [(screen_revision, "screen"), (settle_revision, "settle_screening")])
def test_an_error_in_a_task_is_logged_without_what_was_written(
    task: Any, broken: str, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"posts.tasks.{broken}", fails)
    task.apply([str(uuid4())])
    assert "ValueError" in log.getvalue()
    assert not holds_mark(log.getvalue().encode())


def test_an_error_in_a_sweep_is_logged_without_what_was_written(
    log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    journey = Journey()
    form = {"post": str(uuid4()), "counter": "0", "text": DILEMMA["question"], "then": "send"}
    journey.sends("alice", f"/groups/{journey.group.pk}/write/question/", **form)
    screen_revision(str(Revision.objects.get().pk))
    monkeypatch.setattr("posts.tasks.settle_screening", fails)
    settle_due()
    assert "will be tried again" in log.getvalue()
    assert not holds_mark(log.getvalue().encode())


def test_an_address_that_does_not_exist_is_logged_without_whose_it_is(log: io.StringIO) -> None:
    make_user("zqxjkvalice@people.example")
    client = Client()
    client.post("/account/login/", {"login": "zqxjkvalice@people.example", "password": "a wrong one"})
    client.post("/account/login/", {"login": "zqxjkvnobody@people.example", "password": "a wrong one"})
    assert not holds_mark(log.getvalue().encode())
