"""Texts in which somebody has marked what identifies, from either of two formats, ready to be scored.

``*.txt``: the project's own marks (``posts.deidentification.training.corpus``). ``*.jsonl``: one object a line,
``{"text", "spans": [{"start", "end", "label", "soft"?, "kind"?, "raw"?}], "ignore"?: [{"start", "end"}]}``.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from posts.deidentification import Kind
from posts.deidentification.training.corpus import Post, read_posts

NEUTRAL = frozenset({"IGN"})
SOFT_RAW = frozenset({"state", "country", "relative", "recurring", "year"})


@dataclass(frozen=True, slots=True)
class Mark:
    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Sample:
    text: str
    kind: Kind
    marks: tuple[Mark, ...]  # to be found
    neutral: tuple[Mark, ...]  # found or not, it counts neither way


def read_samples(folder: Path) -> list[Sample]:
    """Of a folder, or of one file."""
    files = sorted(path for path in folder.iterdir() if path.is_file()) if folder.is_dir() else [folder]
    samples: list[Sample] = []
    for file in files:
        if file.suffix == ".txt":
            samples += map(_of_post, read_posts(file))
        elif file.suffix == ".jsonl":
            samples += _of_lines(file)
    return samples


def _of_post(post: Post) -> Sample:
    marks = [(Mark(span.start, span.end, span.label), span.soft or span.label in NEUTRAL) for span in post.spans]
    return Sample(
        text=post.text,
        kind=Kind.REPLY if post.kind == "reply" else Kind.POST,
        marks=tuple(mark for mark, neutral in marks if not neutral),
        neutral=tuple(mark for mark, neutral in marks if neutral),
    )


def _of_lines(file: Path) -> Iterator[Sample]:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                plain = json.loads(line)
                spans = [(_mark(span), _is_soft(span)) for span in plain["spans"]]
                yield Sample(
                    text=plain["text"],
                    kind=Kind.POST,
                    marks=tuple(mark for mark, soft in spans if not soft),
                    neutral=(
                        *(mark for mark, soft in spans if soft),
                        *(_mark(span) for span in plain.get("ignore") or ()),
                    ),
                )


def _mark(span: dict[str, Any]) -> Mark:
    return Mark(span["start"], span["end"], span.get("label", ""))


def _is_soft(span: dict[str, Any]) -> bool:
    return bool(span.get("soft")) or span.get("kind") == "year" or span.get("raw") in SOFT_RAW
