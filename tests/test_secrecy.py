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
from django.http import HttpResponse
from django.test import Client

from groups.models import Membership, SupportGroup
from groups.models.membership import Reads
from groups.tasks import mail_invitation
from posts.models import Post, Review, Revision
from posts.tasks import screen_revision, settle_due, settle_revision
from supportcircle import settings as site
from supportcircle.logging import ClassOnlyFormatter
from supportcircle.models import AuditEntry
from supportcircle.tasks import deliver_waiting
from tests.factories import add_member, make_group, make_user
from tests.services.broker import Broker

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.services]

MARK = "zqxjkv"
# Words that hold the mark and that the check takes for ordinary ones.
DILEMMA = {
    "question": "How do I begin the talk about marzqxjkv with a client who does not want to hear it?",
    "situation": "My client Jenny in Cedar Falls told me on March 14 that she needs help with situzqxjkv.",
    "tried": "I tried trizqxjkv twice.",
    "wanted": "I want to hear about wanzqxjkv.",
}
FIXED = {**DILEMMA, "situation": "My client told me that she needs help with fixzqxjkv."}


class Journey:
    """Everybody at their browser, and everything that came back to them."""

    def __init__(self) -> None:
        self.group: SupportGroup = make_group("Table zqxjkvgroup", agreement="We keep zqxjkvagreement here.\n")
        self.people: dict[str, Membership] = {
            "ada": add_member(self.group, reads=Reads.NOTHING, is_admin=True),
            "alice": add_member(self.group, pseudonym="Quiet Zqxjkvheron"),
            "bob": add_member(self.group, pseudonym="Mossy Zqxjkvkettle"),
            "mona": add_member(self.group, reads=Reads.MODERATOR, pseudonym="Steady Zqxjkvlantern"),
        }
        self.answers: list[HttpResponse] = []

    def browser(self, name: str) -> Client:
        client = Client(raise_request_exception=False, HTTP_HOST="localhost")
        client.force_login(self.people[name].user)
        return client

    def reads(self, name: str, url: str) -> str:
        return self._keep(self.browser(name).get(url), 200)

    def sends(self, who: str, url: str, status: int = 302, headers: Any = None, /, **fields: Any) -> str:
        return self._keep(self.browser(who).post(url, fields, headers=headers), status)

    def _keep(self, answer: HttpResponse, status: int) -> str:
        self.answers.append(answer)
        assert answer.status_code == status, answer.content.decode()
        return answer.content.decode()

    def works(self) -> None:
        """What the worker does with all that waits."""
        for revision_id in Revision.objects.filter(status="SCREENING").values_list("pk", flat=True):
            screen_revision(str(revision_id))
        settle_due()
        deliver_waiting()


@pytest.fixture
def site_as_it_runs(broker: Broker, settings: Any) -> None:
    settings.CACHES = site.CACHES


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


def play_it(journey: Journey) -> Post:
    group, reads, sends = journey.group.pk, journey.reads, journey.sends
    # Ada invites and changes the agreement.
    sends("ada", f"/groups/{group}/invitations/new/", email="zqxjkvinvited@people.example", role="member")
    mail_invitation(str(journey.group.invitations.get().pk))
    sends("ada", f"/groups/{group}/settings/", name="Table zqxjkvrenamed", reviews_all="")
    edited = "We keep zqxjkvedited here, always.\n"
    sends("ada", f"/groups/{group}/agreement/edit/", text=edited, based_on="1")
    agreement = journey.group.agreements.latest("version")
    for name in ("alice", "bob", "mona"):
        sends(name, f"/groups/{group}/agreement/", agreement=agreement.pk, accept="on")
    # Alice writes, the browser saves, she looks at what was found and hands in; it is held.
    form = {"post": str(uuid4()), "counter": "0", **DILEMMA}
    post = f"/posts/{form['post']}/"
    sends("alice", f"/groups/{group}/write/dilemma/", 200, {"HX-Request": "true"}, **form, then="save")
    form["counter"] = "1"
    sends("alice", f"{post}draft/", **form, then="check")
    reads("alice", f"{post}check/")
    sends("alice", f"{post}draft/", **form, then="send")
    journey.works()
    # She keeps what was found, asks, and Mona returns it with a note.
    _keep_everything(journey, post)
    sends("alice", f"{post}ask/", **_place(post))
    _decide(journey, post, "return", note="Could it be told without notzqxjkv?", reasons=["PLACE"])
    reads("alice", f"{post}check/")
    # She writes it anew; Mona approves; the group reads.
    sends("alice", f"{post}draft/", **FIXED, counter=_place(post)["counter"], then="send")
    journey.works()
    _decide(journey, post, "approve")
    reads("bob", f"/groups/{group}/")
    reads("bob", post)
    reads("bob", "/")
    # Bob replies, Alice edits, Bob reports, Mona restores.
    reply = {"post": str(uuid4()), "counter": "0", "text": "What helped me was replzqxjkv and a walk."}
    sends("bob", f"{post}reply/", **reply, then="send")
    journey.works()
    sends("alice", f"{post}edit/")
    later = {**FIXED, "tried": "I tried editzqxjkv too."}
    sends("alice", f"{post}draft/", **later, counter=_place(post)["counter"], then="send")
    journey.works()
    sends("bob", f"{post}flag/", reason="IDENTIFYING")
    _decide(journey, post, "restore", reasons=["LOOKS_FINE"])
    reads("bob", post)
    reads("alice", "/mine/")
    return Post.objects.get(pk=form["post"])


def _place(post: str) -> dict[str, str]:
    found = Post.objects.get(pk=post.split("/")[2])
    newest = found.revisions.order_by("-number").first()
    return {"counter": str(found.counter), "turn": str(newest.turn if newest else 1)}


def _keep_everything(journey: Journey, post: str) -> None:
    answer = journey.browser("alice").get(f"{post}check/")
    for finding in answer.context["checked"].findings:
        place = {"counter": _place(post)["counter"], "start": finding.found.start, "end": finding.found.end}
        journey.sends("alice", f"{post}keep/", **place, reason="NEEDED")


def _decide(journey: Journey, post: str, verb: str, **fields: Any) -> None:
    review = Review.objects.open().get(post=post.split("/")[2])
    journey.reads("mona", f"/groups/{journey.group.pk}/queue/")
    journey.sends("mona", f"/reviews/{review.pk}/claim/")
    journey.reads("mona", f"/reviews/{review.pk}/")
    turn = Revision.objects.get(pk=review.revision_id).turn
    journey.sends("mona", f"/reviews/{review.pk}/decide/", turn=turn, verb=verb, **fields)
    journey.works()


def database_files() -> list[Path]:
    path = Path(str(connection.settings_dict["NAME"]))
    return [file for file in path.parent.glob(f"{path.name}*") if file.is_file()]


def holds_mark(content: bytes) -> bool:
    return MARK.encode() in content.lower()


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
