"""Reads posts in which somebody has marked what identifies.

A file holds blocks, each a line ``=== id kind`` (kind: post, reply, clean) and a text with marks such as
``{PERSON/first|Oluchi}``; the words before the bar are a label and what kind of it (LABELS.md).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MARK = re.compile(r"\{([A-Z]+)/(\w+)\|([^{}|\n]+)\}")
BLOCK = re.compile(r"^=== (\S+) (\S+)\n", re.MULTILINE)
# What Safe Harbor lets stand: it counts neither as found nor as missed.
SOFT = frozenset(
    {
        ("AGE", "age"),
        ("DATE", "year"),
        ("DATE", "relative"),
        ("DATE", "recurring"),
        ("PLACE", "state"),
        ("PLACE", "country"),
    }
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; label and kind are "" where nothing is marked."""

    text: str
    label: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    start: int
    end: int
    label: str
    kind: str

    @property
    def soft(self) -> bool:
        return (self.label, self.kind) in SOFT


@dataclass(frozen=True, slots=True)
class Post:
    id: str
    kind: str
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def spans(self) -> list[Span]:
        """Offsets are indices into ``text``."""
        found, position = [], 0
        for piece in self.pieces:
            end = position + len(piece.text)
            if piece.label:
                found.append(Span(position, end, piece.label, piece.kind))
            position = end
        return found


def read_posts(path: Path) -> Iterator[Post]:
    """The posts of a file, or of every ``*.txt`` of a folder in the order of their names."""
    for file in sorted(path.glob("*.txt")) if path.is_dir() else [path]:
        parts = BLOCK.split(file.read_text(encoding="utf-8"))
        for name, kind, body in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
            yield Post(name, kind, tuple(_pieces(body.strip())))


def _pieces(marked: str) -> Iterator[Piece]:
    position = 0
    for match in MARK.finditer(marked):
        if match.start() > position:
            yield Piece(marked[position : match.start()])
        yield Piece(match[3], match[1], match[2])
        position = match.end()
    if position < len(marked):
        yield Piece(marked[position:])
