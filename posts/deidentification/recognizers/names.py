"""Names of people (Safe Harbor A): by title, by the role before them, by list, and by not being a word."""

from collections.abc import Iterator

from ..categories import Category
from ..document import Document, Word
from ..findings import Band
from .hit import Hit
from .vocabulary import FORMAL_TITLES, NEVER_NAMES, ROLES, SPEECH, TITLES

PARTICLES = frozenset("de del la las los van von der den di da du dos el al bin ibn abu st ap mac o' y ter le".split())
NAMING = frozenset("named called nicknamed goes".split())
SUFFIXES = frozenset("jr sr ii iii iv".split())
MONTH_NAMES = frozenset("april may june august".split())
JOINS = (" ", "-", ". ", " \"", "\" ", " (", ") ")


def find(doc: Document) -> Iterator[Hit]:
    reached = 0
    for word in doc.words:
        if word.start < reached:
            continue
        hit = _titled(doc, word) or _introduced(doc, word) or _listed(doc, word)
        if hit:
            reached = hit.end
            yield hit


def _hit(first: Word, last: Word, band: Band, code: str, role: str = "") -> Hit:
    return Hit(first.start, last.end, Category.NAME, band, f"safe-harbor-a.{code}", role)


def _next(doc: Document, word: Word) -> Word | None:
    return doc.words[word.index + 1] if word.index + 1 < len(doc.words) else None


def _could_be_name(doc: Document, word: Word) -> bool:
    """A capital that is no term, no shouted abbreviation and not only an everyday word."""
    if not word.capital or (word.term and not doc.lexicon.is_given(word.key)) or word.key in NEVER_NAMES:
        return False
    return not word.shout or len(word.text) > 4 or doc.lexicon.is_given(word.key)


def _last_of_name(doc: Document, word: Word) -> Word:
    """The last word of a name that begins here: middle initials, particles, nicknames in quotes, surnames."""
    last = word
    while following := _next(doc, last):
        if following.gap not in JOINS or following.index - word.index > 5:
            break
        if following.key in SUFFIXES and following.capital:
            last = following
        elif following.key in PARTICLES and (after := _next(doc, following)) and after.capital and after.gap == " ":
            last = after
        elif len(following.text) == 1 and following.capital and following.key != "i" and following.gap == " ":
            last = following
        elif not _continues(doc, last, following):
            break
        else:
            last = following
    return last


def _continues(doc: Document, last: Word, following: Word) -> bool:
    if not following.capital or following.opens and following.gap != " \"" or following.key in TITLES:
        return False
    if following.gap == ". " and len(last.text) > 1:
        return False
    if following.term and not doc.lexicon.is_name(following.key):
        return False
    return doc.lexicon.is_name(following.key) or not doc.lexicon.is_word(following.key) or following.key not in NEVER_NAMES


def _titled(doc: Document, word: Word) -> Hit | None:
    """ "Mrs. Whitfield", "Judge Rask", "Auntie Pearl": the whole of it is the name."""
    role = TITLES.get(word.key)
    following = _next(doc, word)
    if role is None or following is None or following.gap not in (" ", ". ") or not following.capital:
        return None
    formal = word.key in FORMAL_TITLES
    if not formal and (not word.capital or not _could_be_name(doc, following) and len(following.text) > 1):
        return None
    if following.key in NEVER_NAMES or following.key == "i" or following.term and not doc.lexicon.is_name(following.key):
        return None
    if not formal and doc.lexicon.is_word(following.key) and not doc.lexicon.is_name(following.key):
        return None
    return _hit(word, _last_of_name(doc, following), Band.MUST_FIX, "title", role)


def _introduced(doc: Document, word: Word) -> Hit | None:
    """ "my client jenny", "her sons, Aldo and Bram", "a boy named Wick", also without a capital."""
    before = doc.before(word.start, 3)
    if not before or word.key in NEVER_NAMES or word.term and not doc.lexicon.is_given(word.key):
        return None
    cue = before[-1]
    naming = cue.key in NAMING or [item.key for item in before[-2:]] in (["name", "is"], ["goes", "by"], ["name", "of"], ["known", "as"], ["be", "called"])
    role = cue.key in ROLES and word.gap in (" ", ", ", " (", ": ", ", \"")
    if not (naming and word.gap in (" ", " \"") or role):
        return None
    if word.capital:
        known = _could_be_name(doc, word) and not (word.opens and word.gap != " (") and (naming or not doc.lexicon.is_word(word.key) or doc.lexicon.is_given(word.key))
    else:
        known = word.gap == " " and word.key in doc.lexicon.given and word.key not in doc.lexicon.common
    if not known:
        return None
    last = _last_of_name(doc, word) if word.capital else _lower_surname(doc, word)
    return _hit(word, last, Band.MUST_FIX, "role", cue.key if role else "")


def _lower_surname(doc: Document, word: Word) -> Word:
    following = _next(doc, word)
    if following and following.gap == " " and not following.capital and not following.term:
        if not doc.lexicon.is_word(following.key) and (following.key in doc.lexicon.surnames or len(following.key) > 4):
            return following
    return word


def _listed(doc: Document, word: Word) -> Hit | None:
    lists = doc.lexicon
    if word.key in NEVER_NAMES or len(word.text) < 2:
        return None
    if not word.capital:
        rare = word.key in lists.given and not lists.is_word(word.key) and not word.term
        return _hit(word, _lower_surname(doc, word), Band.LOOK_AT, "lower") if rare else None
    if not _could_be_name(doc, word):
        return None
    last = _last_of_name(doc, word)
    following = _next(doc, last)
    if last is not word and (word.key in lists.given or word.key in lists.rare_given) and not (word.key in MONTH_NAMES):
        if not all(item.term for item in doc.words[word.index : last.index + 1]):
            return _hit(word, last, Band.MUST_FIX, "full")
    if word.term:
        return None
    everyday = word.key in lists.common
    if word.opens and (everyday or lists.is_word(word.key)):
        spoken = following is not None and following.gap == " " and following.text in SPEECH
        return _hit(word, last, Band.LOOK_AT, "opening") if spoken and lists.is_given(word.key) else None
    if word.key in lists.given:
        return _hit(word, last, Band.LOOK_AT if everyday else Band.MUST_FIX, "given")
    if lists.is_word(word.key):
        return None
    return _hit(word, last, Band.LOOK_AT, "unknown")
