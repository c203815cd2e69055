"""Names of people (Safe Harbor A): by title, by the role before them, by list, and by not being a word."""

import re
from collections.abc import Iterator

from ..categories import Category
from ..document import Document, Word
from ..findings import Band
from ..wordset import word_set
from .hit import Hit
from .name_shape import could_be_name, last_of_name, lower_surname, next_word
from .vocabulary import FORMAL_TITLES, NEVER_NAMES, ROLES, SPEECH, TITLES

NAMING = word_set("named called nicknamed aka alias")
NAMING_PAIRS = {
    ("name", "is"),
    ("goes", "by"),
    ("name", "of"),
    ("known", "as"),
    ("be", "called"),
    ("call", "him"),
    ("call", "her"),
    ("call", "them"),
    ("calls", "him"),
    ("calls", "her"),
    ("street", "name"),
    ("answers", "to"),
    ("name", "was"),
    ("nickname", "is"),
    ("everybody", "as"),
    ("everyone", "as"),
}
MONTH_NAMES = word_set("april may june august")
# "Grace is not", "Hope was": what people also say of a virtue.
STATES_OF_BEING = word_set("is was has had and still just never also can't isn't wasn't")
DEGREES = word_set("very so too more most less be is was really endlessly")  # "one very patient Labrador"
TITLE_GAP = re.compile(r"\.?(?: {1,3}|\n)")
BETWEEN_NAMES = (", ", " and ", ", and ", " & ")


def find(doc: Document) -> Iterator[Hit]:
    reached, role = 0, ""
    for word in doc.words:
        if word.start < reached or not _could_begin(doc, word):
            continue
        hit = _titled(doc, word) or _introduced(doc, word)
        hit = hit or _in_list(doc, word, role, reached) or _listed(doc, word)
        if hit:
            reached = hit.end
            role = hit.detail if hit.rule.endswith((".role", ".list")) else ""
            yield hit


def _could_begin(doc: Document, word: Word) -> bool:
    """Without a capital only titles and known given names do."""
    return word.capital or word.key in doc.lexicon.given or word.key in TITLES


def _hit(first: Word, last: Word, band: Band, code: str, role: str = "") -> Hit:
    return Hit(first.start, last.end, Category.NAME, band, f"safe-harbor-a.{code}", role)


def _titled(doc: Document, word: Word) -> Hit | None:
    """ "Mrs. Whitfield", "Judge Rask", "Auntie Opal": the whole of it is the name."""
    role, name = TITLES.get(word.key), next_word(doc, word)
    if role is None or name is None or not TITLE_GAP.fullmatch(name.gap) or name.key in NEVER_NAMES:
        return None
    if not name.capital:
        return _lower_titled(doc, word, name, role)
    if word.text == "miss" and name.gap.startswith("."):  # "the ones I miss. Anyway"
        return None
    known = doc.lexicon.is_name(name.key)
    if word.key not in FORMAL_TITLES:
        if not word.capital or not could_be_name(doc, name) or (doc.lexicon.is_word(name.key) and not known):
            return None
    elif name.term and (not known or word.key in {"dr", "prof"}):
        return None
    return _hit(word, last_of_name(doc, name), Band.MUST_FIX, "title", role)


def _lower_titled(doc: Document, word: Word, name: Word, role: str) -> Hit | None:
    """ "mr whitlock", "aunt rosa": without its capital only a known name that is no word counts."""
    known = name.key in doc.lexicon.given if word.key not in FORMAL_TITLES else doc.lexicon.is_name(name.key)
    if word.capital or not known or name.key in doc.lexicon.common or name.term:
        return None
    return _hit(word, lower_surname(doc, name), Band.MUST_FIX, "title", role)


