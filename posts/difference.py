"""What changed from one version of a text to the next, paragraph by paragraph."""

from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher

from .content import Content

# Comparing takes the square of this in time; longer texts count as changed from first to last.
MOST = 200


@dataclass(frozen=True, slots=True)
class Change:
    key: str  # of the part
    gone: list[str]
    new: list[str]

    def through(self, cover: Callable[[str], str]) -> "Change":
        return Change(self.key, [cover(line) for line in self.gone], [cover(line) for line in self.new])


def changes(before: Content, after: Content) -> list[Change]:
    old, new = before.fields(), after.fields()
    return [
        change
        for key in dict.fromkeys([*old, *new])
        for change in _of_part(key, _paragraphs(old.get(key, "")), _paragraphs(new.get(key, "")))
    ]


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _of_part(key: str, old: list[str], new: list[str]) -> list[Change]:
    if old == new:
        return []
    if max(len(old), len(new)) > MOST:
        return [Change(key, old, new)]
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [Change(key, old[a:b], new[c:d]) for step, a, b, c, d in steps if step != "equal"]
