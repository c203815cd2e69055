"""Two or more capitalised words in the middle of a sentence that nothing else explains: probably a local name.

"The Larkspur Table", "behind the Creamery": neither people nor places by any list, but no reader
writes such words with a capital unless they name one particular thing.
"""

from collections.abc import Iterator

from ..categories import Category
from ..document import Document, Word
from ..findings import Band
from ..wordset import word_set
from .hit import Hit
from .vocabulary import GENERIC, NEVER_NAMES, ROLES, STRONG_PLACE_WORDS, TITLES

PLACE_CUES = STRONG_PLACE_WORDS | {"behind", "past", "by", "off"}
AT_CUES = word_set("at with for behind past near to")
# What ends with these is a diagnosis, a method or a law, the same everywhere.
NATIONWIDE = word_set(
    """disorder disorders syndrome disease therapy therapies treatment approach method model theory scale index
    inventory questionnaire assessment interview test plan act law rule rules amendment code standard standards
    provider management war animal animals assistance protocol training education work worker workers specialist
    supervisor therapist counselor analyst manager coordinator director nurse psychologist psychiatrist month week
    personality depression anxiety care support recovery prayer step steps award degree license board"""
)
LONGEST = 5


def find(doc: Document) -> Iterator[Hit]:
    reached = 0
    for word in doc.words:
        if word.start < reached or not _proper(word):
            continue
        words = _run(doc, word)
        reached = words[-1].end
        if words[-1].key in NATIONWIDE:
            continue
        cue, article = _cue(doc, word)
        if len(words) > 1 or (article and cue in PLACE_CUES | AT_CUES and word.key not in ROLES | TITLES.keys()):
            place = cue in PLACE_CUES
            yield Hit(
                word.start,
                words[-1].end,
                Category.PLACE if place else Category.ORGANISATION,
                Band.LOOK_AT,
                "safe-harbor-b.proper-noun" if place else "organisation.proper-noun",
                "kind" if place else "agency",
            )


def _proper(word: Word) -> bool:
    plain = word.capital and not word.opens and not word.shout and not word.term and len(word.text) > 2
    return plain and word.key not in GENERIC and word.key not in NEVER_NAMES


def _run(doc: Document, first: Word) -> list[Word]:
    words = [first]
    for word in doc.words[first.index + 1 : first.index + LONGEST]:
        if word.gap != " " or not word.capital or word.opens or word.shout or word.key in NEVER_NAMES:
            break
        words.append(word)
    return words


def _cue(doc: Document, word: Word) -> tuple[str, bool]:
    """The preposition before a name, and whether "the" stands between."""
    before = doc.before(word.start, 2)
    if not before or word.gap != " ":
        return "", False
    if before[-1].key == "the" and len(before) > 1 and before[-1].gap == " ":
        return before[0].key, True
    return before[-1].key, False
