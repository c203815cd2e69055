"""Reads a text the way a person does, and remembers where each letter stood.

Invisible characters disappear, look-alikes become the letters they imitate, so that no rule
downstream has to think about them; every index can be mapped back to the text that was given.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Cyrillic and Greek letters that are drawn like Latin ones.
LOOKALIKES = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХаеорсухіјѕһԁԛԝвкмнтΑΒΕΖΗΙΚΜΝΟΡΤΥΧανορτυ",
        "ABESIJKMHOPCTYXaeopcyxijshdqwbkmhtABEZHIKMNOPTYXavoptu",
        strict=True,
    )
)
PUNCTUATION = str.maketrans(
    {
        **dict.fromkeys("‘’ʼ′´`＇", "'"),
        **dict.fromkeys("“”„«»″", '"'),
        **dict.fromkeys("‐‑‒–−﹣－", "-"),
        **dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000", " "),
        "*": " ",  # emphasis
    }
)
WORD = re.compile(r"[^\W\d_]+")
LATIN = re.compile(r"[A-Za-z]")
EMPHASIS = re.compile(r"(?<![^\W_])_+|_+(?![^\W_])")


@dataclass(frozen=True, slots=True)
class Clean:
    """``text`` as the recognizers see it; ``origin[i]`` is where its i-th character stood."""

    text: str
    origin: range | list[int]

    def back(self, start: int, end: int) -> tuple[int, int]:
        """A span of the clean text as a span of the text that was given."""
        return self.origin[start], self.origin[end]


def _unmask(text: str) -> str:
    """Look-alikes as the letters they imitate; in a text that is foreign throughout, foreign words stay."""
    latin = len(LATIN.findall(text))
    mostly_latin = 2 * latin > sum(map(str.isalpha, text))

    def unmask_word(match: re.Match[str]) -> str:
        word = match.group()
        if mostly_latin or LATIN.search(word):
            return "".join(LOOKALIKES.get(char, char) for char in word)
        return word

    return WORD.sub(unmask_word, text)


@lru_cache(maxsize=4096)
def _letters(char: str) -> str:
    """What a reader sees for one character: nothing, itself, or the plain form of a fancy one."""
    if unicodedata.category(char) in {"Cf", "Mn", "Me"}:
        return ""
    plain = unicodedata.normalize("NFKC", char)
    return plain if plain.isascii() and plain.isalnum() else char


def clean(text: str) -> Clean:
    origin: range | list[int] = range(len(text) + 1)
    kept = text
    if not text.isascii():
        seen = {char: _letters(char) for char in set(text)}
        kept = "".join(map(seen.__getitem__, text))
        if any(len(letters) != 1 for letters in seen.values()):
            origin = [*(index for index, char in enumerate(text) for _ in seen[char]), len(text)]
        if not LOOKALIKES.keys().isdisjoint(kept):
            kept = _unmask(kept)
    kept = kept.translate(PUNCTUATION)
    if "_" in kept:
        kept = EMPHASIS.sub(lambda match: " " * len(match.group()), kept)
    return Clean(kept, origin)


def fold(text: str) -> str:
    """Lower case without accents, the form in which words are looked up."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.lower().replace("ł", "l").replace("ø", "o"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))
