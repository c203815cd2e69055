"""Every state of a post x every verb x everybody who could try it, through the actions that people use.

What must happen stands in tests/transitions/expected.py; stories that go through many states are played beside it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import product
from typing import Any

import pytest
from django.apps import apps
from django.db import models, transaction

from groups.models import Membership
from groups.models.membership import Reads
from posts.actions.drafts import OlderCounter, open_edit, save_draft
from posts.actions.erase import erase_post
from posts.actions.moves import NotAllowed, Stale
from posts.actions.screen import screen
from posts.actions.settle import settle_decision, settle_screening
from posts.actions.submit import appeal, ask, submit, withdraw
from posts.content import Content
from posts.models import Decision, Flag, Post, Review
from posts.reviewers import needs_two
from posts.statuses import Actor, IllegalTransition, PostState, Status, Verb, check_transition, next_state
from supportcircle.models import AuditEntry, Notification
from tests.posts import play
from tests.transitions.expected import EVERYBODY, EXPECTED, POSTS, REVISIONS, SAME, VERBS
from tests.transitions.states import build

Page = tuple[int, int]  # the turn and the counter that its forms carry
REFUSALS = (NotAllowed, Stale, OlderCounter, IllegalTransition, Review.DoesNotExist)


@pytest.mark.django_db
@pytest.mark.transactions
@pytest.mark.parametrize("state", EXPECTED)
def test_a_verb_does_what_the_table_says_and_nothing_else(
    state: str,
    people: Callable[[str], Membership],
    alice: Membership,
    bob: Membership,
    mona: Membership,
) -> None:
    begins, verbs = EXPECTED[state]
    post = build(state, alice, bob, mona)
    assert play.where(post) == begins
    before, page = everything(), page_of(post)
    for verb in VERBS:
        then = dict.fromkeys(EVERYBODY, "refused") if verb != "check" else {"check": SAME}
        then |= {name: place for names, place in verbs.get(verb, {}).items() for name in names}
        moved = {name: place for name, place in then.items() if place not in ("refused", SAME)}
        with as_if_it_never_was():
            for name in then.keys() - moved.keys():
                assert refuses(attempt(verb, post, page, people(name))) == (then[name] == "refused"), f"{name}: {verb}"
            assert everything() == before, verb
        for name, place in moved.items():
            with as_if_it_never_was():
                attempt(verb, post, page, people(name))()
                assert play.where(post) == place, f"{name}: {verb}"
                assert everything() != before


def page_of(post: Post) -> Page:
    revision = post.revisions.order_by("-number").first()
    return revision.turn if revision else 1, play.fresh(post).counter


def refuses(act: Callable[[], Any]) -> bool:
    try:
        act()
    except REFUSALS:
        return True
    return False


def attempt(verb: str, post: Post, page: Page, actor: Membership) -> Callable[[], Any]:
    """The action that this verb stands for, with what a form made now would carry."""
    turn, counter = page
    content = Content.of({"text": play.CLEAN_TOO})
    acts: dict[str, Callable[[], Any]] = {
        "save": lambda: save_draft(actor=actor, post=post, content=content, counter=counter),
        "submit": lambda: submit(actor=actor, post=post, counter=counter),
        "ask": lambda: ask(actor=actor, post=post, turn=turn),
        "withdraw": lambda: withdraw(actor=actor, post=post, turn=turn),
        "appeal": lambda: appeal(actor=actor, post=post, turn=turn),
        "edit": lambda: open_edit(actor=actor, post=post),
        "erase": lambda: erase_post(actor=actor, post=post),
        "flag": lambda: play.report(actor, post, Flag.Reason.HARMFUL),
        "check": lambda: the_check(post),
    }
    return acts.get(verb) or (lambda: the_moderator(post, actor, Verb(verb)))


def the_moderator(post: Post, actor: Membership, verb: Verb) -> None:
    review = play.review_of(post)
    review.post = play.fresh(post)
    made = play.opinion(actor, post, verb) if needs_two(review) else decision_on(post, actor, verb)
    if isinstance(made, Decision):
        settle_decision(made.pk)


def decision_on(post: Post, actor: Membership, verb: Verb) -> Decision:
    """On the open review; where it is closed, with the turn that was decided: the second click of the same form."""
    review = play.review_of(post)
    made = review.decisions.order_by("-decided_at").first()
    return play.decision(actor, review, verb, turn=made.turn if review.closed_at and made else None)


def the_check(post: Post) -> None:
    for revision_id in post.revisions.values_list("pk", flat=True):
        screen(revision_id)
        settle_screening(revision_id)


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """All rows that an action could write."""
    kept: list[type[models.Model]] = [*apps.get_app_config("posts").get_models(), AuditEntry, Notification]
    return {model.__name__: list(model._default_manager.order_by("pk").values_list()) for model in kept}


@contextmanager
def as_if_it_never_was() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def people(
    alice: Membership, bob: Membership, mona: Membership, moses: Membership, ada: Membership, charlie: Membership
) -> Callable[[str], Membership]:
    rows = {
        "member": bob,
        "moderator": mona,
        "other moderator": moses,
        "admin who reads nothing": ada,
        "moderator of another group": charlie,
    }

    def person(name: str) -> Membership:
        Membership.objects.filter(pk=alice.pk).update(
            reads=Reads.MODERATOR if name == "author who moderates" else Reads.MEMBER,
            status=Membership.Status.SUSPENDED if name == "suspended author" else Membership.Status.ACTIVE,
        )
        return Membership.objects.select_related("user", "group__key").get(pk=rows.get(name, alice).pk)

    return person


# ------------------------------------------------------ the tables themselves
def test_a_revision_moves_only_as_written() -> None:
    for status, verb, actor, to in product(Status, Verb, Actor, Status):
        if (verb, actor, to) in REVISIONS.get(status, ()):
            check_transition(status, verb, actor, to)
        else:
            with pytest.raises(IllegalTransition):
                check_transition(status, verb, actor, to)


def test_a_post_moves_only_as_written() -> None:
    for state, verb in product(PostState, Verb):
        if verb in POSTS.get(state, {}):
            assert next_state(state, verb) == POSTS[state][verb]
        else:
            with pytest.raises(IllegalTransition, match=f"{verb} does not follow {state}"):
                next_state(state, verb)
