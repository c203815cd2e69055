"""The parts of each form. Labels and hints are the screens' own words.

A key stays for good: what was written under it long ago is still read under its heading.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    key: str
    label: str
    hint: str
    required: bool
    rows: int
    read_as: str = ""  # its heading for readers; "" where the part is the whole text


QUESTION_FIRST = Field(
    "question",
    "Your key question",
    "What would help you most to know? One or two sentences.",
    True,
    3,
    "The question",
)
NEEDED_BACK = Field(
    "wanted",
    "What you need back",
    "For example: “a sentence I can say at the door.”",
    False,
    2,
    "What would help to hear",
)

DILEMMA = (
    QUESTION_FIRST,
    Field(
        "situation",
        "The situation",
        "Roles instead of names, “a small town” instead of the town. Each detail: is it needed for the question?",
        True,
        5,
        "The situation",
    ),
    Field(
        "dilemma",
        "The dilemma",
        "What pulls you one way, what the other? For example: “she asked me to wait, and waiting scares me.” "
        "It is about you: is more of the client needed?",
        False,
        4,
        "The dilemma",
    ),
    Field(
        "tried",
        "What you have tried",
        "And what came of it. Is it needed for the question? You can leave this empty.",
        False,
        4,
        "What was tried",
    ),
    NEEDED_BACK,
)

ENCOUNTER = (
    QUESTION_FIRST,
    Field(
        "happened",
        "What happened between you",
        "“In a shop” or “at a school game”, not which one. Is who else was there needed for the question?",
        True,
        5,
        "What happened",
    ),
    Field(
        "did",
        "What you said or did",
        "And how it felt afterward. Is it needed for the question? You can leave this empty.",
        False,
        4,
        "What was said or done",
    ),
    NEEDED_BACK,
)

TIP = (
    Field(
        "tip",
        "What you do",
        "So that a colleague could do it tomorrow. No case is needed to tell it.",
        True,
        6,
        "The tip",
    ),
    Field(
        "fits",
        "When it fits, and when not",
        "The kind of moment, not one moment. Is it needed to use the tip? You can leave this empty.",
        False,
        4,
        "When it fits",
    ),
)

PRIVACY = (
    Field(
        "question",
        "Your question",
        "For example: how do you keep a visit private when every neighbor knows your car?",
        True,
        5,
        "The question",
    ),
    Field(
        "own",
        "What you do so far",
        "Your way of working, not a case. Is it needed for the question? You can leave this empty.",
        False,
        4,
        "What is done so far",
    ),
)

QUESTION = (
    Field("text", "Your question", "For example: how do you tell clients that you consult colleagues?", True, 8),
)

HEARD = (Field("text", "How is it for you?", "What happened to you, not to the client. No facts are needed.", True, 8),)

REPLY = (Field("text", "Your reply", "We do not ask who, where or when. A question is a good first reply.", True, 6),)