def _introduced(doc: Document, word: Word) -> Hit | None:
    """ "my client jenny", "a boy named Wick", "his wife is Senna", also without a capital."""
    before = doc.before(word.start, 2)
    if not before or word.key in NEVER_NAMES or len(word.text) < 2:
        return None
    cue, lists = before[-1], doc.lexicon
    if cue.end + len(word.gap) < word.start:  # "Mother's Day"
        return None
    naming = cue.key in NAMING or (before[0].key, cue.key) in NAMING_PAIRS
    role = cue.key if cue.key in ROLES and not (cue.key == "patient" and before[0].key in DEGREES) else ""
    if cue.key in {"is", "was"} and before[0].key in ROLES and word.key not in lists.common:
        role = before[0].key
    if not (naming and word.gap in (" ", ' "')) and not (role and word.gap in (" ", ", ", " (", ": ", ', "')):
        return None
    if word.capital:
        known = could_be_name(doc, word) and (naming or lists.is_given(word.key) or not lists.is_word(word.key))
        known = known and (not word.opens or word.gap in (" (", ": "))
    else:
        known = word.gap == " " and word.key in lists.given and word.key not in lists.common and not word.term
    if not known:
        return None
    last = last_of_name(doc, word) if word.capital else lower_surname(doc, word)
    return _hit(word, last, Band.MUST_FIX, "role", role)


def _in_list(doc: Document, word: Word, role: str, reached: int) -> Hit | None:
    """The second of "her sons, Aldo and Bram": a capital is enough there."""
    between = doc.text[reached : word.start]
    if not role or not word.capital or word.opens or word.key in NEVER_NAMES or len(word.text) < 2:
        return None
    if word.shout and len(word.text) < 4:
        return None
    aged = between.startswith(" (") and between.endswith(BETWEEN_NAMES) and len(between) < 14
    if between not in BETWEEN_NAMES and not aged:
        return None
    if doc.lexicon.is_word(word.key) and not doc.lexicon.is_name(word.key):
        return None
    return _hit(word, last_of_name(doc, word), Band.MUST_FIX, "list", role)


def _listed(doc: Document, word: Word) -> Hit | None:
    if word.key in NEVER_NAMES or len(word.text) < 2:
        return None
    lists = doc.lexicon
    if not word.capital:
        rare = word.key in lists.given and not lists.is_word(word.key) and not word.term
        return _hit(word, lower_surname(doc, word), Band.LOOK_AT, "lower") if rare else None
    if not could_be_name(doc, word):
        return None
    last = last_of_name(doc, word)
    if last is not word and _is_full_name(doc, word, last):
        return _hit(word, last, Band.MUST_FIX, "full")
    if word.term:
        return None
    return _alone(doc, word, last)


def _is_full_name(doc: Document, first: Word, last: Word) -> bool:
    """A given name and what follows it; a town of that name, or a month, is something else."""
    span = doc.words[first.index : last.index + 1]
    if first.key not in doc.lexicon.given or first.key in MONTH_NAMES or all(word.term for word in span):
        return False
    return " ".join(word.key for word in span) not in doc.lexicon.places


def _alone(doc: Document, word: Word, last: Word) -> Hit | None:
    lists, following = doc.lexicon, next_word(doc, last)
    everyday = word.key in lists.common
    if not word.opens and _is_coined(word):
        return _hit(word, last, Band.LOOK_AT, "nickname")
    if word.opens and lists.is_word(word.key):
        spoken = following is not None and following.gap == " " and _is_deed(following)
        if word.key not in lists.given or (everyday and not spoken):
            return None
        return _hit(word, last, Band.LOOK_AT, "opening" if everyday else "known")
    if word.key in lists.given:
        return _hit(word, last, Band.LOOK_AT if everyday else Band.MUST_FIX, "given")
    return None if lists.is_word(word.key) else _hit(word, last, Band.LOOK_AT, "unknown")


def _is_coined(word: Word) -> bool:
    """ "Half-Pint": a compound with two capitals in the middle of a sentence."""
    parts = word.text.split("-")
    return len(parts) == 2 and all(len(part) > 1 and part.istitle() for part in parts)


def _is_deed(word: Word) -> bool:
    return word.text in SPEECH - STATES_OF_BEING or (word.text.endswith("ed") and word.text.islower())
