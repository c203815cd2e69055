"""What a moderator asked of a text, at the words it is about, for the author who has the text back."""

from collections.abc import Sequence
from dataclasses import dataclass

from .alignment import Span, moved
from .content import Content
from .models import Decision, Revision, Suggestion
from .review_rules import reason_words
from .standing import returned_with

Answer = Suggestion.Answer


@dataclass(frozen=True, slots=True)
class Point:
    """One place in the text: why it should change, what could stand there, or both."""

    number: int
    reasons: tuple[str, ...]
    was: str  # the words as they were
    instead: str
    span: Span | None  # of what stands there now, in the text that is shown; None where it was changed by hand
    suggestion: Suggestion | None = None

    @property
    def is_open(self) -> bool:
        return self.suggestion is not None and not self.suggestion.answer

    @property
    def is_accepted(self) -> bool:
        return self.suggestion is not None and self.suggestion.answer == Answer.ACCEPTED


@dataclass(frozen=True, slots=True)
class Returned:
    verb: str
    reasons: tuple[str, ...]  # about the whole text
    note: str
    points: tuple[Point, ...]

    @property
    def to_accept(self) -> int:
        return sum(point.is_open and point.span is not None for point in self.points)

    @property
    def is_answered(self) -> bool:
        """All that was suggested; there was something."""
        suggested = [point for point in self.points if point.suggestion]
        return bool(suggested) and not any(point.is_open for point in suggested)


def returned_to(revision: Revision, now: Content) -> Returned | None:
    """`now`: the text in which the places are shown, the draft or the revision itself."""
    decision = returned_with(revision)
    if decision is None:
        return None
    suggestions = suggestions_of(decision)
    reasons = [(str(code), (start, end) if start is not None else None) for code, start, end in decision.reasons]
    return Returned(
        verb=decision.verb,
        reasons=tuple(reason_words(code) for code, span in reasons if span is None),
        note=decision.note or "",
        points=tuple(_points(decision.revision, now, suggestions, reasons)),
    )


def suggestions_of(decision: Decision) -> list[Suggestion]:
    """With the revision at hand, which knows the key."""
    found = list(decision.suggestions.all())
    for suggestion in found:
        suggestion.revision = decision.revision
    return found


def _points(
    revision: Revision, now: Content, suggestions: list[Suggestion], reasons: list[tuple[str, Span | None]]
) -> list[Point]:
    content = revision.content
    text = content.joined()
    places = places_now(content, now, suggestions)
    about = grouped(reasons, [suggestion.span for suggestion in suggestions])
    others = moved(content, now, [span for span, _ in about[len(suggestions) :]])
    by_span = dict(zip((span for span, _ in about), [*suggestions, *[None] * len(others)], strict=True))
    where = dict(zip(by_span, [*places, *others], strict=True))
    return [
        Point(
            number=number,
            reasons=tuple(map(reason_words, codes)),
            was=text[slice(*span)],
            instead=(suggestion.instead or "") if (suggestion := by_span[span]) else "",
            span=where[span],
            suggestion=suggestion,
        )
        for number, (span, codes) in enumerate(sorted(about), 1)
    ]


def grouped(reasons: Sequence[tuple[str, Span | None]], suggested: Sequence[Span]) -> list[tuple[Span, list[str]]]:
    """First the suggested places in their order, each with the reasons that lie in it; then the other reasons'."""
    found: dict[Span, list[str]] = {span: [] for span in suggested}
    for code, span in reasons:
        if span is None:
            continue
        around = next((place for place in suggested if place[0] <= span[0] and span[1] <= place[1]), span)
        codes = found.setdefault(around, [])
        if code not in codes:
            codes.append(code)
    return list(found.items())


def places_now(before: Content, now: Content, suggestions: Sequence[Suggestion]) -> list[Span | None]:
    """Where each stands in the text: the words it is about or, once accepted, what came in their place."""
    spans: list[Span | None] = [suggestion.span for suggestion in suggestions]
    for taken, suggestion in enumerate(suggestions):
        span = spans[taken]
        if suggestion.answer == Answer.ACCEPTED and span is not None:
            words = suggestion.instead or ""
            before = before.replaced(*span, words)
            spans = [_shifted(other, span, len(words), is_it=n == taken) for n, other in enumerate(spans)]
    known = [span for span in spans if span is not None]
    found = dict(zip(known, moved(before, now, known), strict=True))
    return [found.get(span) if span else None for span in spans]


def _shifted(span: Span | None, replaced: Span, length: int, *, is_it: bool) -> Span | None:
    start, end = replaced
    if is_it:
        return start, start + length
    if span is None or span[1] <= start:
        return span
    by = length - (end - start)
    return (span[0] + by, span[1] + by) if span[0] >= end else None  # words that were replaced are not there any more
