"""Ladders for names: the role that the text gives a person, then a letter, then nothing."""

import re
from dataclasses import replace

from ..categories import Category
from ..document import Document
from ..recognizers.hit import Hit
from ..recognizers.vocabulary import TITLES
from ..wordset import word_set
from .persons import REMOVED, Person, Persons
from .roles import BEHIND, BROADER, NAMING, SAID_OF, Role
from .slot import ADJECTIVES, ARTICLES, Ladder, Slot, with_article

TWO = re.compile(r"\w(?:,? and |,? & | n | y )\w")
INITIAL = re.compile(r"\b[A-Za-z]$")
FULL_STOP = re.compile(r"\.(?=[,;:'?!)]| [a-z(])")  # of an initial, not of the sentence
KNOWN = word_set("goes go went known knows everybody everyone")  # by, as
ABOUT_SENTENCES = frozenset({Category.QUASI, Category.FISHING})  # may contain names
GOES_ON = re.compile(r", (?:\d|(?:aged?|who|whose|also|now|from|room)\b)")
TOGETHER = "the two of them"
OF_A_FAMILY = re.compile(
    r" (?P<noun>family|household|home|house|kids?|boys?|girls?|sisters?|brothers?|children|twins|case|farm|place|clan|"
    r"siblings|couple)\b"
)


class People:
    """Knows the whole text, so that a person keeps one role throughout."""

    def __init__(self, doc: Document, hits: list[Hit]) -> None:
        self._doc = doc
        self._persons = Persons(doc, hits)
        words = [hit for hit in hits if hit.category not in ABOUT_SENTENCES]
        starts, ends = [hit.start for hit in words], [hit.end for hit in words]
        room = zip([0, *ends], [*starts[1:], len(doc.text)], strict=False)
        self._room = dict(zip(words, room, strict=False))

    def suggest(self, place: Slot) -> Ladder:
        person, hit = self._persons.of[place.hit], place.hit
        role = self._persons.roles.get(hit)
        ladder = self._ladder(place, person, role)
        if INITIAL.search(place.text) and (stop := FULL_STOP.match(self._doc.text, ladder.end)):
            ladder = replace(ladder, end=stop.end())
        return ladder if self._is_free(place, ladder) else place.ladder(*_standing(person))

    def _ladder(self, place: Slot, person: Person, role: Role | None) -> Ladder:
        return (
            self._of_list(place, person, role)
            or (self._after_role(place, person, role) if role else None)
            or self._before_role(place)
            or self._of_family(place)
            or self._by_itself(place, person)
        )

    def _is_free(self, place: Slot, ladder: Ladder) -> bool:
        """Whether a ladder stays between the findings before and behind."""
        start, end = self._room[place.hit]
        return start <= ladder.start and ladder.end <= end

    def _after_role(self, place: Slot, person: Person, role: Role) -> Ladder:
        """ "My client Jenny" becomes "My client"."""
        text, hit = self._doc.text, place.hit
        if role.start < 0:
            return place.ladder(REMOVED, person.letter)
        noun = text[role.start :].split(" ")[0].rstrip(",:(")
        gap = text[role.start + len(noun) : hit.start]
        end = hit.end
        if gap.startswith((" (", ": ")):
            if not (gap == " (" and text[end : end + 1] == ")"):
                return place.ladder("name removed" if gap == " (" else person.letter, "[removed]")
            end += 1
        elif gap == ", ":
            end += _closing(text, end)
        if gap == ' "' and text[end : end + 1] == '"':
            end += 1
        if person.shared:
            return place.ladder(person.phrase, f"{person.phrase} {REMOVED}", start=role.whole, end=end)
        whole, lead = text[role.whole : role.start] + noun, text[role.whole : role.start]
        broader = BROADER.get(role.noun, "")
        if broader and role.determiner in ARTICLES:
            lead, broader = "", with_article(f"{role.adjective} {broader}".strip())
        return place.ladder(whole, broader and lead + broader, f"{whole} {REMOVED}", start=role.whole, end=end)

    def _of_list(self, place: Slot, person: Person, role: Role | None) -> Ladder | None:
        """ "Her sons, Aldo and Bram, came": the first takes the plural with it, the last the comma."""
        opens = self._persons.firsts.get(place.hit)
        if opens is None:
            return None
        text, hit = self._doc.text, place.hit
        if TWO.search(place.text) and role:
            noun = text[role.start :].split(" ")[0].rstrip(",:(")
            return place.ladder(text[role.whole : role.start] + noun, start=role.whole, end=hit.end)
        if opens and role and text[hit.start - 1] == " " and text[hit.start - 2] not in ":(":
            if not person.phrase.startswith(("one ", "the ")):
                return place.ladder(person.phrase, start=role.whole)
            owner = f"{role.determiner} " if role.determiner else "the "
            noun = text[role.start :].split(" ")[0].rstrip(",")
            return place.ladder(f"one of {owner}{noun}", person.phrase, start=role.whole)
        closed = hit in self._persons.closing and text[hit.end : hit.end + 1] == ","
        return place.ladder(person.phrase, person.letter, end=hit.end + closed)

    def _before_role(self, place: Slot) -> Ladder | None:
        """ "Jenny, her older sister, called" becomes "Her older sister called"."""
        if place.modified:
            return None
        rest = self._doc.text[place.hit.end :][:80]
        if match := BEHIND.match(rest):
            return place.ladder(match["role"], f"{match['role']} {REMOVED}", end=place.hit.end + match.end())
        if SAID_OF.match(rest) and not place.possessive:
            return place.ladder("this person", "somebody here", REMOVED)
        return None

    def _of_family(self, place: Slot) -> Ladder | None:
        if match := OF_A_FAMILY.match(self._doc.text[place.hit.end :]):
            return place.ladder(f"the {match['noun']}", end=place.hit.end + match.end())
        if place.cue == "the" and place.text.endswith("s") and " " not in place.text:
            return place.ladder("family", "household")
        return None

    def _by_itself(self, place: Slot, person: Person) -> Ladder:
        start = self._start_of_title(place)
        if TWO.search(place.text):
            return place.ladder(TOGETHER, "both of them", start=start)
        if place.text.lower().startswith(("a ", "an ")):
            return place.ladder("somebody by that name", "somebody")
        if place.cue == "name" or (place.cue in {"by", "as"} and place.cue_before in KNOWN):
            return place.ladder(REMOVED)
        if place.modified or (place.cue in NAMING and not person.phrase):
            bare = person.phrase if person.role or person.title else ""
            return place.ladder(bare, "" if bare else person.letter, REMOVED, start=start)
        if place.cue in ADJECTIVES and start == place.hit.start:
            start = self._doc.before(start)[-1].start
        return place.ladder(*_standing(person), start=start)

    def _start_of_title(self, place: Slot) -> int:
        """A title that stands before the span goes with the name."""
        before = self._doc.before(place.hit.start)
        title = self._persons.of[place.hit].title
        inside = self._doc.within(place.hit.start, place.hit.end)
        if not title or not before or not inside or before[0].key not in TITLES or inside[0].key in TITLES:
            return place.hit.start
        between = self._doc.text[before[0].end : place.hit.start]
        return before[0].start if between in (" ", ". ") else place.hit.start


def _standing(person: Person) -> tuple[str, ...]:
    """For a name that stands by itself in the sentence."""
    return (person.phrase, REMOVED) if person.phrase else (person.letter, "this person", REMOVED)


def _closing(text: str, end: int) -> int:
    """The comma behind an apposition goes with it, unless more about the person follows."""
    return int(text[end : end + 1] == "," and not GOES_ON.match(text, end))
