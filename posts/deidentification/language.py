"""Whether the check can judge a text at all: it knows English, in Latin letters."""

import re
import unicodedata
from collections.abc import Sequence, Set
from functools import lru_cache

from .lexicon import lexicon
from .wordset import word_set

WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
FEWEST_WORDS = 8
# English prose is about 40 % such words, most notes 25 %; other languages share a few of them.
ENGLISH_SHARE = 0.2
# Telegram style ("Surgery Tues, discharge Fri, home alone") leaves them out, but its words are everyday English ones;
# of texts in other languages at most half of the words look like those.
EVERYDAY_SHARE = 0.6
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
    if not text.isascii():
        letters = [char for char in text if char.isalpha()]
        if sum(map(_is_latin, letters)) < LATIN_SHARE * len(letters):
            return False
    words = WORD.findall(text)
    if len(words) < FEWEST_WORDS:
        return True
    uncapitalised = [word for word in words if not word[0].isupper()]  # a short text may be full of names
    return any(
        _share(some, FUNCTION_WORDS) >= ENGLISH_SHARE or _share(some, lexicon().common) >= EVERYDAY_SHARE
        for some in (words, uncapitalised)
    )


def _share(words: Sequence[str], of: Set[str]) -> float:
    return sum(word.lower() in of for word in words) / max(1, len(words))
