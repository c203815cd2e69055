"""What a moderator writes to an author must itself pass the check before it is read."""

from collections.abc import Sequence
from itertools import accumulate

from . import screening
from .alignment import Span
from .content import GAP, Content
from .deidentification.categories import Category
from .deidentification.recognizers.hit import FROM_TAGGER
from .group_words import checked, words_of
from .models import Revision

FOREIGN = "The check can only judge English, so this cannot be suggested."
HELD = "“{words}” could point to someone. Write it without."
FOREIGN_NOTE = "The check can only judge English. Write the note in English, or leave it out."


def held(revision: Revision, suggestions: Sequence[tuple[Span, str]]) -> list[str]:
    """For each what holds it, or "". Raises screening.EngineError.

    Read by itself, and in its place among the words around it, where a lone first name shows.
    """
    _, words = words_of(revision.post.group)
    kind = "REPLY" if revision.post.is_reply else "POST"
    alone = GAP.join(instead for _, instead in suggestions)
    starts = accumulate((len(instead) + len(GAP) for _, instead in suggestions), initial=0)
    report = screening.runner.check(alone, kind=kind, words=words)
    if report.refused:
        return [FOREIGN] * len(suggestions)
    by_itself = [found for found in report.findings if _counts_alone(alone, found)]
    content, places = put_in(revision.content, suggestions)
    in_place = screening.runner.check(content.joined(), kind=kind, words=words).findings
    return [
        _first(alone, by_itself, (start, start + len(instead))) or _first(content.joined(), in_place, place)
        for (_, instead), start, place in zip(suggestions, starts, places, strict=False)
    ]


def note_held(revision: Revision, note: str) -> str:
    """What holds a note to the author, or "". Raises screening.EngineError."""
    report = checked(revision.post.group, note)
    return FOREIGN_NOTE if report.refused else _first(note, report.findings, (0, len(note)))


def put_in(content: Content, suggestions: Sequence[tuple[Span, str]]) -> tuple[Content, list[Span]]:
    """All of them at once, and where each then stands. Raises ValueError for one that runs across two parts."""
    for span, instead in sorted(suggestions, reverse=True):
        content = content.replaced(*span, instead)
    places = []
    for (start, _), instead in suggestions:
        before = sum(len(other) - (e - s) for (s, e), other in suggestions if e <= start)
        places.append((start + before, start + before + len(instead)))
    return content, places


def _counts_alone(text: str, found: screening.Found) -> bool:
    """The tagger concludes from the words around, and here there are none: from it only a lone name counts."""
    by_tagger = found.rule.endswith(FROM_TAGGER)
    return not by_tagger or (found.category == Category.NAME and text[found.start].isupper())


def _first(text: str, findings: Sequence[screening.Found], place: Span) -> str:
    """Names the words as far as they were suggested: those around them may be covered."""
    for found in findings:
        start, end = max(found.start, place[0]), min(found.end, place[1])
        around = (found.start, found.end) != (start, end)
        if not found.holds or start >= end or (around and found.category == Category.QUASI):
            continue  # a description that holds them was there before
        return HELD.format(words=text[start:end].strip())
    return ""
