"""A group's own words: added, kept longer, removed and put back by moderators; proposed and taken back by members."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from groups.models import Membership
from groups.permissions import Capability, require
from supportcircle.audit import Codes, record

from ..models import GroupWord, WordList
from ..models.group_word import digest_of
from ..word_rules import MOST, MOST_OWN, form_problem
from .moves import NotAllowed

UNDO = timedelta(minutes=10)
REFUSED_KEPT = timedelta(days=30)  # so that its author can read what became of it

Kind, Scope = GroupWord.Kind, GroupWord.Scope


@dataclass(frozen=True, slots=True)
class Entry:
    words: str
    until: date | None = None
    about: str = ""  # a word to find always has it; without it, the word is allowed
    instead: str = ""


@transaction.atomic
def add_words(*, actor: Membership, entries: Sequence[Entry]) -> list[GroupWord]:
    """All or none. Raises NotAllowed."""
    listed = _locked(actor, Capability.KEEP_WORDS)
    if actor.group.words.of_group().count() + len(entries) > MOST:
        raise NotAllowed("full")
    added = [_new(actor, entry, Scope.GROUP) for entry in entries]
    digests = [word.digest for word in added]
    ours = actor.group.words.filter(digest__in=digests)
    if len(set(digests)) < len(digests) or ours.filter(scope=Scope.GROUP).exists():
        raise NotAllowed("known")
    ours.delete()  # what was removed a moment ago, and what a member asked for and has now
    for word in added:
        word.save(force_insert=True)
        _record(word, "words.add", actor)
    _changed(listed)
    return added


@transaction.atomic
def keep_until(*, actor: Membership, word: GroupWord, until: date | None) -> None:
    _locked(actor, Capability.KEEP_WORDS)
    word = _fresh(actor, word, Scope.GROUP)
    word.until = until
    word.save(update_fields=["until"])
    _record(word, "words.until", actor)


@transaction.atomic
def remove_word(*, actor: Membership, word: GroupWord) -> None:
    """Raises NotAllowed when somebody else removed it."""
    listed = _locked(actor, Capability.KEEP_WORDS)
    _move(_fresh(actor, word, Scope.GROUP), Scope.REMOVED, "words.remove", actor)
    _changed(listed)


@transaction.atomic
def restore_word(*, actor: Membership, word: GroupWord) -> None:
    """The undo of a removal. Raises NotAllowed when it is too late."""
    listed = _locked(actor, Capability.KEEP_WORDS)
    word = _fresh(actor, word, Scope.REMOVED)
    if word.changed_at < timezone.now() - UNDO:
        raise NotAllowed("gone")
    _move(word, Scope.GROUP, "words.restore", actor)
    _changed(listed)


@transaction.atomic
def approve_word(*, actor: Membership, word: GroupWord) -> None:
    """What a member allows for themselves is allowed for the group from now on; who asked for the same has it too."""
    listed = _locked(actor, Capability.KEEP_WORDS)
    word = _fresh(actor, word, Scope.AUTHOR)
    same = actor.group.words.filter(digest=word.digest).exclude(pk=word.pk)
    if same.filter(scope=Scope.GROUP).exists():
        raise NotAllowed("known")
    if actor.group.words.of_group().count() >= MOST:
        raise NotAllowed("full")
    same.delete()
    _move(word, Scope.GROUP, "words.approve", actor)
    _changed(listed)


@transaction.atomic
def refuse_word(*, actor: Membership, word: GroupWord) -> None:
    """It no longer changes what its author sees, either; nor what others see who asked for the same."""
    _locked(actor, Capability.KEEP_WORDS)
    word = _fresh(actor, word, Scope.AUTHOR)
    for same in actor.group.words.waiting().filter(digest=word.digest):
        _move(same, Scope.REFUSED, "words.refuse", actor)


@transaction.atomic
def propose_word(*, actor: Membership, entry: Entry) -> GroupWord:
    """A member's own allowed word: only for what they see themselves, until a moderator decides. Raises NotAllowed."""
    _locked(actor, Capability.PROPOSE_WORDS)
    mine = GroupWord.objects.filter(added_by=actor, scope__in=[Scope.AUTHOR, Scope.REFUSED])
    word = _new(actor, entry, Scope.AUTHOR)
    if GroupWord.objects.filter(group=actor.group, digest=word.digest, scope=Scope.GROUP).exists():
        raise NotAllowed("known")
    if mine.filter(digest=word.digest).exists():
        raise NotAllowed("known_own")
    if mine.count() >= MOST_OWN:
        raise NotAllowed("full_own")
    word.save(force_insert=True)
    _record(word, "words.propose", actor)
    return word


