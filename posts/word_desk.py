"""What moderators see of their group's words: lists with what each finds, what waits, what was just removed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from groups.models import SupportGroup

from . import screening
from .actions.group_words import UNDO
from .content import Content
from .deidentification.normalise import fold
from .group_words import opened, words_of
from .models import GroupWord
from .spans import MarkedPart, marked_parts
from .word_effect import Effect, RecentTexts

Scope = GroupWord.Scope


@dataclass(frozen=True, slots=True)
class Row:
    word: GroupWord
    words: str
    effect: Effect


@dataclass(frozen=True, slots=True)
class WordDesk:
    lists: tuple[tuple[GroupWord.Kind, list[Row]], ...]
    waiting: list[Row]
    removed: list[Row]
    total: int  # of the lists before the search
    found: int
    asked: str


def word_desk(group: SupportGroup, asked: str = "") -> WordDesk:
    rows = _rows(opened(group.words.in_force().exclude(scope=Scope.REFUSED), group), group)
    ours = [row for row in rows if row.word.scope == Scope.GROUP]
    wanted = fold(" ".join(asked.split()))
    found = [row for row in ours if wanted in fold(row.words) or wanted in fold(row.word.instead or "")]
    since = timezone.now() - UNDO
    return WordDesk(
        lists=tuple((kind, [row for row in found if row.word.kind == kind]) for kind in GroupWord.Kind),
        waiting=list({bytes(row.word.digest): row for row in rows if row.word.scope == Scope.AUTHOR}.values()),
        removed=[row for row in rows if row.word.scope == Scope.REMOVED and row.word.changed_at > since],
        total=len(ours),
        found=len(found),
        asked=asked,
    )


def _rows(words: Sequence[GroupWord], group: SupportGroup) -> list[Row]:
    """In the order of the alphabet."""
    keys = {word.pk: word.key for word in words}
    effects = RecentTexts(group).effects(keys.values()) if words else {}
    rows = [Row(word, word.words or "", effects[keys[word.pk]]) for word in words]
    return sorted(rows, key=lambda row: fold(row.words))


@dataclass(frozen=True, slots=True)
class Mark:
    number: int
    words: str
    found: screening.Found


@dataclass(frozen=True, slots=True)
class Tried:
    parts: list[MarkedPart]
    marks: list[Mark]
    refused: str | None


def try_out(group: SupportGroup, text: str) -> Tried:
    """What the gate would mark in a sentence now. Raises screening.EngineError."""
    _, words = words_of(group)
    report = screening.runner.check(text, kind="POST", words=words)
    marks = [Mark(number, text[one.start : one.end], one) for number, one in enumerate(report.findings, 1)]
    return Tried(marked_parts(Content.of({"text": text}), report.findings), marks, report.refused)
