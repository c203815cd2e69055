"""Words that the people of a group keep and ask for, through the real actions."""

from collections.abc import Callable
from typing import Any

from groups.models import Membership, SupportGroup
from posts.actions.group_words import Entry, add_words, propose_word
from posts.models import GroupWord, WordList

# A text that the check lets through, until a group keeps "the blue barn"; and one that it holds for the school alone.
BARN = "We met her at the blue barn and she said that it was enough for now."
SCHOOL = "He told the whole story at Ashgrove Elementary and then he went home with her."


def find(moderator: Membership, words: str = "the blue barn", **more: Any) -> GroupWord:
    return _opened(add_words(actor=moderator, entries=[Entry(words, about="PLACE", **more)])[0])


def allow(moderator: Membership, words: str = "Ashgrove Elementary", **more: Any) -> GroupWord:
    return _opened(add_words(actor=moderator, entries=[Entry(words, **more)])[0])


def propose(member: Membership, words: str = "Ashgrove Elementary", **more: Any) -> GroupWord:
    return _opened(propose_word(actor=member, entry=Entry(words, **more)))


def _opened(word: GroupWord) -> GroupWord:
    return GroupWord.objects.select_related("group__key").get(pk=word.pk)


def version(member: Membership) -> int:
    return WordList.objects.get(group=member.group).version


def on_the_list(member: Membership) -> list[str]:
    found = GroupWord.objects.of_group().filter(group=member.group).select_related("group__key")
    return sorted(word.words or "" for word in found)


# -------------------------------------------------------------- at a browser
def pages_of_words(group: SupportGroup) -> list[tuple[str, str]]:
    return [("mona", f"/groups/{group.pk}/words/"), ("alice", f"/groups/{group.pk}/my-words/")]


def keep_words(group: SupportGroup, sends: Callable[..., str]) -> None:
    """Alice asks; Mona adds, pastes, looks for, tries out, allows, removes and puts back. All with a mark."""
    (_, words), (_, own) = pages_of_words(group)
    sends("alice", own, words="Ownzqxjkv method")
    sends("alice", own, 422, words="ownzqxjkv Method")
    sends("mona", f"{words}new/find/", words="Findzqxjkv House", about="PLACE", instead="a place")
    sends("mona", f"{words}new/find/", 422, words="Againzqxjkv", about="PLACE", instead="Againzqxjkv")
    lines = {"lines": "Pastedzqxjkv Road = a road\nfindzqxjkv house\nhouse", "about": "PLACE"}
    sends("mona", f"{words}import/find/", 200, **lines, then="try")
    sends("mona", f"{words}import/find/", **lines, then="add")
    sends("mona", f"{words}search/", 200, asked="findzqxjkv")
    sends("mona", f"{words}try/", 200, text="I told them at Findzqxjkv House about tryzqxjkv.")
    for word in GroupWord.objects.all():
        for verb in ("approve",) if word.scope == GroupWord.Scope.AUTHOR else ("until", "remove", "restore"):
            sends("mona", f"{words}{word.pk}/{verb}/", until="30")
