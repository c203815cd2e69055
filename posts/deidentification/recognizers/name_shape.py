"""What a name looks like in writing: where it may begin and where it ends."""

from ..document import Document, Word
from ..wordset import word_set
from .vocabulary import ALSO_SURNAMES, NEVER_NAMES, TITLES

PARTICLES = word_set("de del la las los van von der den di da du dos el al bin ibn abu st ap mac o' y ter le")
SUFFIXES = word_set("jr sr ii iii iv")
JOINS = (" ", "-", ". ", ' "', '" ', " (", ") ")
MOST_WORDS = 5


def next_word(doc: Document, word: Word) -> Word | None:
    return doc.words[word.index + 1] if word.index + 1 < len(doc.words) else None


def could_be_name(doc: Document, word: Word) -> bool:
    """A capital that is no function word, no term and no abbreviation."""
    if not word.capital or word.key in NEVER_NAMES or (word.term and not doc.lexicon.is_given(word.key)):
        return False
    return not word.shout or len(word.text) > 4 or doc.lexicon.is_given(word.key)


def last_of_name(doc: Document, word: Word) -> Word:
    """The last word of a name that begins here: initials, particles, nicknames in quotes, surnames."""
    last = word
    while (following := next_word(doc, last)) and following.gap in JOINS and following.index - word.index <= MOST_WORDS:
        if surname := _after_particles(doc, following):
            last = surname
        elif _is_initial(following) or _continues(doc, last, following):
            last = following
        else:
            break
    return last


def _after_particles(doc: Document, word: Word) -> Word | None:
    """The surname behind "de la" or "van der"."""
    for _ in range(2):
        if word.key not in PARTICLES or word.capital or not (after := next_word(doc, word)) or after.gap != " ":
            return None
        if after.capital:
            return after
        word = after
    return None


def _is_initial(word: Word) -> bool:
    return word.capital and (word.key in SUFFIXES or (len(word.text) == 1 and word.key != "i" and word.gap == " "))


def _continues(doc: Document, last: Word, following: Word) -> bool:
    if not following.capital or following.key in TITLES or following.key in NEVER_NAMES:
        return False
    if (following.opens and '"' not in following.gap) or (
        following.gap == ". " and len(last.text) > 1 and last.key not in {"st", "mt"}
    ):
        return False
    known = doc.lexicon.is_name(following.key)
    if following.gap == " (" and not known:
        return False
    return known or following.key in ALSO_SURNAMES or not following.term


def lower_surname(doc: Document, word: Word) -> Word:
    """The surname after a first name that is written without a capital, or the first name itself."""
    following = next_word(doc, word)
    if following and following.gap == " " and not following.term and not doc.lexicon.is_word(following.key):
        known = following.key in doc.lexicon.surnames or len(following.key) > 4
        return following if known and following.key not in NEVER_NAMES else word
    return word
