"""Signs and syntax that are refused at the field, each with a sentence that says what to do instead.

Every pattern reads each character a bounded number of times, whatever the text.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

MARKS_IN_A_ROW = 4  # more combining marks on one letter than any written language stacks
BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class Problem:
    """A reason to refuse a text, with its first place: text[start:end]."""

    code: str
    message: str
    start: int
    end: int


CHARACTERS = {
    "control_character": "There is an invisible character here, often from a paste. "
    "Delete it and type this place again.",
    "direction_character": "There is an invisible character here that turns the reading direction. "
    "Delete it and type this place again.",
    "unknown_character": "Other screens cannot show the sign here; it often comes from a word processor. "
    "Type it again.",
    "stacked_marks": "Too many accent marks are stacked on one letter here. Type this place again without them.",
}

_LINE = r"^[ \t>]{0,20}"
SYNTAX: dict[str, tuple[str, re.Pattern[str]]] = {
    "image": (
        "Pictures cannot be posted here. Say in words what matters about it.",
        re.compile(r"!\[[^\]\n]{0,300}\][(\[]"),
    ),
    "link": (
        "Links cannot be posted here. Say what the page is about instead.",
        re.compile(
            r"(?<!!)\[[^\]\[\n]{0,300}\][(\[]"  # [words](address) and [words][reference]
            r"|\]:[ \t]?(?:https?:|www\.)"  # [reference]: address
            r"|<[a-z][a-z0-9+.-]{1,20}:[^<>\s]{0,500}>",  # <address>
            re.IGNORECASE,
        ),
    ),
    "html": (
        "HTML cannot be posted here. Write the words only, without the signs < and > around them.",
        re.compile(r"<[/!?]?[a-z!-](?![a-z0-9+.-]{1,20}:)[^<>]{0,2000}>", re.IGNORECASE),
    ),
    "entity": (
        "A code such as &amp; stands for another character. Type the character itself.",
        re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE),
    ),
    "code": (
        "Code cannot be posted here. Write it as plain text, without ` or ~~~ around it.",
        re.compile(_LINE + r"(?:```|~~~)|(?<![\w`])`{1,3}[^`\n]{1,300}`", re.MULTILINE),
    ),
    "table": (
        "Tables cannot be posted here. Write a list: a line for each row, starting with a dash.",
        re.compile(_LINE + r"\|?[ \t]?:?-+:?[ \t]{0,3}\|[ \t:|-]{0,300}$", re.MULTILINE),
    ),
    "heading": (
        "Headings cannot be posted here. Delete the # signs; an empty line starts a new part.",
        re.compile(_LINE + r"#{1,6}[ \t]", re.MULTILINE),
    ),
    "rule": (
        "Lines made of signs cannot be posted here. Leave an empty line instead.",
        re.compile(_LINE + r"(?:(?:-[ \t]{0,3}){3,}|(?:\*[ \t]{0,3}){3,}|(?:_[ \t]{0,3}){3,}|={3,})$", re.MULTILINE),
    ),
}


def bad_characters(text: str) -> Iterator[Problem]:
    row = 0
    for place, char in enumerate(text):
        if " " <= char <= "~" or char in "\n\r\t":
            row = 0
            continue
        category = unicodedata.category(char)
        row = row + 1 if category in ("Mn", "Me") else 0
        if row == MARKS_IN_A_ROW + 1:
            yield Problem("stacked_marks", CHARACTERS["stacked_marks"], max(0, place - row), place + 1)
        elif code := _refused(char, category):
            yield Problem(code, CHARACTERS[code], place, place + 1)


def _refused(char: str, category: str) -> str | None:
    if category == "Cc":
        return "control_character"
    if char in BIDI:
        return "direction_character"
    if category in ("Co", "Cs") or (category == "Cn" and not _may_be_emoji(char)):
        return "unknown_character"
    return None


def _may_be_emoji(char: str) -> bool:
    """New emoji are on phones before this Python knows them."""
    return 0x1F000 <= ord(char) <= 0x1FAFF


def bad_syntax(text: str) -> Iterator[Problem]:
    for code, (message, pattern) in SYNTAX.items():
        if match := pattern.search(text):
            yield Problem(code, message, match.start(), match.end())
