"""An author hears that something goes by itself in the week before it does, and of nothing that stays."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from groups.models import Membership
from posts.actions.drafts import open_edit
from posts.models import Draft, Post, Revision
from posts.own import own_list
from posts.statuses import ThreadState, Verb
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


IT, EDIT, ALL = "It is", "This edit is", "The whole conversation is"
GO_ON, WRITE = ", unless you go on with it.", ", unless somebody writes in it."
KINDS = [
    (draft, 30, IT, GO_ON),
    (edit, 30, EDIT, GO_ON),
    (held, 30, IT, GO_ON),
    (returned, 30, IT, GO_ON),
    (rejected, 14, IT, "."),
    (published, 180, ALL, WRITE),
    (reply, 180, ALL, WRITE),
]


@pytest.mark.parametrize(("make", "days", "what", "unless"), KINDS, ids=[kind[0].__name__ for kind in KINDS])
def test_what_is_said_is_what_happens(
    alice: Membership, mona: Membership, make: Callable[..., Post], days: int, what: str, unless: str
) -> None:
    post = make(alice, mona)
    assert said(post) == ""
    play.days_pass(days - 7.1)
    assert said(post) == ""
    play.days_pass(days - 4.9)
    assert said(post) == f"{what} erased in 5 days{unless}"
    play.days_pass(days - 0.01)
    assert said(post) == f"{what} erased within a day{unless}"
    before = left()
    retain()
    assert left() == before
    play.days_pass(days + 0.01)
    retain()
    assert left() < before


def held_reply(alice: Membership, mona: Membership) -> Post:
    return play.send(alice, play.TELLING, parent=play.published(mona)).post


def waiting_reply(alice: Membership, mona: Membership) -> Post:
    post = held_reply(alice, mona)
    play.keep_all(post)
    return play.ask_for(post).post


def hidden(alice: Membership, mona: Membership) -> Post:
    post = play.published(alice)
    play.report(mona, post)
    return play.fresh(post)


@pytest.mark.parametrize("make", [edit, held_reply, waiting_reply, hidden])
def test_with_an_old_conversation_goes_all_that_is_in_it(
    alice: Membership, mona: Membership, make: Callable[..., Post]
) -> None:
    post = make(alice, mona)
    Post.objects.exclude(active_at=None).update(active_at=timezone.now() - timedelta(days=175.1))
    assert said(post) == f"{ALL} erased in 5 days{'.' if make is hidden else WRITE}"
    Post.objects.exclude(active_at=None).update(active_at=timezone.now() - timedelta(days=180.1))
    retain()
    assert play.where(post).startswith("ERASED")


def test_a_closed_conversation_does_not_ask_for_replies(alice: Membership) -> None:
    post = play.published(alice)
    Post.objects.filter(pk=post.pk).update(thread_state=ThreadState.CLOSED)
    play.days_pass(179.5)
    assert said(post) == f"{ALL} erased within a day."


def test_what_waits_for_others_stays(alice: Membership, mona: Membership) -> None:
    post = play.in_review(alice).post
    play.days_pass(300)
    assert said(post) == ""


def said(post: Post) -> str:
    return next(item.expiring for item in own_list(post.author.user, None)["own"] if item.post.pk == post.pk)


def left() -> int:
    """Texts that are still there."""
    return Draft.objects.count() + Revision.objects.exclude(content_json_sealed=None).count()
