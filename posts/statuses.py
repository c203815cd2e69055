"""The life of a post: states, verbs, actors, and the one table of what may follow what."""

from dataclasses import dataclass
from enum import StrEnum

from django.db import models


class Status(models.TextChoices):
    """Of a revision."""

    SCREENING = "SCREENING"
    NEEDS_CHANGES = "NEEDS_CHANGES"
    IN_REVIEW = "IN_REVIEW"
    REJECTED = "REJECTED"
    PUBLISHED = "PUBLISHED"
    SUPERSEDED = "SUPERSEDED"
    ERASED = "ERASED"


class PostState(models.TextChoices):
    UNPUBLISHED = "UNPUBLISHED"
    VISIBLE = "VISIBLE"
    HIDDEN = "HIDDEN"
    ERASED = "ERASED"


class ThreadState(models.TextChoices):
    """Of a conversation, as its author says; each may follow each. Only a closed one takes no replies."""

    OPEN = "OPEN", "Open"
    ANSWERED = "ANSWERED", "Answered"
    CLOSED = "CLOSED", "Closed"


OPEN = (Status.SCREENING, Status.NEEDS_CHANGES, Status.IN_REVIEW)
READ_ONLY = (Status.SCREENING, Status.IN_REVIEW)  # the text is in other hands: no draft beside it
ENDED = (Status.SUPERSEDED, Status.ERASED)


class Verb(StrEnum):
    SUBMIT = "submit"
    CLEAR = "clear"
    HOLD = "hold"
    REFER = "refer"
    FAIL = "fail"
    ASK = "ask"
    APPROVE = "approve"
    RETURN = "return"
    REJECT = "reject"
    APPEAL = "appeal"
    WITHDRAW = "withdraw"
    SUPERSEDE = "supersede"
    ERASE = "erase"
    # On the post rather than the revision:
    PUBLISH = "publish"
    HIDE = "hide"
    RESTORE = "restore"
    DISMISS = "dismiss"
    FLAG = "flag"  # moves nothing by itself; whoever judges has to know of it


class Actor(StrEnum):
    AUTHOR = "author"
    CHECK = "check"
    MODERATOR = "moderator"  # never the author
    SYSTEM = "system"  # publication, retention, somebody leaving


@dataclass(frozen=True, slots=True)
class Transition:
    actors: frozenset[Actor]
    to: frozenset[Status]


def _by(*actors: Actor, to: Status | tuple[Status, ...]) -> Transition:
    return Transition(frozenset(actors), frozenset(to if isinstance(to, tuple) else (to,)))


_erase = _by(Actor.AUTHOR, Actor.SYSTEM, to=Status.ERASED)
_withdraw = _by(Actor.AUTHOR, to=Status.ERASED)

# A revision is born SCREENING (submit), or NEEDS_CHANGES (a moderator returns a published post).
REVISION: dict[tuple[Status, Verb], Transition] = {
    (Status.SCREENING, Verb.CLEAR): _by(Actor.CHECK, to=(Status.PUBLISHED, Status.IN_REVIEW)),
    (Status.SCREENING, Verb.HOLD): _by(Actor.CHECK, to=Status.NEEDS_CHANGES),
    (Status.SCREENING, Verb.REFER): _by(Actor.CHECK, to=Status.IN_REVIEW),
    (Status.SCREENING, Verb.FAIL): _by(Actor.CHECK, to=Status.IN_REVIEW),
    (Status.SCREENING, Verb.RETURN): _by(Actor.MODERATOR, to=Status.NEEDS_CHANGES),
    (Status.SCREENING, Verb.WITHDRAW): _withdraw,
    (Status.SCREENING, Verb.ERASE): _erase,
    (Status.NEEDS_CHANGES, Verb.SUBMIT): _by(Actor.AUTHOR, to=Status.SUPERSEDED),
    (Status.NEEDS_CHANGES, Verb.ASK): _by(Actor.AUTHOR, to=Status.IN_REVIEW),
    (Status.NEEDS_CHANGES, Verb.WITHDRAW): _withdraw,
    (Status.NEEDS_CHANGES, Verb.ERASE): _erase,
    (Status.IN_REVIEW, Verb.APPROVE): _by(Actor.MODERATOR, to=Status.PUBLISHED),
    (Status.IN_REVIEW, Verb.RETURN): _by(Actor.MODERATOR, to=Status.NEEDS_CHANGES),
    (Status.IN_REVIEW, Verb.REJECT): _by(Actor.MODERATOR, to=Status.REJECTED),
    (Status.IN_REVIEW, Verb.WITHDRAW): _withdraw,
    (Status.IN_REVIEW, Verb.ERASE): _erase,
    (Status.REJECTED, Verb.APPEAL): _by(Actor.AUTHOR, to=Status.IN_REVIEW),
    (Status.REJECTED, Verb.ERASE): _erase,
    (Status.PUBLISHED, Verb.SUPERSEDE): _by(Actor.SYSTEM, to=Status.SUPERSEDED),
    (Status.PUBLISHED, Verb.ERASE): _erase,
}

POST: dict[tuple[PostState, Verb], PostState] = {
    (PostState.UNPUBLISHED, Verb.PUBLISH): PostState.VISIBLE,
    (PostState.VISIBLE, Verb.PUBLISH): PostState.VISIBLE,
    (PostState.HIDDEN, Verb.PUBLISH): PostState.HIDDEN,  # only approve or restore shows it again
    (PostState.HIDDEN, Verb.APPROVE): PostState.VISIBLE,
    (PostState.HIDDEN, Verb.RESTORE): PostState.VISIBLE,
    (PostState.VISIBLE, Verb.HIDE): PostState.HIDDEN,
    (PostState.HIDDEN, Verb.HIDE): PostState.HIDDEN,
    (PostState.UNPUBLISHED, Verb.ERASE): PostState.ERASED,
    (PostState.VISIBLE, Verb.ERASE): PostState.ERASED,
    (PostState.HIDDEN, Verb.ERASE): PostState.ERASED,
}


class IllegalTransition(Exception):
    def __init__(self, state: str, verb: Verb) -> None:
        super().__init__(f"{verb} does not follow {state}")


def check_transition(status: Status, verb: Verb, actor: Actor, to: Status) -> None:
    """Raises IllegalTransition."""
    rule = REVISION.get((status, verb))
    if rule is None or actor not in rule.actors or to not in rule.to:
        raise IllegalTransition(status, verb)


def next_state(state: PostState, verb: Verb) -> PostState:
    """Raises IllegalTransition."""
    try:
        return POST[state, verb]
    except KeyError:
        raise IllegalTransition(state, verb) from None
