"""A large group to search in, and what is looked for there."""

import random
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from groups.models import Membership

REPLIES = 7  # to each post
LETTERS = 1_500
SEARCHES = {
    "in every post": {"words": "client"},
    "in some": {"words": "grandmother visit"},
    "in none": {"words": "zeppelin"},
    "phrase in none": {"words": '"worker supervisor client zeppelin"'},
    "accents, in none": {"words": "café zeppelin"},
    "a kind, in none": {"words": "zeppelin", "kind": "QUESTION"},
    "a need, in none": {"words": "zeppelin", "need": "ETHICS"},
}
WORDS = (
    "client visit mother worker county shelter placement safety plan court agency talked about boundary supervisor "
    "family café “week” listened tired don’t know whether should have said something else before leaving the house"
).split()


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


@contextmanager
def own_database() -> Iterator[None]:
    from django.test.utils import setup_databases, teardown_databases  # noqa: PLC0415 (after django.setup)

    made = setup_databases(verbosity=0, interactive=False)
    try:
        yield
    finally:
        teardown_databases(made, verbosity=0)


def shelves(number: int) -> "Membership":
    """That many published posts, a thread at a time; who wrote them."""
    from tests.factories import add_member, make_group  # noqa: PLC0415
    from tests.posts.shelf import shelve  # noqa: PLC0415

    chance = random.Random(1)
    author = add_member(make_group())

    def text(extra: str) -> str:
        words = [extra]
        while sum(map(len, words)) + len(words) < LETTERS:
            words.append(chance.choice(WORDS))
        return " ".join(words)

    for place in range(number // (REPLIES + 1)):
        [root] = shelve(author, 1, text=text("grandmother" if place % 10 == 0 else "uncle"))
        shelve(author, REPLIES, parent=root, text=text("cousin"))
    return author


def timed(press: Callable[[], None]) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    press()
    return (time.perf_counter() - start) * 1_000
