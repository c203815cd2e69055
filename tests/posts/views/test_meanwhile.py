"""A page is read in several queries. Whatever happens between two of them, what it says is true of one moment."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from groups.models import Membership
from posts.models import Draft, Revision
from posts.standing import STILL_PUBLISHED
from tests.posts import play

pytestmark = pytest.mark.django_db

MOST = 60  # queries of a page


@contextmanager
def before_query(number: int, event: Callable[[], object]) -> Iterator[list[int]]:
    """Lets it happen before the query of this number; gives how many there were."""
    asked = [0]

    def wrapper(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        asked[0] += 1
        if asked[0] == number:
            with_event = asked[0]
            event()
            asked[0] = with_event
        return execute(sql, params, many, context)

    with connection.execute_wrapper(wrapper):
        yield asked


def said(
    author: Membership, path: str, words: str, begin: Callable[[], Draft], event: Callable[[Draft], object]
) -> set[str]:
    """What the page says where `words` match, wherever in the middle of it the event happens."""
    client = Client()
    client.force_login(author.user)
    found = set()
    for number in range(1, MOST):
        draft = begin()
        with before_query(number, lambda draft=draft: event(draft)) as asked:
            page = client.get(path.format(draft.post_id)).content.decode()
        if asked[0] < number:
            return found
        found.add(re.findall(words, page)[0])
    pytest.fail("the page has more queries than that")


def handed_in(author: Membership) -> Draft:
    draft = play.begin(author)
    play.hand_in(draft)
    return draft


def check(draft: Draft) -> Revision:
    return play.check(play.newest(draft.post))


CHECK, HEADING = "/posts/{}/check/", r"<h1>([^<]+)</h1>"
OWN_POSTS, NEWEST = "/mine/", r'class="chip (\w+)'


def test_handing_in_shows_the_draft_or_what_was_handed_in(alice: Membership) -> None:
    begin = partial(play.begin, alice)
    assert said(alice, CHECK, HEADING, begin, play.hand_in) == {"Before it goes", "With the check"}
    assert said(alice, OWN_POSTS, NEWEST, begin, play.hand_in) == {"draft", "waiting"}


def test_publishing_shows_what_is_checked_or_what_is_published(alice: Membership) -> None:
    begin = partial(handed_in, alice)
    headings = {"With the check", "About to go to the group", "Published"}
    assert {"Published"} <= said(alice, CHECK, HEADING, begin, check) <= headings
    assert said(alice, OWN_POSTS, NEWEST, begin, check) == {"waiting", "published"}


def test_nobody_reads_of_an_earlier_version_that_never_was(alice: Membership) -> None:
    sentence = rf"{STILL_PUBLISHED}|</main>"
    assert said(alice, CHECK, sentence, partial(handed_in, alice), check) == {"</main>"}
