"""Two or three questions that let a moderator read a text as those would who are in it."""

from collections.abc import Iterable

from .deidentification.categories import Category
from .kinds import KindCode

AS_THE_CLIENT = "If the client read this, would they know that it is about them, and could they live with it?"
WORK = "If one of the author’s clients read this, would they feel that they are meant?"
OF_KIND = {
    KindCode.ENCOUNTER: "If the client read this, would they know which meeting it was, and could they live with it?",
    KindCode.QUESTION: WORK,
    KindCode.PRIVACY: WORK,
    KindCode.TIP: WORK,
    KindCode.HEARD: "It is about the author. Does it all the same tell whose case is behind it?",
    KindCode.REPLY: "Does this reply tell, ask or confirm who, where or when?",
}
NUMBERS = "Who can look this number or address up?"
# The strongest first; a text that holds more than fits is asked about the first ones.
OF_FINDINGS: list[tuple[set[Category], str]] = [
    ({Category.QUASI}, "Would a relative or somebody at the school recognize the story without any name?"),
    (
        {Category.PLACE, Category.ORGANISATION},
        "In a place of that size, whom would a neighbor think of first? How many could it be?",
    ),
    ({Category.NAME}, "Who uses this name, and could one of them hear of this?"),
    ({Category.DATE, Category.AGE}, "Could somebody match it with a court list, a news story or their own memory?"),
    ({Category.FISHING}, "Would an honest answer tell the group who the client is?"),
]
NOTHING_MARKED = "Which detail would a neighbor or a relative recognize, although nothing is marked?"
MOST = 2


def questions(kind: str, categories: Iterable[str]) -> list[str]:
    found = {Category(category) for category in categories}
    asked = [question for those, question in OF_FINDINGS if those & found]
    if found - set().union(*(those for those, _ in OF_FINDINGS)):
        asked.append(NUMBERS)
    return [OF_KIND.get(KindCode(kind), AS_THE_CLIENT), *(asked[:MOST] or [NOTHING_MARKED])]
