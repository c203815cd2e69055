"""The fields for words that could stand in the text instead: one at each finding, and for words a moderator chooses.

They belong to the form of the decision, and are no form of their own: none of them may be in the way of a decision
that suggests nothing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from supportcircle import sanitize

from .. import screening
from ..alignment import Span, overlap
from ..models import Finding, Revision
from ..suggesting import held

LETTERS = 200
MOST_CHOSEN = 20
NOT_RUN = (
    "The check cannot run right now, so nothing can be suggested. What you wrote is kept: try again in a moment, or "
    "leave the suggestions out."
)
EMPTY = "Write what could stand there, or untick it."
WHICH = "Write the words of the text that should change."
TOO_LONG = f"Keep it under {LETTERS} letters: a suggestion is a few words."
NOT_THERE = "These words do not stand in the text as far as you see it. Covered words must be shown first."
OFTEN = "These words stand in the text {times} times. Add a word that stands before or after them."
PARTS = "This runs across two parts of the text. Say it in the note instead."
OVERLAP = "Another suggestion is about the same words. Untick one of the two."


@dataclass(slots=True)
class Field:
    key: str
    chosen: str = ""  # words of the text, where they are no finding
    instead: str = ""
    rungs: Sequence[str] = ()
    is_on: bool = False
    span: Span | None = None
    beside: str = ""  # words around the finding that go too
    error: str = ""
    about: str = ""  # the input that the error is about

    def refuse(self, message: str, about: str = "instead") -> None:
        if not self.error:
            self.error, self.about = message, about


class Suggesting:
    """`sent`: what a form sent, or `kept` of the one before."""

    def __init__(
        self,
        revision: Revision,
        findings: Sequence[Finding],
        covered: Sequence[Finding],
        sent: Mapping[str, Any] | None,
    ) -> None:
        self.revision, self.covered = revision, covered
        self.kept = _lists(sent)
        self.at_findings = [self._at(finding) for finding in findings]
        self.chosen = self._chosen()
        self._is_valid: bool | None = None
        self.not_run = ""

    def _at(self, finding: Finding) -> Field:
        key, rungs = str(finding.pk), finding.suggestions
        text, (start, end) = self.revision.content.joined(), finding.room
        beside = (text[start : finding.start].strip(), text[finding.end : end].strip())
        [written] = self.kept.get(f"instead-{key}", rungs[:1] or [""])[:1]
        is_on = key in self.kept.get("suggest", [])
        hides = any(other is not finding and overlap(finding.room, (other.start, other.end)) for other in self.covered)
        return Field(
            key,
            instead=_line(written),
            rungs=rungs,
            is_on=is_on,
            span=finding.room,
            beside="" if hides else " … ".join(filter(None, beside)),
        )

    def _chosen(self) -> list[Field]:
        """Those that were written in, and one more that is empty."""
        words, instead = self.kept.get("chosen", []), self.kept.get("chosen-instead", [])
        pairs = [(_line(a), _line(b)) for a, b in zip(words, instead, strict=False)][:MOST_CHOSEN]
        rows = [pair for pair in pairs if any(pair)]
        return [Field(f"chosen-{n}", a, b, is_on=bool(a or b)) for n, (a, b) in enumerate([*rows, ("", "")], 1)]

    def __iter__(self) -> Iterator[Field]:
        yield from self.at_findings
        yield from self.chosen

    @property
    def made(self) -> list[Field]:
        return [field for field in self if field.is_on]

    @property
    def spans(self) -> list[tuple[Span, str]]:
        """After is_valid."""
        return [(field.span, field.instead) for field in self.made if field.span]

    @property
    def is_judged(self) -> bool:
        return self._is_valid is not None

    def is_valid(self) -> bool:
        if self._is_valid is None:
            self._judge()
            self._is_valid = not self.not_run and not any(field.error for field in self)
        return self._is_valid

    def _judge(self) -> None:
        made = self.made
        for field in made:
            _judge_words(field)
        for field in self.chosen:
            if field.is_on:
                self._find(field)
        for n, field in enumerate(made):
            others = [other.span for other in made[:n] if other.span]
            if field.span and any(overlap(field.span, other) for other in others):
                field.refuse(OVERLAP)
            elif field.span and self.revision.content.place(*field.span) is None:
                field.refuse(PARTS)
        if made and not any(field.error for field in made):
            self._check(made)

    def _find(self, field: Field) -> None:
        """Only among what is not covered: whoever guesses covered words learns nothing."""
        if not field.chosen:
            field.refuse(WHICH, "chosen")
            return
        text = list(self.revision.content.joined())
        for finding in self.covered:
            text[finding.start : finding.end] = "\0" * (finding.end - finding.start)
        pattern = r"\s+".join(map(re.escape, field.chosen.split()))
        found = [match.span() for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", "".join(text))]
        if len(found) == 1:
            field.span = found[0]
        else:
            field.refuse(OFTEN.format(times=len(found)) if found else NOT_THERE, "chosen")

    def _check(self, made: list[Field]) -> None:
        try:
            problems = held(self.revision, self.spans)
        except screening.EngineError:
            self.not_run = NOT_RUN
            return
        for field, problem in zip(made, problems, strict=True):
            if problem:
                field.refuse(problem)


def _lists(sent: Mapping[str, Any] | None) -> dict[str, list[str]]:
    if sent is None:
        return {}
    pairs = sent.lists() if isinstance(sent, QueryDict) else sent.items()
    return {key: values for key, values in pairs if key.startswith(("suggest", "instead-", "chosen"))}


def _line(text: str) -> str:
    return " ".join(text.split())


def _judge_words(field: Field) -> None:
    if not field.instead:
        field.refuse(EMPTY)
    elif len(field.instead) > LETTERS:
        field.refuse(TOO_LONG)
    elif problems := sanitize.problems(field.instead):
        field.refuse(problems[0].message)
