"""Which words a list can take, and the sentence for each refusal. The words themselves stand in no sentence."""

from dataclasses import dataclass

from groups.models import SupportGroup

from . import screening
from .deidentification.terms import Key, Terms, is_everyday, term_key
from .group_words import words_of
from .models.group_word import digest_of
from .word_effect import Effect, RecentTexts

LETTERS = 80
FEWEST = 2  # letters and digits
MOST = 500  # words of a group
MOST_OWN = 20  # of one member

REFUSED = {
    "blank": "There is no word here.",
    "too_short": "One letter would be found everywhere. Write the whole word, or more words.",
    "no_letter": "Numbers alone are not kept here: the check looks at every number anyway. Write the words around it.",
    "too_long": f"{LETTERS} letters is the most. Keep what is always written the same way.",
    "everyday": "This is an everyday word, so it would be found in what everybody writes. "
    "Write it with the words that belong to it.",
    "known": "The group has these words already.",
    "known_own": "You have these words already.",
    "twice": "These words stand above already.",
    "full": f"The list is full: {MOST} words is the most. Remove what is no longer needed.",
    "full_own": f"You have {MOST_OWN} words, which is the most. Remove one first.",
    "instead_marked": "The check marks something in this phrase itself. Write it more generally.",
    "instead_same": "This phrase holds the very words that it should replace.",
    "instead_unchecked": "We could not check this phrase just now. Try again, or leave it empty.",
}
TOO_BROAD = "This would be found in {percent} % of recent posts, so the mark would say little. Write more words."


@dataclass(frozen=True, slots=True)
class Judged:
    """`refused` is a sentence, or "" for words that can be added; then `effect` says what they would find."""

    refused: str
    effect: Effect


class Judge:
    """Of new words for one group's list; asks the database once, however many words there are."""

    def __init__(self, group: SupportGroup) -> None:
        self.group = group
        self._texts = RecentTexts(group)
        self._known = {bytes(digest) for digest in group.words.of_group().values_list("digest", flat=True)}

    def judge(self, words: str) -> Judged:
        key = term_key(words)
        effect = self._texts.effects([key])[key]
        code = form_problem(words) or ("known" if digest_of(self.group, words) in self._known else "")
        if code:
            return Judged(REFUSED[code], effect)
        return Judged(TOO_BROAD.format(percent=effect.percent) if effect.is_too_broad else "", effect)


def form_problem(words: str) -> str:
    """The code of what is wrong with words by themselves, or ""."""
    key = term_key(words)
    letters = "".join(key)
    if not letters:
        return "blank"
    if len(letters) < FEWEST:
        return "too_short"
    if not any(map(str.isalpha, letters)):
        return "no_letter"
    if len(words) > LETTERS:
        return "too_long"
    return "everyday" if is_everyday(key) else ""


def phrase_problem(group: SupportGroup, key: Key, phrase: str) -> str:
    """What to write instead is offered to everybody, so it passes the check like what everybody writes."""
    if any(Terms([key]).within(phrase)):
        return "instead_same"
    _, words = words_of(group)
    text = f"{phrase}\n\nThey told me about {phrase}, and then we talked."
    try:
        report = screening.runner.check(text, kind="POST", words=words)
    except screening.EngineError:
        return "instead_unchecked"
    holds = report.refused or any(found.band != "HINT" for found in report.findings)
    return "instead_marked" if holds else ""
