"""The one door between what people write and what browsers show: the only module that imports `bleach`.

Markdown in: paragraphs, *emphasis* on whole words, lists, quotes. Everything else is either shown as
the signs that were typed or refused by `problems()`, so that the letters readers see are the letters
that were checked. Text with problems never reaches `render()`.
"""

import re
import unicodedata
from collections.abc import Iterator

import bleach
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, emphasis
from markdown_it.token import Token

from .refusals import Problem, bad_characters, bad_syntax

__all__ = ["LIMIT", "VERSION", "Problem", "plain", "problems", "render"]

VERSION = 1
LIMIT = 20_000

TAGS = {"p", "br", "em", "strong", "ul", "ol", "li", "blockquote"}
ATTRIBUTES = {"li": ["value"]}

TOO_LONG = "This text has {length:,} characters; {limit:,} is the most that can be sent. Shorten it."
BLANK = "There are no words here yet."
SPLIT = "A * inside a word splits it for the check. Put * around whole words only, with a space on each side."
DIFFERS = (
    "Part of this would be shown differently from how you wrote it, perhaps a list number or quotes inside "
    "quotes. Write it as plain paragraphs."
)


def _stars(state: StateInline, silent: bool) -> bool:
    """Emphasis by * only: underscores belong to addresses and stay as they are."""
    return state.src[state.pos] == "*" and emphasis.tokenize(state, silent)


def _number_items(state: StateCore) -> None:
    """Each item shows the number that was written, not the one a browser would count to."""
    for token in state.tokens:
        if token.type == "ordered_list_open":
            token.attrs.pop("start", None)
        elif token.type == "list_item_open" and token.info:
            token.attrSet("value", str(int(token.info)))


def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"breaks": True})
    parser.enable(["list", "blockquote", "newline", "emphasis"])
    parser.inline.ruler.at("emphasis", _stars)
    parser.core.ruler.push("number_items", _number_items)
    return parser


_markdown = _parser()


def render(markdown: str) -> str:
    """Allow-listed HTML. Raises ValueError for a text longer than LIMIT."""
    if len(markdown) > LIMIT:
        raise ValueError("too long to render")
    return bleach.clean(_markdown.render(markdown), tags=TAGS, attributes=ATTRIBUTES, protocols=[])


def plain(markdown: str) -> str:
    """The words without the marks, a line for each block: for excerpts."""
    return _shown(_markdown.parse(markdown[:LIMIT]))


def problems(markdown: str) -> list[Problem]:
    """What is refused at the field: each reason once, at its first place, in the order of the text."""
    length = len(markdown)
    if length > LIMIT:
        return [Problem("too_long", TOO_LONG.format(length=length, limit=LIMIT), LIMIT, length)]
    found: dict[str, Problem] = {}
    for problem in [*bad_characters(markdown), *bad_syntax(markdown)]:
        found.setdefault(problem.code, problem)
    return sorted(found.values(), key=lambda problem: problem.start) or list(_bad_reading(markdown))


def _bad_reading(text: str) -> Iterator[Problem]:
    """Whether what is shown can differ from what was written; the last net under the rules above."""
    tokens = _markdown.parse(text)
    shown = _shown(tokens)
    if any(_split_word(_inline(token, _MARK), _MARK) for token in tokens if token.type == "inline"):
        start, end = _split_word(text, "*") or (0, len(text))
        yield Problem("split_word", SPLIT, start, end)
    elif _letters(shown) != _letters(text):
        yield Problem("shown_differently", DIFFERS, 0, len(text))
    elif not any(unicodedata.category(char)[0] in "LNPS" for char in shown):
        yield Problem("blank", BLANK, 0, len(text))


def _shown(tokens: list[Token]) -> str:
    lines, number = [], ""
    for token in tokens:
        if token.type == "list_item_open" and token.info:
            number += f"{token.attrs['value']}. "  # two, where a list starts inside an item
        elif token.type == "inline" or (token.type == "list_item_close" and number):
            lines.append(number + _inline(token, mark=""))
            number = ""
    return "\n".join(lines)


def _inline(token: Token, mark: str) -> str:
    """The text of a block, with `mark` where emphasis starts or ends."""
    return "".join(_piece(child, mark) for child in token.children or [])


def _piece(child: Token, mark: str) -> str:
    if child.type == "text":
        return child.content
    return "\n" if child.tag == "br" else mark


_MARK = "\0"  # refused in text, so it can stand for a mark that was taken out
_CHUNK = re.compile(r"[^\s—…]+")


def _split_word(text: str, mark: str) -> tuple[int, int] | None:
    """The first word with a mark inside, once the signs at its two ends are taken off."""
    for chunk in _CHUNK.finditer(text):
        word = [place for place, char in enumerate(chunk[0]) if char.isalnum()]
        if mark in chunk[0] and word and mark in chunk[0][word[0] : word[-1]]:
            return chunk.span()
    return None


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
