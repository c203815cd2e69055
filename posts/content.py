"""What a person wrote: named parts of Markdown, in the order written.

`joined()` is the only text that findings, spans and edits index. It is never made again from a
later form: a revision stores its parts as they were.
"""

import json
import unicodedata
from dataclasses import dataclass

from supportcircle import sanitize

from .kinds import Kind

FORM_VERSION = 2  # of posts.parts
GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Part:
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Content:
    parts: tuple[Part, ...] = ()

    @classmethod
    def of(cls, fields: dict[str, str]) -> "Content":
        return cls(tuple(Part(key, text) for key, text in fields.items()))

    @classmethod
    def from_json(cls, text: str | None) -> "Content":
        return cls(tuple(Part(key, body) for key, body in json.loads(text or "[]")))

    def to_json(self) -> str:
        return json.dumps([[part.key, part.text] for part in self.parts], ensure_ascii=False)

    def fields(self) -> dict[str, str]:
        return {part.key: part.text for part in self.parts}

    def written(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.text.strip())

    def joined(self) -> str:
        return GAP.join(part.text for part in self.written())

    def offsets(self) -> list[tuple[Part, int]]:
        """Each written part with the place in `joined()` at which it starts."""
        found, start = [], 0
        for part in self.written():
            found.append((part, start))
            start += len(part.text) + len(GAP)
        return found

    def place(self, start: int, end: int) -> Place | None:
        """Where joined()[start:end] lies in its part; None if it crosses parts."""
        part, offset = self._holding(start, end)
        return Place(part.key, start - offset, end - offset) if part else None

    def replaced(self, start: int, end: int, words: str) -> "Content":
        """With `words` in place of joined()[start:end]. Raises ValueError if that crosses parts."""
        part, offset = self._holding(start, end)
        if part is None:
            raise ValueError("the span does not lie in one part")
        text = part.text[: start - offset] + words + part.text[end - offset :]
        return Content(tuple(Part(p.key, text) if p is part else p for p in self.parts))

    def _holding(self, start: int, end: int) -> tuple[Part | None, int]:
        for part, offset in self.offsets():
            if offset <= start and end <= offset + len(part.text):
                return part, offset
        return None, 0

    def excerpt(self, kind: Kind, letters: int = 120) -> str:
        """The first words of the key question, or of the text for kinds without one."""
        lead = next((p.text for p in self.written() if p.key == kind.lead), self.joined())
        line = " ".join(sanitize.plain(lead).split())
        if len(line) <= letters:
            return line
        whole_words = line[:letters].rpartition(" ")[0].rstrip(",;:")
        return (whole_words or line[: letters - 1]) + "…"


def normalised(text: str) -> str:
    """Letters and digits only, folded: two texts that differ in spacing or case are the same text."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    return "".join(char for char in folded if char.isalnum())
