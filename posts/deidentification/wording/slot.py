"""The place in the sentence that a suggestion has to fit."""

import re
from dataclasses import dataclass, replace

from ..categories import Category
from ..document import Document, Word
from ..recognizers.hit import Hit
from ..recognizers.vocabulary import TITLES
from ..wordset import word_set

ARTICLES = word_set("a an")
DETERMINERS = word_set("""a an the my our your his her their its this these those each every another some any no""")
ADJECTIVES = word_set(
    """little old older oldest young younger youngest eldest elder poor dear sweet big late new former same whole
    other middle only bio biological foster adopted adoptive teenage adult estranged current pregnant deaf"""
)
PREPOSITIONS = word_set(
    """on by before after since until till til through thru around from to for about past near of at over during
    between against toward towards into despite"""
)
EVENT = re.compile(
    r"(?:hearing|practice|meeting|session|class|shift|visit|appointment|appt|conference|review|staffing|interview|training|supper|"
    r"service|huddle|rounds|intake|mediation|trial|deadline|eval|evaluation|call|drop-off|pickup|team|court|handoff)s?$"
)
TOLD_HER = frozenset({Category.NAME, Category.DATE})  # "I told her Sunday": no possessive, unless an event follows
SENTENCE = re.compile(r"[.!?\n]")
OWN_DETERMINER = re.compile(r"(?:an?|the|this|that|one|her|his|their|my|our|some) (?!of )")
VOWEL_SOUND = re.compile(r"(?:[aeiou](?!ni[vft]|se|ne\b)|8|11\b|18\b|hono|hour)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Slot:
    """``cue`` is the word right before the span, "" where punctuation stands between."""

    doc: Document
    hit: Hit
    text: str
    cue: str
    cue_before: str
    following: str
    opens: bool

    @property
    def before(self) -> str:
        """The sentence up to the span."""
        return SENTENCE.split(self.doc.text[max(0, self.hit.start - 160) : self.hit.start])[-1]

    @property
    def after(self) -> str:
        return SENTENCE.split(self.doc.text[self.hit.end : self.hit.end + 160])[0]

    @property
    def possessive(self) -> bool:
        return self.after[:2].lower() == "'s"

    @property
    def after_determiner(self) -> bool:
        return self.cue in DETERMINERS

    @property
    def modified(self) -> bool:
        """An article or adjective before it leaves room for a bare noun only."""
        return self.cue in DETERMINERS or (self.cue in ADJECTIVES and self.cue_before in DETERMINERS)

    @property
    def after_preposition(self) -> bool:
        return self.cue in PREPOSITIONS

    def ladder(self, *phrases: str, start: int | None = None, end: int | None = None) -> "Ladder":
        return Ladder(
            self.hit.start if start is None else start,
            self.hit.end if end is None else end,
            tuple(phrase for phrase in phrases if phrase),
        )


@dataclass(frozen=True, slots=True)
class Ladder:
    """Phrases with their own articles, and the stretch that they replace: a neighbour may have to go too."""

    start: int
    end: int
    phrases: tuple[str, ...]


def slot(doc: Document, hit: Hit) -> Slot:
    words, inside, after = doc.before(hit.start, 2), doc.within(hit.start, hit.end), doc.after(hit.end)
    gap = doc.text[words[-1].end : hit.start] if words else ""
    following = after[0].text if after and doc.text[hit.end : after[0].start] == " " else ""
    cue = words[-1].key if words and gap.strip(" '\"") == "" and gap else ""
    titled = bool(inside) and inside[0].key in TITLES
    if cue == "her" and hit.category in TOLD_HER and not titled and not EVENT.match(following):
        cue = ""
    return Slot(
        doc=doc,
        hit=hit,
        text=doc.text[hit.start : hit.end],
        cue=cue,
        cue_before=words[-2].key if len(words) > 1 and words[-1].gap == " " else "",
        following=following,
        opens=_opens(inside[0], hit.start) if inside else False,
    )


def _opens(word: Word, start: int) -> bool:
    """Whether a sentence begins here; after "(" or ";" it only goes on."""
    begins = word.index == 0 or re.search(r"[.!?\n\"]\W*$", word.gap) is not None
    return begins and word.start == start and word.opens and word.capital and not word.gap.endswith("(")


def fit(ladder: Ladder, place: Slot) -> Ladder:
    """Settle articles, a plural possessive, and the capital that begins a sentence."""
    start, end, ending = ladder.start, ladder.end, ""
    widened = (start, end) != (place.hit.start, place.hit.end)
    here = slot(place.doc, replace(place.hit, start=start, end=end)) if widened else place
    if here.cue in ARTICLES and not any(phrase.startswith("[") for phrase in ladder.phrases):
        start = place.doc.before(start)[-1].start
        here = slot(place.doc, replace(place.hit, start=start, end=end))
        phrases = tuple(with_article(phrase) for phrase in ladder.phrases)
    elif here.modified:
        phrases = tuple(OWN_DETERMINER.sub("", phrase, count=1) if OWN_DETERMINER.match(phrase) else phrase
                        for phrase in ladder.phrases)  # fmt: skip
    else:
        phrases = ladder.phrases
    if re.match(r"'(?!\w)", place.doc.text[end:]) and place.text[-1:] in "sS":  # "the Davises' porch"
        end, ending = end + 1, "'s"
    fitted = (phrase[:1].upper() + phrase[1:] if here.opens else phrase for phrase in phrases)
    return Ladder(start, end, tuple(dict.fromkeys(phrase + ending for phrase in fitted)))


def with_article(phrase: str) -> str:
    phrase = phrase.removeprefix("the ")
    if OWN_DETERMINER.match(phrase) or phrase.startswith("one of "):
        return phrase
    return ("an " if VOWEL_SOUND.match(phrase) else "a ") + phrase
