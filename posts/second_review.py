"""What two moderators decide rather than one: courts and custody, harm to a minor, deaths, what was in the news."""

import re
from collections.abc import Iterable

from django.db import models

from .answers import findings_of
from .deidentification.normalise import clean, fold
from .deidentification.wordset import word_set
from .kinds import ContentNote
from .labels import labels_with
from .models import Finding, Revision


class Why(models.TextChoices):
    COURT = "COURT", "Custody, divorce, guardianship or a protective order"
    MINOR = "MINOR", "Abuse, or a minor who was harmed"
    DEATH = "DEATH", "A death"
    NEWS = "NEWS", "Something that was in the news"
    # Only moderators say these:
    UNSURE = "UNSURE", "A moderator is not sure"
    KNOWN = "KNOWN", "A moderator knows people who are involved"


# As the moderator who asks for it chooses.
ESCALATIONS = [
    (Why.UNSURE, "I am not sure"),
    (Why.COURT, "It is about custody or a court"),
    (Why.MINOR, "A minor was harmed"),
    (Why.DEATH, "Somebody died"),
    (Why.NEWS, "It was in the news"),
    (Why.KNOWN, "I know people who are involved"),
]

WORDS = {
    Why.COURT: word_set(
        """custody custodial divorce divorced divorces divorcing guardianship guardianships conservatorship visitation
        subpoena subpoenaed"""
    ),
    Why.MINOR: word_set("molested molesting molestation incest pedophile"),
    Why.DEATH: word_set(
        """died dies dying death deaths deceased killed suicide suicidal murder murdered homicide drowned overdosed
        stillborn stillbirth funeral obituary autopsy"""
    ),
    Why.NEWS: word_set(
        "newspaper newspapers headline headlines reporter reporters journalist journalists tv podcast documentary"
    ),
}
PHRASES = {
    Why.COURT: (
        "protective order",
        "protection order",
        "order of protection",
        "restraining order",
        "no contact order",
        "guardian ad litem",
        "parental rights",
    ),
    Why.MINOR: ("child abuse", "child neglect", "shaken baby"),
    Why.DEATH: ("passed away", "found dead", "is dead", "was dead", "took her own life", "took his own life"),
    Why.NEWS: ("in the news", "on the news", "made the news", "local news", "the press", "in the media", "went viral"),
}
# Together in one sentence they are about a minor who was harmed.
MINORS = word_set(
    """child children kid kids baby infant toddler minor minors teen teenager boy girl son daughter sons daughters
    student pupil grandson granddaughter nephew niece stepson stepdaughter"""
)
HARMED = word_set(
    """abuse abused abuses abusing abusive neglect neglected beaten beat beats hit hits hurt hurts harmed injured
    injuries bruise bruises bruised burned burns assaulted raped rape touched trafficked starved groomed strangled"""
)
OF_NOTES = {
    ContentNote.CHILD_DEATH: {Why.DEATH, Why.MINOR},
    ContentNote.DEATH: {Why.DEATH},
    ContentNote.SUICIDE: {Why.DEATH},
    ContentNote.SEXUAL_ABUSE: {Why.MINOR},
    ContentNote.CHILD_ABUSE: {Why.MINOR},
}
PUBLICISED = "quasi.news"  # the check's rule
SENTENCE_END = re.compile(r"[.!?;]+|\n\s*\n")
WORD = re.compile(r"[^\W\d_]+")


def touches_of(revision: Revision) -> list[Why]:
    """Why this text needs a second opinion, before anybody has read it."""
    text, notes = revision.content.joined(), labels_with(revision.post, revision.pk).content_notes
    found = touched_by_words(text) | touched_by_codes(notes, findings_of(revision))
    return [why for why in Why if why in found]


def touched_by_words(text: str) -> set[Why]:
    found = set()
    for sentence in SENTENCE_END.split(fold(clean(text).text)):
        words = WORD.findall(sentence)
        told, spoken = set(words), f" {' '.join(words)} "
        found |= {why for why, wanted in WORDS.items() if told & wanted}
        found |= {why for why, phrases in PHRASES.items() if any(f" {phrase} " in spoken for phrase in phrases)}
        if told & MINORS and told & HARMED:
            found.add(Why.MINOR)
    return found


def touched_by_codes(content_notes: Iterable[str], findings: Iterable[Finding]) -> set[Why]:
    found = set().union(*(OF_NOTES.get(ContentNote(note), set()) for note in content_notes))
    return found | {Why.NEWS for finding in findings if finding.rule == PUBLICISED}
