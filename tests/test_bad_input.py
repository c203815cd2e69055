"""Nonsense in every field of every form: an answer that a person can read, never an error of the site."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from groups import tokens
from groups.actions import invite
from groups.models import Membership
from groups.models.membership import Reads
from posts.models import Finding, Post, Review
from tests.factories import make_user
from tests.posts.views.browse import browser_of
from tests.test_access import TABLE, WHO, browser, browsers, expected, paths  # noqa: F401 (fixtures)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

NONSENSE = {
    "nothing": "",
    "blank": " \t\n ",
    "a word": "zqxjkv",
    "a very long text": "word " * 5_000,
    "a digit that is none": "²",
    "a number below": "-1",
    "a number beyond": "9" * 30,
    "a number of many digits": "9" * 5_000,
    "control characters": "a\x00b\x07c\x1b[0m",
    "letters that turn round": "a\u202eb\u2066c\ufeff",
    "HTML": "<script>alert(1)</script><b onclick=x>&lt;</b>",
    "a template": "{% load x %}{{ x }}",
    "an id of nothing": str(uuid4()),
    "codes that are none": "NAME:ff:NEEDED:x",
    "a date": "2026-02-31",
}
TEXT = "How do you end a visit when the client begins anew?"
COMPOSE = {"post": str(uuid4()), "counter": "0", "text": TEXT, "then": "check", "keep": ""}
ON = {"on": "1"}
RIGHT: dict[str, dict[str, str]] = {  # what its form sends when all is well; "foreign" stands for somebody else's id
    "search": {"words": "visit", "group": "", "kind": "QUESTION", "need": "", "state": "", "after": ""},
    "start-post": COMPOSE,
    "reply": COMPOSE | {"phase": "", "answers": ""},
    "draft": {**COMPOSE, "counter": "1000"},
    "words-search": {"words": "Larkspur"},
    "words-try": {"text": TEXT},
    "word-new": {"words": "Larkspur Hall", "about": "ORGANISATION", "instead": "a shelter", "until": "30"},
    "words-import": {"lines": "Larkspur Hall = a shelter", "about": "ORGANISATION", "until": "", "then": "look"},
    "word-until": {"until": "30"},
    "own-words": {"words": "Carl Rogers", "until": ""},
    "flag": {"reason": "OTHER"},
    "watch": {"level": "FOLLOW"},
    "thread-state": {"to": "CLOSED"},
    "thanks": ON,
    "decline": ON,
    "mute-author": ON,
    "muted": {"thread": "foreign", "member": "foreign"},
    "replace": {"counter": "2", "start": "10", "end": "15", "choice": "0", "everywhere": ""},
    "keep": {"counter": "2", "start": "10", "end": "15", "reason": "NEEDED"},
    "pause": {"counter": "2", "turn": "2"},
    "ask": {"counter": "2", "turn": "2"},
    "message": {"message_id": str(uuid4()), "message": TEXT},
    "suggestions": {"counter": "2", "answer": "accept", "suggestion": "foreign"},
    "expertise": {"expertise": "HOSPICE"},
    "calibration": {"text": "doorway", "shown": "1", "show": "2", "verb": "approve", "reasons": "PLACE"},
    "shift-break": ON,
    "shift-duty": {"until": "TODAY"},
    "shift-topics": {"topics": "DEATH"},
    "shift-handover": {"message": TEXT, "away": "on"},
    "withdraw": {"turn": "2"},
    "appeal": {"turn": "2"},
    "review-release": {"left": "1"},
    "review-reveal": {"finding": "foreign", "note": TEXT, "reasons": "PLACE", "pinned": "foreign", "turn": "3"},
    "review-preview": {"note": TEXT, "reasons": "PLACE", "pinned": "foreign", "turn": "3"},
    "review-message": {"message_id": str(uuid4()), "message": TEXT, "note": TEXT, "turn": "3"},
    "review-escalate": {"escalation": "UNSURE", "note": TEXT, "turn": "3"},
    "review-suggest": {"chosen": "visit", "chosen-instead": "talk", "note": TEXT, "reasons": "PLACE", "turn": "3"},
    "review-decide": {"verb": "return", "note": TEXT, "reasons": "PLACE", "pinned": "foreign", "turn": "3"},
    "group-new": {"name": "New Table", "first_admin": "erin@people.example"},
    "first-admin": {"email": "erin@people.example"},
    "settings": {"name": "Prairie Table", "reviews_all": ""},
    "leave": {"posts": "keep"},
    "agreement": {"agreement": "foreign", "accept": "on"},
    "agreement-edit": {"text": TEXT, "based_on": "1"},
    "member-role": {"role": "member", "reads": "MEMBER", "is_admin": ""},
    "member-remove": {"posts": "keep"},
    "invite": {"email": "frank@people.example", "role": "member"},
    "keys": {"single_keys": "on"},
    "account_login": {"login": "alice@people.example", "password": "a", "next": "/", "remember": ""},
    "account_signup": {"email": "erin@people.example", "password1": "a", "password2": "a"},
    "account_reauthenticate": {"password": "a", "next": "/"},
    "account_email": {"email": "erin@people.example", "action_add": "", "action_primary": ""},
    "account_change_password": {"oldpassword": "a", "password1": "a", "password2": "a"},
    "account_reset_password": {"email": "alice@people.example"},
    "usersessions_list": {"session": "1"},
}
INVITED = {  # those that only somebody with an invitation meets
    "join": {"agreement": "", "accept": "on", "reads": "MEMBER", "choice": "Quiet Otter", "own": "Quiet Heron"},
    "pseudonym-check": {"own": "Quiet Heron"},
}
WITHOUT_FIELDS = {  # a button and nothing else, or a page that only a mail leads to
    *("account_complete_password_reset", "account_confirm_login_code", "account_confirm_password_reset_code"),
    *("account_email_verification_sent", "account_logout", "account_set_password"),
    *("decision-undo", "opinion-undo", "discard", "edit", "erase", "recuse", "recuse-undo", "review-claim"),
    *("grant-cancel", "grant-confirm", "invitation-link", "invitation-renew", "invitation-revoke"),
    *("member-reinstate", "member-suspend", "own-word-remove"),
    *("word-approve", "word-refuse", "word-remove", "word-restore"),
}
QUERIES = {"feed": "after", "mine": "before", "thread": "to", "queue": "kind", "home": "after", "account_login": "next"}


def sends(client: Client, path: str, data: dict[str, Any], **more: Any) -> int:
    client.raise_request_exception = False
    with transaction.atomic():  # as if it never was
        code = client.post(path, data, **more).status_code
        transaction.set_rollback(True)
    return code


def who_may(name: str, place: int = 1) -> str:
    """The one whose form it is, rather than somebody who is turned away before it is read."""
    codes = dict(zip(WHO, expected(name, place), strict=True))
    order = ("author", "moderator", "admin", "operator", "member", "anonymous")
    return next(who for who in order if codes[who] in (200, 302, 409, 422))


@pytest.fixture
def foreign(charlie: Membership) -> str:
    return str(charlie.pk)


def test_every_form_that_has_fields_stands_here() -> None:
    takes = {name for name, (_, post) in TABLE.items() if post != "405"}
    assert takes == RIGHT.keys() | INVITED.keys() | WITHOUT_FIELDS


@pytest.mark.parametrize("name", RIGHT)
def test_nonsense_in_one_field_beside_right_ones(
    name: str,
    browsers: dict[str, str],  # noqa: F811
    paths: dict[str, str],  # noqa: F811
    foreign: str,
    mona: Membership,
) -> None:
    client, path = browser(browsers[who_may(name)]), paths[name]
    if name.startswith("review-"):
        browser_of(mona).post(paths["review-claim"])
    right = {field: foreign if value == "foreign" else value for field, value in RIGHT[name].items()}
    right |= numbers_of(name, path)
    assert {place: code for place, code in field_by_field(client, path, right) if code >= 500} == {}


@pytest.mark.parametrize("name", INVITED)
def test_nonsense_from_somebody_who_is_invited(name: str, ada: Membership, client: Client) -> None:
    invitation = invite(actor=ada.user, group=ada.group, email="dana@people.example", reads=Reads.MEMBER)
    client.get(f"/join/{tokens.token_of(invitation)}/")
    client.force_login(make_user("dana@people.example"))
    right = INVITED[name] | {"agreement": str(ada.group.agreements.latest("version").pk)}
    met = dict(field_by_field(client, reverse(name), right))
    assert met["", "all is well"] in (200, 302)
    assert {place: code for place, code in met.items() if code >= 500} == {}


def field_by_field(client: Client, path: str, right: dict[str, str]) -> Iterator[tuple[tuple[str, str], int]]:
    """What each kind of nonsense in each field is answered with."""
    yield ("", "all is well"), sends(client, path, right)
    for field, value in right.items():
        for kind, nonsense in NONSENSE.items():
            yield (field, kind), sends(client, path, right | {field: nonsense})
        yield (field, "several"), sends(client, path, right | {field: [value, "x", str(uuid4())]})
        yield (field, "missing"), sends(client, path, {other: right[other] for other in right if other != field})


def numbers_of(name: str, path: str) -> dict[str, str]:
    """Turn and counter as the page has them now, so that the form is read to its end."""
    found = path.split("/")[2]
    if name.startswith("review-"):
        revision = Review.objects.get(pk=found).revision
        pinned = Finding.objects.filter(screening__revision=revision).first()
        return {"turn": str(revision.turn), "finding": str(pinned.pk) if pinned and name == "review-reveal" else ""}
    if name in ("replace", "keep", "pause", "ask", "withdraw", "draft"):
        post = Post.objects.get(pk=found)
        newest = post.revisions.latest("number")
        return {"counter": str(post.counter)} | ({} if name == "draft" else {"turn": str(newest.turn)})
    return {}


@pytest.mark.parametrize("body", [b"text=%ff%00&counter=%ED%A0%80", b"\xff\xfe", b"&" * 2_000, b"", b"x=1&" * 1_500])
def test_what_is_no_form_at_all(body: bytes, browsers: dict[str, str], paths: dict[str, str]) -> None:  # noqa: F811
    plain = "application/x-www-form-urlencoded"
    met = {}
    for name in ("start-post", "draft", "search", "review-decide", "settings", "account_login"):
        client = browser(browsers[who_may(name)])
        client.raise_request_exception = False
        for kind in (plain, "multipart/form-data; boundary=x", "multipart/form-data", "application/json"):
            with transaction.atomic():
                met[name, kind] = client.generic("POST", paths[name], body, content_type=kind).status_code
                transaction.set_rollback(True)
    assert {place: code for place, code in met.items() if code >= 500} == {}


@pytest.mark.parametrize("name", QUERIES)
def test_nonsense_in_an_address(name: str, browsers: dict[str, str], paths: dict[str, str]) -> None:  # noqa: F811
    client = browser(browsers[who_may(name, 0)])
    client.raise_request_exception = False
    met = {kind: client.get(paths[name], {QUERIES[name]: nonsense}).status_code for kind, nonsense in NONSENSE.items()}
    assert {kind: code for kind, code in met.items() if code >= 500} == {}


# ------------------------------------------------------------- what comes back
WRONG = {
    "too long": "word " * 5_000,
    "control characters": "We met\x07 and talked.",
    "HTML": "We <b>met</b> & talked about it.",
    "a link": "We met, see [there](http://somewhere.example).",
}


@pytest.mark.parametrize("name", ["start-post", "reply", "draft"])
def test_a_text_that_cannot_be_sent_is_given_back_whole_with_the_reason_beside_it(
    name: str,
    browsers: dict[str, str],  # noqa: F811
    paths: dict[str, str],  # noqa: F811
) -> None:
    client, path = browser(browsers[who_may(name)]), paths[name]
    for kind, text in WRONG.items():
        page = client.post(path, RIGHT[name] | numbers_of(name, path) | {"text": text, "counter": "1000"})
        assert page.status_code == 422, kind
        words = page.content.decode().replace("\r\n", "\n")
        assert escape(text) in words, kind
        assert 'aria-invalid="true"' in words, kind
        assert 'class="errors' in words, kind


def test_an_id_of_somebody_elses_post_makes_a_new_one_and_touches_nothing(alice: Membership, bob: Membership) -> None:
    theirs = uuid4()
    write = f"/groups/{alice.group_id}/write/question/"
    sent = COMPOSE | {"post": str(theirs), "then": "save"}
    browser_of(alice).post(write, sent)
    answer = browser_of(bob).post(write, sent | {"text": "Something else?"})
    assert answer.status_code in (302, 409)
    assert Post.objects.get(pk=theirs).author == alice
    assert Post.objects.filter(author=alice).count() == 1
