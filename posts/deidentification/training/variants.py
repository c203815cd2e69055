"""Other posts from the same post: other names, places and numbers, typed by somebody in a hurry.

What a post says around a name teaches; the name itself should not be learnt. The same post and number
give the same variant on every machine.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from random import Random

from ..lexicon import Lexicon, lexicon
from ..normalise import fold
from ..tagger.features import FEASTS, MONTHS, ORG_KINDS, PLACE_KINDS, STREETS, WEEKDAYS
from ..wordset import word_set
from .corpus import SOFT, Piece, Post

WORD = re.compile(r"[^\W\d_]{2,}")
DIGIT = re.compile(r"\d")
KEPT = word_set(
    """the of and at on in de la del los las van von der den di da du el al bin ibn abu st jr sr ii iii north
    south east west old new out past by off behind near to from up down between for our lady saint holy mr mrs"""
)
PLAIN_KINDS = frozenset({"city", "town", "place", "lake", "neighborhood", "county", "street", "road", "address"})
# What stands there once somebody has followed the check's advice; none of it identifies.
PHRASES: dict[str, tuple[str, ...]] = {
    "PERSON": (
        *("X", "Y", "Z", "X", "the client", "my client", "this person", "this woman", "this man", "(name removed)"),
        *("her older son", "the grandmother", "a coworker", "the teacher", "the supervisor", "the boy", "one son"),
    ),
    "PLACE": (
        *("a small town", "a town of about 5,000", "a town of under 500", "a mid-sized city", "a rural county"),
        *("the Midwest", "a small town in the rural South", "a place in the area", "a small community", "the area"),
        *("a street nearby", "a reservation", "a highway", "a local landmark", "[address removed]"),
    ),
    "DATE": (
        *("a day in early spring", "one day that week", "some months ago", "[date removed]", "one evening that week"),
        *("late fall", "a certain day", "recent times", "one day recently", "some years ago", "early spring"),
        *("mid-fall", "one day near a holiday", "that week", "a day that week"),
    ),
    "ORG": (
        *("a school", "her school", "a local agency", "a regional hospital", "a church", "her employer", "a shelter"),
        *("an elementary school", "a local business", "a team", "a university", "an agency"),
    ),
    "ID": ("[number removed]", "[case number removed]", "[record number removed]", "[plate removed]"),
    "CONTACT": ("[phone number removed]", "[e-mail removed]", "[web address removed]", "[handle removed]"),
    "AGE": ("over 89", "90 or older", "in her nineties", "very old"),
}
FOLLOWED = 0.5  # share of the marks of an edited variant whose advice was followed
LOWERED, BARE = 0.2, 0.5  # share of the variants in lower case, and of those the ones without apostrophes
UNPOINTED = 0.15  # share of the others without commas


@dataclass(slots=True)
class Pools:
    """Words to put in place of others, each list sorted."""

    given: Sequence[str]
    rare: Sequence[str]
    surnames: Sequence[str]
    words_as_names: Sequence[str]
    towns: Sequence[str]
    words: Sequence[str]


@lru_cache(maxsize=1)
def _pools() -> Pools:
    lists = lexicon()
    return Pools(
        given=sorted(lists.given),
        rare=sorted(lists.rare_given),
        surnames=sorted(lists.surnames),
        words_as_names=sorted((lists.given | lists.surnames) & lists.common),
        towns=sorted(lists.places),
        words=sorted(word for word in lists.common if 3 < len(word) < 9),
    )


@dataclass(slots=True)
class Renaming:
    """Gives each word of a post one other word, the same throughout the post."""

    random: Random
    lists: Lexicon = field(default_factory=lexicon)
    chosen: dict[str, str] = field(default_factory=dict)

    def person(self, text: str) -> str:
        return WORD.sub(lambda match: self._swap(match.group(), self._name), text)

    def place(self, text: str) -> str:
        return WORD.sub(lambda match: self._swap(match.group(), self._town), self.number(text))

    def organisation(self, text: str) -> str:
        return WORD.sub(lambda match: self._swap(match.group(), self._local), text)

    def number(self, text: str) -> str:
        return DIGIT.sub(lambda _: str(self.random.randint(1, 9)), text)

    def _swap(self, word: str, choose: Callable[[str], str]) -> str:
        key = fold(word)
        if key in KEPT | PLACE_KINDS | ORG_KINDS | STREETS | MONTHS | WEEKDAYS | FEASTS:
            return word
        if key not in self.chosen:
            self.chosen[key] = choose(key)
        return _in_case_of(word, self.chosen[key])

    def _name(self, key: str) -> str:
        pools, lists = _pools(), self.lists
        if lists.is_word(key) and self.random.random() < 0.7:
            return self.random.choice(pools.words_as_names)
        if not lists.is_name(key) or self.random.random() < 0.25:
            return self._invented()
        if key in lists.given:
            return self.random.choice(pools.given)
        return self.random.choice(pools.surnames if key in lists.surnames else pools.rare)

    def _invented(self) -> str:
        """Neither here nor there: the beginning of one name and the end of another."""
        pools = _pools()
        first, second = self.random.choice(pools.surnames), self.random.choice(pools.rare)
        return first[: self.random.randint(2, 4)] + second[-self.random.randint(2, 5) :]

    def _town(self, _: str) -> str:
        pools = _pools()
        pool = pools.towns if self.random.random() < 0.7 else pools.surnames
        return self.random.choice(pool).split(" ")[0]

    def _local(self, key: str) -> str:
        pools = _pools()
        if self.lists.is_word(key):
            return self.random.choice(pools.words)
        return self.random.choice(pools.surnames if self.random.random() < 0.6 else pools.towns).split(" ")[0]


def _in_case_of(model: str, word: str) -> str:
    if model.isupper():
        return word.upper()
    return word.capitalize() if model[0].isupper() else word


def variant(post: Post, number: int) -> Post:
    """The first variant is one that its author has begun to edit."""
    random = Random(f"{post.id}:{number}")  # noqa: S311 - repeatable on purpose
    naming = Renaming(random)
    pieces = [_renamed(piece, naming) for piece in post.pieces]
    if number == 1:
        pieces = [_edited(piece, random) for piece in pieces]
    if random.random() < LOWERED:
        bare = random.random() < BARE
        pieces = [replace(piece, text=_hurried(piece.text, bare)) for piece in pieces]
    elif random.random() < UNPOINTED:
        pieces = [replace(piece, text=piece.text.replace(",", "")) for piece in pieces]
    return replace(post, id=f"{post.id}.{number}", pieces=tuple(piece for piece in pieces if piece.text))


def _edited(piece: Piece, random: Random) -> Piece:
    if piece.label not in PHRASES or (piece.label, piece.kind) in SOFT or random.random() > FOLLOWED:
        return piece
    return Piece(random.choice(PHRASES[piece.label]))


def _hurried(text: str, bare: bool) -> str:
    lower = text.lower()
    return lower.replace("'", "").replace("’", "") if bare else lower


def _renamed(piece: Piece, naming: Renaming) -> Piece:
    if piece.label == "PERSON" and piece.kind != "initial":
        return replace(piece, text=naming.person(piece.text))
    if piece.label == "PLACE" and piece.kind in PLAIN_KINDS:
        return replace(piece, text=naming.place(piece.text))
    if piece.label == "ORG":
        return replace(piece, text=naming.organisation(piece.text))
    if piece.label in {"ID", "CONTACT"}:
        return replace(piece, text=naming.number(piece.text))
    return piece
