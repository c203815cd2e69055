"""The place in the sentence that a suggestion has to fit."""

from dataclasses import dataclass

from ..document import Document, Word
from ..recognizers.hit import Hit
from ..wordset import word_set

DETERMINERS = word_set("""a an the my our your his her their its this that these those each every another some""")
ADJECTIVES = word_set(
    """little old older oldest young younger youngest poor dear sweet big late new former same whole"""
)
PREPOSITIONS = word_set("""on by before after since until till til through around from to for about past near""")


@dataclass(frozen=True, slots=True)
class Slot:
    """``cue`` is the word right before the span, "" where punctuation stands between."""

    hit: Hit
    text: str
    cue: str
    cue_before: str
    following: str
    gap: str
    opens: bool
    possessive: bool

    @property
    def after_determiner(self) -> bool:
        return self.cue in DETERMINERS

    @property
    def modified(self) -> bool:
        """An article or adjective before it leaves room for a bare noun only."""
        return self.cue in DETERMINERS or self.cue in ADJECTIVES

    @property
    def after_preposition(self) -> bool:
        return self.cue in PREPOSITIONS


def slot(doc: Document, hit: Hit) -> Slot:
    words = doc.before(hit.start, 2)
    inside = doc.within(hit.start, hit.end)
    after = doc.after(hit.end)
    gap = doc.text[words[-1].end : hit.start] if words else ""
    adjacent = gap.strip(" '\"") in ("", "s")
    return Slot(
        hit=hit,
        text=doc.text[hit.start : hit.end],
        cue=words[-1].key if words and adjacent and gap[:2] != "'s" else "",
        cue_before=words[-2].key if len(words) > 1 and words[-1].gap == " " else "",
        following=_next_word(after, doc.text, hit.end),
        gap=gap,
        opens=bool(inside) and inside[0].start == hit.start and inside[0].opens and inside[0].capital,
        possessive=doc.text[hit.end : hit.end + 2].lower() == "'s",
    )


def _next_word(after: list[Word], text: str, end: int) -> str:
    return after[0].text if after and text[end : after[0].start] == " " else ""


def fit(phrase: str, place: Slot) -> str:
    """Drop a second article, and begin a sentence with a capital."""
    if place.modified:
        for article in ("a ", "an ", "the ", "this ", "one "):
            phrase = phrase.removeprefix(article) if phrase.startswith(article) else phrase
        if (place.cue == "a" and phrase[:1] in "aeiou") or (place.cue == "an" and phrase[:1] not in "aeiou"):
            phrase = {"a": "certain ", "an": "unnamed "}[place.cue] + phrase
    return phrase[:1].upper() + phrase[1:] if place.opens else phrase
