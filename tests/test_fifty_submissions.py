"""Fifty people's worth of posts while the worker and the broker are killed: each goes through the gate exactly once."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener
from uuid import uuid4

import pytest

from posts.demo import PASSWORD, address
from tests.services.processes import wait_until
from tests.services.site import Site

pytestmark = pytest.mark.services

CLEAR = "How do you begin a hard talk with a colleague? I ask for the {}th time."
NOT_ENGLISH = "¿Cómo termino bien una visita cuando la familia no quiere que me vaya? Pregunto por vez {}."
# What a queue that delivers twice would do.
ONCE_MORE = """
from posts.models import Revision
from posts.tasks import screen_revision, screen_waiting, settle_due, settle_revision
for pk in Revision.objects.values_list("pk", flat=True):
    screen_revision(str(pk))
    settle_revision(str(pk))
screen_waiting()
settle_due()
"""


class Member:
    """Writes over HTTP, as a browser without JavaScript does."""

    def __init__(self, site: Site, name: str) -> None:
        self.root = f"http://localhost:{site.port}"
        self.opener: OpenerDirector = build_opener(HTTPCookieProcessor(CookieJar()))
        self.send("/account/login/", login=address(name), password=PASSWORD)
        feed = re.search(r'"(/groups/[0-9a-f-]{36}/)"', self.get("/"))
        assert feed, "signed in and in a group"
        self.form = f"{feed[1]}write/question/"

    def get(self, path: str) -> str:
        with self.opener.open(self.root + path, timeout=30) as answer:
            return str(answer.read().decode())

    def send(self, path: str, **fields: str) -> None:
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.get(path))
        assert token
        body = urlencode({"csrfmiddlewaretoken": token[1], **fields}).encode()
        self.opener.open(self.root + path, body, timeout=30).close()

    def submit(self, text: str) -> str:
        """The id of the new post, as the database writes it."""
        post = uuid4()
        self.send(self.form, post=str(post), counter="0", text=text, then="send")
        return post.hex


def killed(site: Site, words: str) -> None:
    service = site.service(words)
    assert service, words
    service.kill()


def rows(site: Site, posts: list[str], query: str) -> list[tuple[str, str]]:
    """In order of the posts; `query` yields (post, word) and compares with the list {posts}."""
    places = ",".join("?" * len(posts))
    with closing(sqlite3.connect(f"file:{site.var}/supportcircle.sqlite3?mode=ro", uri=True)) as database:
        found = database.execute(query.format(posts=f"({places})"), posts).fetchall()
    return sorted(found, key=lambda row: (posts.index(row[0]), row[1]))


STATUSES = "SELECT post_id, status FROM posts_revision WHERE post_id IN {posts}"
MOVES = """
    SELECT revision.post_id, entry.action FROM supportcircle_auditentry AS entry
    JOIN posts_revision AS revision ON revision.id = entry.target WHERE revision.post_id IN {posts}"""
TOLD = "SELECT target, kind FROM supportcircle_notification WHERE target IN {posts}"
WAITING = "SELECT post_id, kind FROM posts_review WHERE closed_at IS NULL AND post_id IN {posts}"


def test_each_of_fifty_goes_through_the_gate_once_though_worker_and_broker_are_killed(
    new_site: Callable[..., Site],
) -> None:
    site = new_site(UNDO_SECONDS="0")
    site.start("--demo")
    alice, posts = Member(site, "alice"), list[str]()
    for number in range(50):
        if number == 15:
            killed(site, "supportcircle worker")
        if number == 30:
            killed(site, "valkey-server")
        posts.append(alice.submit((NOT_ENGLISH if number % 5 == 0 else CLEAR).format(number)))

    def all_are_through() -> bool:
        return {status for _, status in rows(site, posts, STATUSES)} == {"PUBLISHED", "IN_REVIEW"}

    wait_until(all_are_through, "all have gone through the gate", 240)
    ended = rows(site, posts, STATUSES)
    assert [post for post, _ in ended] == posts
    assert {status for _, status in ended[::5]} == {"IN_REVIEW"}

    site.manage("shell", "-v", "0", "-c", ONCE_MORE)
    published = [post for post, status in ended if status == "PUBLISHED"]
    in_review = [post for post, status in ended if status == "IN_REVIEW"]
    assert rows(site, posts, STATUSES) == ended
    last = {"PUBLISHED": "revision.clear", "IN_REVIEW": "revision.fail"}
    moves = [(post, action) for post, status in ended for action in (last[status], "revision.submit")]
    assert rows(site, posts, MOVES) == moves
    assert rows(site, posts, TOLD) == [(post, "published") for post in published]
    assert rows(site, posts, WAITING) == [(post, "SUBMISSION") for post in in_review]
