"""A group's own words as the check takes them: for the gate what moderators keep, for an author their own besides."""

from collections.abc import Iterable
from dataclasses import replace

from groups.models import SupportGroup

from . import screening
from .answers import words_digest
from .deidentification.engine import LOWERABLE
from .deidentification.normalise import clean
from .deidentification.terms import Terms
from .models import Draft, GroupWord, Reason, WordList
from .screening import Words

FIND, ALLOW = GroupWord.Kind.FIND, GroupWord.Kind.ALLOW


def words_of(group: SupportGroup) -> tuple[int, Words]:
    """The version of the list and what stands on it. Words that wait for a moderator count for nothing here."""
    version = WordList.objects.filter(group=group).values_list("version", flat=True).first()
    return version or 0, _as_words(opened(group.words.of_group().in_force(), group))


def checked(group: SupportGroup, text: str, *, allowed: tuple[str, ...] = ()) -> screening.Report:
    """What people of the group write to each other beside posts. Raises screening.EngineError.

    `allowed`: words that may stand there too, as if the group allowed them.
    """
    _, words = words_of(group)
    return screening.runner.check(text, kind="POST", words=replace(words, allowed=(*words.allowed, *allowed)))


def words_for(draft: Draft) -> tuple[Words, list[GroupWord]]:
    """For what the author sees while writing: with those that only they allow, and these once more by themselves."""
    group = draft.post.group
    found = opened((group.words.of_group() | group.words.of_author(draft.author_id)).in_force(), group)
    return _as_words(found), [word for word in found if word.scope == GroupWord.Scope.AUTHOR]


def own_answers(draft: Draft) -> list[tuple[str, str, str]]:
    """The gate knows nothing of an author's own words: in what is handed in they stand for "keep, because".

    As in Draft.answers. So a moderator sees what these words hide from their author, and decides.
    """
    own = opened(draft.post.group.words.of_author(draft.author_id).in_force(), draft.post.group)
    there = {key for _, _, key in Terms(word.key for word in own).within(clean(draft.content.joined()).text)}
    digests = [words_digest(draft.sealing_key(), " ".join(key)).hex() for key in sorted(there)]
    return [(category, words, Reason.NOT_IDENTIFYING) for words in digests for category in sorted(LOWERABLE)]


def opened(words: Iterable[GroupWord], group: SupportGroup) -> list[GroupWord]:
    """With the group at hand, which holds the key."""
    found = list(words)
    for word in found:
        word.group = group
    return found


def _as_words(found: Iterable[GroupWord]) -> Words:
    known = [(word, word.words or "") for word in found]
    return Words(
        terms=tuple((words, word.category.value) for word, words in known if word.kind == FIND),
        allowed=tuple(words for word, words in known if word.kind == ALLOW),
        instead=tuple((words, word.instead) for word, words in known if word.instead),
    )
