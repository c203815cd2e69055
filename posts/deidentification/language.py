"""Whether the check can judge a text at all: it knows English, in Latin letters."""

import re
import unicodedata
from functools import lru_cache

from .wordset import word_set

WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
FEWEST_WORDS = 8
# English prose is about 40 % such words, notes in telegram style 25 %; other languages share a few of them.
ENGLISH_SHARE = 0.2
LATIN_SHARE = 0.6
FUNCTION_WORDS = word_set(
    """about after again all also and any are as at back be because been before being but by can can't cant
    could did didn't do does doesn't don't dont down even first for from get go going got had has hasn't
    have her here him his how i i'd i'll i'm i've if im into is isn't it it's its just know like more my new
    not now of off ok one only or other our out over said say says she since some still than that that's the
    their them then there these they this those through to told too two under up ur us very was wasn't we
    well were what when where which while who why will with without won't would you your"""
)


@lru_cache(maxsize=4096)
def _is_latin(char: str) -> bool:
    return char.isascii() or unicodedata.name(char, "").startswith(("LATIN", "FULLWIDTH LATIN"))


def can_judge(text: str) -> bool:
    """False where the letters are mostly not Latin or the words mostly not English."""
    letters = [char for char in text if char.isalpha()]
    if sum(map(_is_latin, letters)) < LATIN_SHARE * len(letters):
        return False
    words = WORD.findall(text.lower())
    if len(words) < FEWEST_WORDS:
        return True
    return sum(word in FUNCTION_WORDS for word in words) >= ENGLISH_SHARE * len(words)
