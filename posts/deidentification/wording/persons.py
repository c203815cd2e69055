"""Who is who: one role or letter for each person, the same through the whole text."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from ..categories import Category
from ..document import Document
from ..recognizers.hit import Hit
from ..recognizers.vocabulary import TITLES
from ..wordset import word_set
from .roles import YOUNG, Role, age_of, role_before, role_behind, young

LETTERS = "XYZWVUQ"
REMOVED = "(name removed)"
JOINED = re.compile(r"(?: \(\d{1,2}\))?(?:, (?:and )?| and | & | n )")
ALSO_CALLED = re.compile(
    r"[^.!?\n]{0,20}\b(?:goes by|go by|went by|aka|a\.k\.a\.|(?:also |nick)?(?:named|called)|known as|prefers|"
    r"calls? (?:him|her|them)) [\"']?$"
)
DOUBLED = re.compile(r"(.)\1")
SHORTEST, LONG_ENOUGH = 3, 6
COUPLE = re.compile(r",? and |,? & | n | y ")
SMALL_WORDS = word_set("and the of de la del van von y n")


@dataclass(slots=True, eq=False)
class Person:
    keys: set[str] = field(default_factory=set)
    role: Role | None = None
    title: str = ""
    age: float | None = None
    letter: str = REMOVED
    phrase: str = ""  # "" where nothing but a letter is known
    shared: bool = False  # others have the same role, so the phrase says which one it is


class Persons:
    """Two hits are the same person if they share a word: "Aldo Brenner", "Aldo", "Mr. Brenner"."""

    def __init__(self, doc: Document, hits: list[Hit]) -> None:
        self.everybody: list[Person] = []
        self.of: dict[Hit, Person] = {}
        self.roles: dict[Hit, Role] = {}
        self.firsts: dict[Hit, bool] = {}  # members of a list after a plural role, and whether they open it
        self.closing: set[Hit] = set()  # the last ones of "her sons, Aldo and Bram,"
        self._beginning: dict[str, list[Person]] = defaultdict(list)  # by one and two letters of their names
        self._letters = LETTERS
        before: Hit | None = None
        for hit in hits:
            if hit.category is Category.NAME:
                self._meet(doc, hit, before)
                before = hit
        _tell_apart(self.everybody)
        for person in self.everybody:
            person.letter = self._free_letter({key[0] for key in person.keys})

    def _meet(self, doc: Document, hit: Hit, before: Hit | None) -> None:
        role = self._role(doc, hit, before)
        if middle := COUPLE.search(doc.text, hit.start, hit.end):
            self._meet_couple(doc, hit, middle, role)
            return
        title = _title(doc, hit)
        person = self._same(doc, hit, before, title) or self._new()
        self._name(person, _keys(doc, hit))
        person.title = person.title or title
        person.role = person.role or (replace(role, plural=False) if role else None) or role_behind(doc, hit)
        person.age = age_of(doc, hit) if person.age is None else person.age
        self.of[hit] = person

    def _meet_couple(self, doc: Document, hit: Hit, middle: re.Match[str], role: Role | None) -> None:
        """ "Priya and Tom Halvorsen": found as one, met again one by one."""
        for start, end in ((middle.end(), hit.end), (hit.start, middle.start())):
            person = self.of[hit] = self._new()
            self._name(person, _keys(doc, replace(hit, start=start, end=end)))
            person.role = replace(role, plural=False) if role else None

    def _role(self, doc: Document, hit: Hit, before: Hit | None) -> Role | None:
        role = role_before(doc, hit)
        if role:
            self.roles[hit] = role
            if role.plural:
                self.firsts[hit] = True
                if doc.text[hit.start - 2] == ",":
                    self.closing.add(hit)
        elif before in self.firsts and JOINED.fullmatch(doc.text[before.end : hit.start]):
            self.firsts[hit] = False
            if before in self.closing:
                self.closing.remove(before)
                self.closing.add(hit)
            role = self.of[before].role
        return role

    def _new(self) -> Person:
        self.everybody.append(Person())
        return self.everybody[-1]

    def _same(self, doc: Document, hit: Hit, before: Hit | None, title: str) -> Person | None:
        if before and ALSO_CALLED.match(doc.text[before.end : hit.start]):
            return self.of[before]
        keys = _ordered(doc, hit)
        for person in [person for key in keys for person in self._beginning[key[:2]]]:
            if _is(person, keys, title):
                return person
        if len(keys) == 1 and len(keys[0]) == 1 and len(initial := self._beginning[keys[0]]) == 1:
            return initial[0]
        return None

    def _name(self, person: Person, keys: set[str]) -> None:
        person.keys |= keys
        for beginning in {part for key in keys for part in (key[:1], key[:2])}:
            if person not in self._beginning[beginning]:
                self._beginning[beginning].append(person)

    def _free_letter(self, initials: set[str]) -> str:
        """None that the name begins with, so that the letter gives nothing away."""
        letter = next((char for char in self._letters if char.lower() not in initials), REMOVED)
        self._letters = self._letters.replace(letter, "")
        return letter


def _ordered(doc: Document, hit: Hit) -> list[str]:
    keys = [word.key for word in doc.within(hit.start, hit.end)]
    return [key for key in keys if key not in TITLES and key not in SMALL_WORDS]


def _keys(doc: Document, hit: Hit) -> set[str]:
    return set(_ordered(doc, hit)) or {word.key for word in doc.within(hit.start, hit.end)}


def _is(person: Person, keys: list[str], title: str) -> bool:
    """Relatives share a surname: two full names with one word in common are two people."""
    common = person.keys & set(keys)
    if not common:
        return len(keys) == 1 and any(_short_for(keys[0], key) for key in person.keys)
    if len(keys) > 1 and len(person.keys) > 1 and common == {keys[-1]}:
        return False
    child = person.role is not None and person.role.noun in YOUNG
    return not (title in {"this man", "this woman"} and child)


def _short_for(one: str, other: str) -> bool:
    """ "Jen" for "Jenny", and what slips in typing: "Tialoffi" for "Tialofi"."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < SHORTEST:
        return False
    slipped = len(shorter) >= LONG_ENOUGH and one[0] == other[0]
    slipped = slipped and (sorted(one) == sorted(other) or DOUBLED.sub(r"\1", one) == DOUBLED.sub(r"\1", other))
    return slipped or longer.startswith(shorter)


