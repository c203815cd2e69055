"""Authors, members and moderators of one group do whatever comes to their minds, in any order."""

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from inspect import signature
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from posts.models import Decision, Post, Review, Revision
from posts.statuses import REVISION, PostState, Status
from supportcircle.models import AuditEntry

from . import holds, moves
from .table import TEXTS, Table

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

NUMBERS: dict[str, Sequence[Any]] = dict.fromkeys(("who", "what", "which"), range(12))
CHOSEN = NUMBERS | {"kind": sorted(TEXTS)}
LONGEST_WALK = 2_500
EVERY = {
    *(f"Post {state}" for state in PostState),
    *(f"Revision {status}" for status in Status),
    *(f"Review {kind}" for kind in Review.Kind),
    *(f"Decision {state}" for state in Decision.State),
    *(f"revision.{verb}" for _, verb in REVISION),
    *(f"decision.{verb}" for verb in (*Decision.VERBS, "undo", "void")),
    *("post.flag", "post.hide", "post.restore", "post.approve", "post.publish", "post.erase", "revision.submit"),
}


@pytest.fixture(autouse=True)
def time_to_undo(settings: Any) -> None:
    settings.UNDO_SECONDS = 30


class Group:
    """A table whose promises are looked at after each step; gone when it is left."""

    def __init__(self) -> None:
        self.past = ExitStack()
        self.past.enter_context(_as_if_it_never_was())
        self.table = Table()
        self.passed = holds.Passed(self.table)
        self.steps, self.stands = 0, ()

    def look(self) -> None:
        """Through the eyes of one reader, who also opens one of the posts; the others look after the next steps."""
        if self.stands == (stands := self._standing()):
            return
        self.stands, self.steps = stands, self.steps + 1
        readable, posts = self.passed.check(), list(self.table.posts())
        reader = self.table.person(self.steps)
        holds.nobody_reads_what_has_not_passed(self.table, reader, readable, [*moves.chosen(posts, self.steps)])
        holds.no_decision_is_lost_or_doubled(self.table)
        holds.nothing_is_stuck(self.table)
        holds.counts_are_right(self.table)

    def _standing(self) -> tuple[int, ...]:
        """Another one whenever a text or a post changed."""
        return AuditEntry.objects.count(), *self.table.posts().values_list("counter", flat=True)

    def end(self) -> None:
        try:
            readable, posts = self.passed.check(), list(self.table.posts())
            for person in self.table.people:
                holds.nobody_reads_what_has_not_passed(self.table, person, readable, posts)
            holds.the_audit_is_whole(self.table)
        finally:
            self.past.close()


@contextmanager
def _as_if_it_never_was() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


class AnyPlay(RuleBasedStateMachine):
    """Its rules are the moves, and the worker's."""

    def __init__(self) -> None:
        super().__init__()
        self.group = Group()

    @invariant()
    def holds(self) -> None:
        self.group.look()

    def teardown(self) -> None:
        self.group.end()


def _rule_of(move: Callable[..., None]) -> Any:
    def step(self: AnyPlay, **numbers: Any) -> None:
        move(self.group.table, **numbers)

    step.__name__ = move.__name__
    return rule(**{name: st.sampled_from(CHOSEN[name]) for name in _names(move)})(step)


def _names(move: Callable[..., None]) -> list[str]:
    return list(signature(move).parameters)[1:]


for number, move in enumerate(moves.MOVES):
    setattr(AnyPlay, f"{move.__name__}_{number}", _rule_of(move))


def test_whatever_people_do_in_whatever_order_the_promises_hold() -> None:
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    bounds = settings(max_examples=8, stateful_step_count=40, deadline=None, suppress_health_check=checks)
    run_state_machine_as_test(AnyPlay, settings=bounds)


def test_a_long_walk_comes_to_every_state_by_every_way() -> None:
    """The same walk each time, as long as it takes."""
    chance, group, missing = random.Random(1), Group(), EVERY
    for step in range(LONGEST_WALK):
        move = chance.choice(moves.MOVES)
        move(group.table, **{name: chance.choice(CHOSEN[name]) for name in _names(move)})
        missing = missing - _passed_by()
        if step % 50 == 0:
            group.look()
        if not missing:
            break
    group.end()
    assert not missing


def _passed_by() -> set[str]:
    rows = (Post, "state"), (Revision, "status"), (Review, "kind"), (Decision, "state")
    states = {
        f"{model.__name__} {code}" for model, field in rows for code in model.objects.values_list(field, flat=True)
    }
    return states | set(AuditEntry.objects.values_list("action", flat=True).distinct())
