"""Invented posts to practice on: the next one for a moderator, covered as at the desk, and what they answered."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone

from groups.models import Membership

from . import screening
from .calibration_texts import BY_CODE, CALIBRATION, CalibrationText
from .content import Content
from .masks import label_of
from .models import CalibrationAnswer
from .review_rules import LATELY, ReasonCode
from .screening import Found
from .spans import Segment, marked_parts

EVERY_MARK = range(1, 100)


@dataclass(frozen=True, slots=True)
class Mark:
    number: int
    found: Found
    words: str  # or what covers them
    is_covered: bool


@dataclass(frozen=True, slots=True)
class ReadText:
    """An invented post as somebody sees who asked for the words of the marks in `shown`."""

    text: CalibrationText
    runs: tuple[tuple[Segment, bool], ...]  # each with whether it is covered
    marks: tuple[Mark, ...]
    is_checked: bool  # False when the check cannot run now

    @property
    def covered(self) -> int:
        return sum(mark.is_covered for mark in self.marks)


def read(text: CalibrationText, shown: Collection[int]) -> ReadText:
    """Marked by the check that judges every post here, without the group's own words: nobody knows them."""
    try:
        found = screening.runner.check(text.text, kind="REPLY" if text.is_reply else "POST").findings
    except screening.EngineError:
        return ReadText(text, ((Segment(text.text), False),), (), is_checked=False)
    [part] = marked_parts(Content.of({"text": text.text}), found)
    return ReadText(
        text,
        tuple(_cover(part.segments, found, shown)),
        tuple(_mark(text.text, number, one, number not in shown) for number, one in enumerate(found, 1)),
        is_checked=True,
    )


def _cover(
    segments: Collection[Segment], found: Collection[Found], shown: Collection[int]
) -> Iterator[tuple[Segment, bool]]:
    labels = [label_of(one) for one in found]
    for segment in segments:
        covered = segment.number > 0 and segment.number not in shown
        yield (replace(segment, text=labels[segment.number - 1]) if covered else segment), covered


def _mark(text: str, number: int, found: Found, covered: bool) -> Mark:
    return Mark(number, found, label_of(found) if covered else f"“{text[found.start : found.end]}”", covered)


# ---------------------------------------------------------------- progress
def answers_of(moderator: Membership) -> list[CalibrationAnswer]:
    """To texts that still belong to the set, in its order."""
    given = {answer.text: answer for answer in CalibrationAnswer.objects.filter(moderator=moderator)}
    return [given[text.code] for text in CALIBRATION if text.code in given]


def is_fresh(answer: CalibrationAnswer) -> bool:
    """Whether it is too early to answer again."""
    return answer.answered_at > timezone.now() - LATELY


@dataclass(frozen=True, slots=True)
class Judged:
    answer: CalibrationAnswer
    text: CalibrationText

    @property
    def agrees(self) -> bool:
        return self.answer.verb == self.text.decision

    @property
    def reasons(self) -> list[ReasonCode]:
        return [ReasonCode(code) for code in self.answer.reasons]

    @property
    def shared(self) -> list[ReasonCode]:
        """Reasons that the panel gave too."""
        return [code for code in self.text.reasons if code in self.reasons]


def judged(answers: Collection[CalibrationAnswer]) -> list[Judged]:
    return [Judged(answer, BY_CODE[answer.text]) for answer in answers]


@dataclass(frozen=True, slots=True)
class Progress:
    next: CalibrationText | None
    done: int
    total: int
    again_on: date | None  # when the first text may be answered again, once all are


def progress_of(answers: Collection[CalibrationAnswer]) -> Progress:
    fresh = {answer.text: answer.answered_at for answer in answers if is_fresh(answer)}
    following = next((text for text in CALIBRATION if text.code not in fresh), None)
    again = timezone.localtime(min(fresh.values()) + LATELY).date() if following is None else None
    return Progress(following, len(fresh), len(CALIBRATION), again)