def _title(doc: Document, hit: Hit) -> str:
    """The role that stands for a title in the hit or right before it."""
    words = doc.within(hit.start, hit.end)
    if len(words) > 1 and words[0].key in TITLES:
        return TITLES[words[0].key]
    before = doc.before(hit.start)
    if before and before[0].key in TITLES and doc.text[before[0].end : hit.start] in (" ", ". "):
        return TITLES[before[0].key]
    return ""


def _tell_apart(everybody: Iterable[Person]) -> None:
    """Different words for different people: by what the text says of them, by age, else by their order."""
    alike: dict[str, list[Person]] = defaultdict(list)
    for person in everybody:
        person.phrase = person.role.phrase if person.role else young(person.age) or person.title
        alike[person.phrase].append(person)
    for phrase, group in alike.items():
        if not phrase or len(group) == 1:
            continue
        first, _, noun = phrase.partition(" ")
        owner = first if first in {"her", "his", "their", "my", "our"} else "the"
        for person, words in zip(_in_order(group), _words(noun, owner, group), strict=True):
            person.phrase, person.shared = words, True


def _in_order(group: list[Person]) -> list[Person]:
    return sorted(group, key=lambda person: -(person.age or 0)) if _by_age(group) else group


def _by_age(group: list[Person]) -> bool:
    ages = {person.age for person in group}
    young_ones = all(person.role is None or person.role.noun in YOUNG for person in group)
    return None not in ages and len(ages) == len(group) <= 3 and young_ones


def _words(noun: str, owner: str, group: list[Person]) -> list[str]:
    pair = len(group) == 2
    if _by_age(group):
        kinds = ("older", "younger") if pair else ("oldest", "middle", "youngest")
        return [f"{owner} {kind} {noun}" for kind in kinds]
    if pair:
        return [f"one {noun}", f"the other {noun}"]
    ordinals = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
    first = [f"the {ordinal} {noun}" for ordinal in ordinals[: len(group)]]
    return first + [f"another {noun}"] * (len(group) - len(first))
