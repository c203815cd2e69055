"""Every address of the site, by everybody who could try it: 404 what one may not know of, 403 what one may not do."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern, URLResolver

from groups.actions import change_role, invite
from groups.models import Membership, User
from groups.models.membership import Reads
from groups.tokens import token_of
from posts.statuses import Verb
from tests.access_table import ANONYMOUS, TABLE, WHO
from tests.factories import add_agreement, add_member, make_group
from tests.posts import keeping, play

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def addresses(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    """The name of every address."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns)
        else:
            yield str(pattern.name)


OF_PUBLISHED = ("thread", "flag", "reply", "watch", "thread-state", "thanks", "mute-author", "decline", "recuse")
ALL = list(addresses(get_resolver().url_patterns))


@pytest.fixture
def browsers(
    alice: Membership, bob: Membership, mona: Membership, ada: Membership, charlie: Membership, olga: User
) -> dict[str, str]:
    """Who: the cookie of their session."""
    people = {
        "outsider": charlie.user,
        "suspended": add_member(alice.group, status=Membership.Status.SUSPENDED).user,
        "member": bob.user,
        "author": alice.user,
        "moderator": mona.user,
        "admin": ada.user,
        "reading admin": add_member(alice.group, is_admin=True).user,
        "operator": olga,
    }
    return {"anonymous": ""} | {who: cookie_of(user) for who, user in people.items()}


def cookie_of(user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def browser(cookie: str) -> Client:
    client = Client()
    if cookie:
        client.cookies[settings.SESSION_COOKIE_NAME] = cookie
    return client


@pytest.fixture
def paths(alice: Membership, bob: Membership, mona: Membership, ada: Membership) -> dict[str, str]:
    """Each address filled in with what stands in the group."""
    published, held, asked = play.published(alice), play.send(alice, play.TELLING).post, play.in_review(alice).post
    change_role(actor=ada.user, membership=bob, reads=Reads.MEMBER, is_admin=True)
    add_member(alice.group, reads=Reads.MODERATOR)  # for the second opinion
    invitation = invite(actor=ada.user, group=alice.group, email="erin@people.example", reads=Reads.MEMBER)
    known = {
        "group_id": alice.group_id,
        "kind": "question",
        "post_id": held.pk,
        "review_id": play.review_of(asked).pk,
        "decision_id": pending(alice, mona),
        "opinion_id": play.opinion(mona, play.in_review(alice, play.CUSTODY).post, Verb.APPROVE).pk,
        "membership_id": bob.pk,
        "grant_id": bob.grants.get().pk,
        "invitation_id": invitation.pk,
        "token": token_of(invitation),
        "word_id": keeping.find(mona).pk,
        "text": "bread",
    }
    asked = {"word_id": keeping.propose(alice).pk}
    special = {
        "first-admin": {"group_id": make_group("Young Table").pk},
        **{name: {"post_id": published.pk} for name in OF_PUBLISHED},
        **{name: {"kind": "find"} for name in ("word-new", "words-import")},
        **dict.fromkeys(("word-approve", "word-refuse", "own-word-remove"), asked),
    }
    resolver = get_resolver()
    wanted = {name: resolver.reverse_dict.getlist(name)[0][0][0][1] for name in ALL}
    return {
        name: reverse(name, kwargs={key: (known | special.get(name, {}))[key] for key in keys})
        for name, keys in wanted.items()
    }


def pending(alice: Membership, mona: Membership) -> Any:
    """A decision of Mona's that can still be undone."""
    before, settings.UNDO_SECONDS = settings.UNDO_SECONDS, 30
    made = play.decision(mona, play.review_of(play.in_review(alice).post), Verb.APPROVE)
    settings.UNDO_SECONDS = before
    return made.pk


def expected(name: str, place: int) -> list[int]:
    """For everybody in WHO; `place` 0 is GET, 1 is POST."""
    codes = TABLE[name][place].split()
    anonymous = ANONYMOUS.get(name, ("302", "403"))[place]
    return [int(code) for code in [anonymous, *(codes * len(WHO[1:]) if len(codes) == 1 else codes)]]


def test_every_address_has_a_name_of_its_own_and_stands_in_the_table() -> None:
    assert sorted(ALL) == sorted(TABLE)
    assert ANONYMOUS.keys() <= TABLE.keys()


@pytest.mark.parametrize(("place", "method"), [(0, "get"), (1, "post")])
def test_everybody_at_every_address(place: int, method: str, browsers: dict[str, str], paths: dict[str, str]) -> None:
    met: dict[str, list[int]] = {}
    for name in TABLE:
        met[name] = []
        for who in WHO:
            with transaction.atomic():  # as if it never was
                met[name].append(getattr(browser(browsers[who]), method)(paths[name]).status_code)
                transaction.set_rollback(True)
    assert met == {name: expected(name, place) for name in TABLE}


def test_whoever_is_not_signed_in_is_sent_to_sign_in_and_learns_nothing(paths: dict[str, str]) -> None:
    for name in TABLE.keys() - ANONYMOUS.keys():
        assert Client().get(paths[name])["Location"] == f"/account/login/?next={paths[name]}"


@pytest.mark.parametrize("who", ["author", "member", "moderator", "reading admin"])
def test_nothing_of_a_group_is_read_or_written_before_its_current_agreement_is_accepted(
    who: str, browsers: dict[str, str], paths: dict[str, str], alice: Membership
) -> None:
    add_agreement(alice.group)
    agreement = f"/groups/{alice.group_id}/agreement/"
    of_posts = {name for name, path in paths.items() if re.match(r"/(posts|reviews|decisions|opinions)/", path)}
    place = WHO.index(who)
    inside = re.compile("(words|shift|calibration|openness|rules)/")
    others = {name for name, path in paths.items() if inside.search(path)}
    for name in of_posts | others | {"feed", "choose-kind", "start-post", "queue", "muted"}:
        for number, method in enumerate(("get", "post")):
            if expected(name, number)[place] in (200, 302, 422):
                answer = getattr(browser(browsers[who]), method)(paths[name])
                where = f"{agreement}?next={paths[name].replace('/', '%2F')}" if method == "get" else agreement
                assert (name, answer.status_code, answer["Location"]) == (name, 302, where)
    assert browser(browsers[who]).get(agreement).status_code == 200


def test_posts_of_others_are_no_different_from_posts_that_are_not_there(
    browsers: dict[str, str], paths: dict[str, str]
) -> None:
    nowhere = "/posts/00000000-0000-0000-0000-000000000000/check/"
    for who in ("outsider", "member", "moderator"):
        there, gone = (browser(browsers[who]).get(path).content.decode() for path in (paths["check"], nowhere))
        assert re.sub(r'value="\w{64}"', "", there) == re.sub(r'value="\w{64}"', "", gone)
