"""Names in which digits stand for letters: "J3nny", "0livia". The digits become the letters they imitate."""

import re
from itertools import product

from .lexicon import Lexicon

LETTERS = {"0": "o", "1": "li", "3": "e", "4": "a", "5": "s", "7": "t"}
MIXED = re.compile(r"\d(?:[a-z]|(?<=[A-Za-z]\d))")
# Codes, counts and numbered things look otherwise: "T1D", "4mos", "ward-3b", "Step4".
WORD = re.compile(
    r"(?<![\w@#./-])(?=[A-Za-z]*\d)(?:[A-Z]|[013457](?=[a-z]{4}))[a-z013457]{1,14}[a-z](?![\w@]|[-./][a-z0-9])"
)


def read_digits(text: str, lists: Lexicon) -> str:
    """Letter for digit, so that every offset stays what it was."""
    if not MIXED.search(text):
        return text
    return WORD.sub(lambda match: _name(match.group(), lists) or match.group(), text)


def _name(word: str, lists: Lexicon) -> str | None:
    if 2 * sum(map(str.isdigit, word)) >= len(word):
        return None
    readings = map("".join, product(*(LETTERS.get(char, char) for char in word.lower())))
    known = (
        reading
        for reading in readings
        if reading in lists.given or (reading in lists.surnames and not word[0].isdigit())
    )
    return next((reading.capitalize() for reading in known), None)
