"""What people and the worker can do next. Each move takes numbers that choose who, what and with which words;
one that finds nothing to choose from does nothing, and one that is refused changes nothing.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TypeVar

from posts.actions.attention import mute_member, watch
from posts.actions.drafts import OlderCounter, discard_draft, open_edit, save_draft
from posts.actions.erase import erase_post
from posts.actions.flags import flag
from posts.actions.moves import NotAllowed, Stale
from posts.actions.reviews import claim, decide, release, undo_decision
from posts.actions.submit import appeal, ask, submit, withdraw
from posts.actions.threads import set_thread_state
from posts.models import Flag, Watch
from posts.review_rules import NEEDS_REASON, ReasonCode, allowed_verbs
from posts.statuses import OPEN, PostState, Status, ThreadState
from tests.posts import play

from .table import Table, content

Row = TypeVar("Row")


@contextmanager
def may_be_refused() -> Iterator[None]:
    """In words that the person reads; anything else is a fault."""
    with suppress(NotAllowed, Stale, OlderCounter):
        yield


def chosen(rows: Sequence[Row], number: int) -> Iterator[Row]:
    """The one of that number, if there is any at all."""
    if rows:
        yield rows[number % len(rows)]


# ---------------------------------------------------------------- the author
def write(table: Table, who: int, kind: str) -> None:
    author = table.person(who)
    play.begin(author, table.text(kind, author))


def reply(table: Table, who: int, what: int, kind: str) -> None:
    author = table.person(who)
    for root in chosen(table.posts(state=PostState.VISIBLE, parent=None), what):
        with may_be_refused():
            play.begin(author, table.text(kind, author), parent=root)


def save(table: Table, what: int, kind: str) -> None:
    for draft in chosen(table.drafts(), what):
        _save(draft, table.text(kind, draft.author))


def write_the_same_again(table: Table, what: int, which: int) -> None:
    for draft in chosen(table.drafts(), what):
        for text in chosen(table.written_by(draft.author), which):
            _save(draft, text)


def _save(draft: play.Draft, text: str) -> None:
    with may_be_refused():
        save_draft(actor=draft.author, post=draft.post, content=content(text), counter=draft.counter)


def hand_in(table: Table, what: int) -> None:
    for draft in chosen(table.drafts(), what):
        with may_be_refused():
            submit(actor=draft.author, post=draft.post, counter=draft.counter)


def keep(table: Table, what: int) -> None:
    for draft in chosen(table.drafts(), what):
        play.keep_all(draft.post)


def ask_a_moderator(table: Table, what: int) -> None:
    """Often with a reason for all that is marked."""
    for revision in chosen(table.open_revisions(Status.NEEDS_CHANGES), what):
        if what % 3:
            play.keep_all(revision.post)
        with may_be_refused():
            ask(actor=revision.post.author, post=revision.post, turn=revision.turn)


def take_back(table: Table, what: int) -> None:
    for revision in chosen(table.open_revisions(*OPEN), what):
        with may_be_refused():
            withdraw(actor=revision.post.author, post=revision.post, turn=revision.turn)


def ask_another(table: Table, what: int) -> None:
    for revision in chosen(table.open_revisions(Status.REJECTED), what):
        with may_be_refused():
            appeal(actor=revision.post.author, post=revision.post, turn=revision.turn)


def edit(table: Table, what: int) -> None:
    for post in chosen(table.posts(live_revision__isnull=False), what):
        with may_be_refused():
            open_edit(actor=post.author, post=post)


def discard(table: Table, what: int) -> None:
    for draft in chosen(table.drafts(), what):
        with may_be_refused():
            discard_draft(actor=draft.author, post=draft.post)


def erase(table: Table, what: int) -> None:
    for post in chosen(table.posts(), what):
        with may_be_refused():
            erase_post(actor=post.author, post=post)


def say_how_it_stands(table: Table, what: int, which: int) -> None:
    for post in chosen(table.posts(parent=None), what):
        with may_be_refused():
            set_thread_state(actor=post.author, post=post, to=list(ThreadState)[which % 3])


# ---------------------------------------------------------------- the others
def report(table: Table, who: int, what: int, which: int) -> None:
    for post in chosen(table.posts(live_revision__isnull=False), what):
        with may_be_refused():
            flag(actor=table.person(who), post=post, reason=list(Flag.Reason)[which % 4])


def mute(table: Table, who: int, what: int, which: int) -> None:
    with may_be_refused():
        mute_member(actor=table.person(who), author=table.person(what), muted=which % 2 == 0)
    for thread in chosen(table.posts(state=PostState.VISIBLE, parent=None), what):
        watch(actor=table.person(who), thread=thread, level=[None, *Watch.Level][which % 3])


def take_up(table: Table, who: int, what: int) -> None:
    for review in chosen(table.reviews(), what):
        with may_be_refused():
            claim(actor=table.moderator(who), review=review)


def put_back(table: Table, who: int, what: int) -> None:
    for review in chosen(table.reviews(), what):
        release(actor=table.moderator(who), review=review)


def judge(table: Table, who: int, what: int, which: int) -> None:
    """Any verb that is open there, on the newest turn."""
    for review in chosen(table.reviews(), what):
        for verb in chosen(sorted(allowed_verbs(review, PostState(review.post.state))), which):
            reasons = [(ReasonCode.TOO_MUCH, None)] if verb in NEEDS_REASON else None
            with may_be_refused():
                made = decide(
                    actor=table.moderator(who), review=review, turn=review.revision.turn, verb=verb, reasons=reasons
                )
                assert table.decided.setdefault(made.pk, verb) == verb


def undo(table: Table, what: int) -> None:
    for decision in chosen(table.pending(), what):
        assert undo_decision(actor=decision.decided_by, decision=decision)


def works(table: Table) -> None:
    table.works()


def waits(table: Table) -> None:
    table.waits()


_OFTEN = (hand_in, hand_in, works, waits, judge, judge)  # else little comes out, and little comes back
_LESS = (write, reply, save, keep, ask_a_moderator, ask_a_moderator, ask_another, edit, report, report, undo)
_NOW_AND_THEN = (write_the_same_again, take_back, discard, erase, say_how_it_stands, mute, take_up, put_back)
MOVES = (*_OFTEN, *_OFTEN, *_OFTEN, *_LESS, *_LESS, *_NOW_AND_THEN)
