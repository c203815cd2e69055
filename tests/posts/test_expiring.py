"""An author hears that something goes by itself in the week before it does, and of nothing that stays."""

from collections.abc import Callable

import pytest

from groups.models import Membership
from posts.actions.drafts import open_edit
from posts.models import Draft, Post, Revision
from posts.own import own_list
from posts.statuses import Verb
from posts.tasks import retain
from tests.posts import play

pytestmark = pytest.mark.django_db


def draft(alice: Membership, mona: Membership) -> Post:
    return play.begin(alice).post


def edit(alice: Membership, mona: Membership) -> Post:
    post = play.published(alice)
    open_edit(actor=alice, post=post)
    return post


def held(alice: Membership, mona: Membership) -> Post:
    return play.send(alice, play.TELLING).post


def returned(alice: Membership, mona: Membership) -> Post:
    return play.decided(mona, play.in_review(alice).post, Verb.RETURN).post


def rejected(alice: Membership, mona: Membership) -> Post:
    return play.decided(mona, play.in_review(alice).post, Verb.REJECT).post


def published(alice: Membership, mona: Membership) -> Post:
    return play.published(alice)


def reply(alice: Membership, mona: Membership) -> Post:
    return play.published(alice, parent=play.published(mona))


GO_ON, WRITE = ", unless you go on with it.", ", unless somebody writes in the conversation."
KINDS = [(draft, 30, GO_ON), (edit, 30, GO_ON), (held, 30, GO_ON), (returned, 30, GO_ON), (rejected, 14, ".")]
KINDS += [(published, 180, WRITE), (reply, 180, WRITE)]


@pytest.mark.parametrize(("make", "days", "unless"), KINDS, ids=[kind[0].__name__ for kind in KINDS])
def test_what_is_said_is_what_happens(
    alice: Membership, mona: Membership, make: Callable[..., Post], days: int, unless: str
) -> None:
    post = make(alice, mona)
    assert said(post) == ""
    play.days_pass(days - 7.1)
    assert said(post) == ""
    play.days_pass(days - 4.9)
    assert said(post) == f"It is erased in 5 days{unless}"
    play.days_pass(days - 0.01)
    assert said(post) == f"It is erased within a day{unless}"
    before = left()
    retain()
    assert left() == before
    play.days_pass(days + 0.01)
    retain()
    assert left() < before


def test_what_waits_for_others_stays(alice: Membership, mona: Membership) -> None:
    post = play.in_review(alice).post
    play.days_pass(300)
    assert said(post) == ""


def said(post: Post) -> str:
    return next(item.expiring for item in own_list(post.author.user, None)["own"] if item.post.pk == post.pk)


def left() -> int:
    """Texts that are still there."""
    return Draft.objects.count() + Revision.objects.exclude(content_json_sealed=None).count()