@transaction.atomic
def take_back_word(*, actor: Membership, word: GroupWord) -> None:
    """One's own, while it is nobody else's."""
    _locked(actor, Capability.PROPOSE_WORDS)
    word = _fresh(actor, word, Scope.AUTHOR, Scope.REFUSED)
    if word.added_by_id != actor.pk:
        raise NotAllowed("not_yours")
    _record(word, "words.take_back", actor)
    word.delete()


def forget_own_words(member: Membership) -> None:
    """Of somebody who is no longer in the group; what moderators took stays the group's."""
    GroupWord.objects.filter(added_by=member, scope__in=[Scope.AUTHOR, Scope.REFUSED]).delete()


def erase_old_words(now: datetime) -> None:
    """Expired, removed for good, and refused a while ago."""
    removed = GroupWord.objects.filter(scope=Scope.REMOVED, changed_at__lt=now - UNDO)
    refused = GroupWord.objects.filter(scope=Scope.REFUSED, changed_at__lt=now - REFUSED_KEPT)
    (removed | refused).delete()
    for word in GroupWord.objects.filter(until__lt=timezone.localdate(now)):
        _expire(word)


@transaction.atomic
def _expire(word: GroupWord) -> None:
    listed = _list_of(word)
    if GroupWord.objects.filter(pk=word.pk, until=word.until).delete()[0]:  # nobody keeps it longer just now
        _record(word, "words.expire", None)
        if word.scope == Scope.GROUP:
            _changed(listed)


# ------------------------------------------------------------- what all do
def _new(actor: Membership, entry: Entry, scope: GroupWord.Scope) -> GroupWord:
    code = form_problem(entry.words)
    if code:
        raise NotAllowed(code)
    word = GroupWord(group=actor.group, added_by=actor, scope=scope, changed_at=timezone.now(), until=entry.until)
    word.kind, word.about = (Kind.FIND if entry.about else Kind.ALLOW), entry.about
    word.words, word.instead = entry.words, entry.instead or None
    word.digest = digest_of(actor.group, entry.words)
    return word


def _locked(actor: Membership, capability: Capability) -> WordList:
    """Changes to a group's words wait for one another. Raises PermissionDenied, read afresh."""
    listed = _list_of(actor)
    require(Membership.objects.filter(pk=actor.pk).first(), capability)
    return listed


def _list_of(row: Membership | GroupWord) -> WordList:
    WordList.objects.get_or_create(group_id=row.group_id)
    return WordList.objects.select_for_update(no_key=True).get(group_id=row.group_id)


def _fresh(actor: Membership, word: GroupWord, *scopes: GroupWord.Scope) -> GroupWord:
    """Of the actor's group. Raises NotAllowed when somebody decided something else about it meanwhile."""
    found = GroupWord.objects.filter(pk=word.pk, group=actor.group_id, scope__in=scopes).first()
    if found is None:
        raise NotAllowed("gone")
    return found


def _move(word: GroupWord, scope: GroupWord.Scope, action: str, actor: Membership) -> None:
    word.scope, word.changed_at = scope, timezone.now()
    word.save(update_fields=["scope", "changed_at"])
    _record(word, action, actor)


def _changed(listed: WordList) -> None:
    listed.version += 1
    listed.save(update_fields=["version"])


def _record(word: GroupWord, action: str, actor: Membership | None) -> None:
    codes: Codes = {"kind": word.kind}
    if word.about:
        codes["about"] = word.about
    if word.until:
        codes["until"] = int(word.until.strftime("%Y%m%d"))  # says later for which check it still counted
    record(action, actor=actor.user_id if actor else None, chain=word.group_id, target=word.pk, codes=codes)
