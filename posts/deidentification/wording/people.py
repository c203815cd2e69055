"""Who is who: one role and one letter for each person, the same through the whole text."""

from collections import Counter

from ..categories import Category
from ..document import Document
from ..recognizers.hit import Hit
from ..recognizers.vocabulary import ROLES, TITLES
from ..wordset import word_set
from .slot import ADJECTIVES, Slot

LETTERS = "XYZWVU"
REMOVED = "(name removed)"
NAMING = word_set("named called nicknamed by as name is of")
ONE_OF = {
    "sons": "son", "daughters": "daughter", "boys": "boy", "girls": "girl", "kids": "child", "kid": "child",
    "children": "child", "twins": "twin", "sisters": "sister", "brothers": "brother", "cousins": "cousin",
    "parents": "parent", "grandparents": "grandparent", "clients": "client", "patients": "patient", "mom": "mother",
    "dad": "father", "mama": "mother", "daddy": "father", "bio-mom": "birth mother",
}  # fmt: skip
NO_PERSON = word_set("family foster in-law guy lady")


class People:
    """Two hits are the same person if they share a word: "Aldo Brenner", "Aldo", "Mr. Brenner"."""

    def __init__(self, doc: Document, hits: list[Hit]) -> None:
        self._of_word: dict[str, int] = {}
        self._roles: dict[int, str] = {}
        self._letters: dict[int, str] = {}
        names: dict[int, set[str]] = {}
        for hit in hits:
            if hit.category is not Category.NAME:
                continue
            keys = [word.key for word in doc.within(hit.start, hit.end) if word.key not in TITLES]
            person = next((self._of_word[key] for key in keys if key in self._of_word), len(names))
            names.setdefault(person, set()).update(keys)
            for key in keys:
                self._of_word.setdefault(key, person)
            if role := _role(hit.detail):
                self._roles.setdefault(person, role)
        shared = Counter(self._roles.values())
        self._roles = {person: role for person, role in self._roles.items() if shared[role] == 1}
        for person, parts in names.items():
            self._letters[person] = self._free_letter({part[0] for part in parts})

    def _free_letter(self, initials: set[str]) -> str:
        """None that the name begins with, so that the letter gives nothing away."""
        free = [char for char in LETTERS if char.lower() not in initials and char not in self._letters.values()]
        return free[0] if free else REMOVED

    def suggest(self, doc: Document, place: Slot) -> tuple[str, ...]:
        keys = [word.key for word in doc.within(place.hit.start, place.hit.end)]
        person = next((self._of_word[key] for key in keys if key in self._of_word), -1)
        role, letter = self._roles.get(person, ""), self._letters.get(person, REMOVED)
        if place.cue in ADJECTIVES or _needs_name(place):
            return (letter, REMOVED)
        if place.after_determiner:
            return (role, letter, REMOVED) if role else (letter, REMOVED)
        return (role, letter, REMOVED) if role else (letter, "this person", REMOVED)


def _needs_name(place: Slot) -> bool:
    """After "my client" or "a boy named" only something like a name reads well."""
    if place.cue in ROLES or place.cue in NAMING or place.cue in TITLES:
        return True
    return place.hit.rule.endswith((".role", ".list")) or place.hit.detail == "appositive"


def _role(detail: str) -> str:
    """ "the judge" for a title, "the son" for one of "her sons"."""
    if " " in detail:
        return detail
    if detail not in ROLES or detail in NO_PERSON:
        return ""
    return f"the {ONE_OF.get(detail, detail)}"
