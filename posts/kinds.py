"""What can be written, and the parts of each form. Labels and hints are the screens' own words."""

from dataclasses import dataclass

from django.db import models


class KindCode(models.TextChoices):
    DILEMMA = "DILEMMA", "Dilemma"
    QUESTION = "QUESTION", "Question"
    HEARD = "HEARD", "I need to be heard"
    REPLY = "REPLY", "Reply"


class Need(models.TextChoices):
    HEARD = "HEARD", "Be heard"
    IDEAS = "IDEAS", "Ideas"
    ETHICS = "ETHICS", "An ethics check"
    RESOURCES = "RESOURCES", "Resources"


@dataclass(frozen=True, slots=True)
class Field:
    key: str
    label: str
    hint: str
    required: bool
    rows: int
    read_as: str = ""  # its heading for readers; "" where the part is the whole text


@dataclass(frozen=True, slots=True)
class Kind:
    code: KindCode
    purpose: str  # one line where the kind is chosen
    fields: tuple[Field, ...]
    lead: str  # the field whose first letters stand for the post in lists
    asks_needs: bool = False


KINDS: dict[str, Kind] = {
    KindCode.DILEMMA: Kind(
        KindCode.DILEMMA,
        "A case you are carrying. Start with the question; tell only what it needs.",
        (
            Field(
                "question",
                "Your key question",
                "What would help you most to know? One or two sentences.",
                True,
                3,
                "The question",
            ),
            Field(
                "situation",
                "The situation",
                "Only what the question needs: roles instead of names, “a small town” instead of the town.",
                True,
                8,
                "The situation",
            ),
            Field(
                "tried",
                "What you have tried",
                "And what came of it. You can leave this empty.",
                False,
                5,
                "What was tried",
            ),
            Field("wanted", "What you hope to hear", "You can leave this empty.", False, 3, "What would help to hear"),
        ),
        "question",
        asks_needs=True,
    ),
    KindCode.QUESTION: Kind(
        KindCode.QUESTION,
        "About practice, no case needed.",
        (
            Field(
                "text",
                "Your question",
                "For example: how do you tell clients that you consult colleagues?",
                True,
                8,
            ),
        ),
        "text",
    ),
    KindCode.HEARD: Kind(
        KindCode.HEARD,
        "No case facts, no advice asked. Say how it is for you.",
        (
            Field(
                "text",
                "How is it for you?",
                "What happened to you, not to the client. No facts are needed.",
                True,
                8,
            ),
        ),
        "text",
    ),
    KindCode.REPLY: Kind(
        KindCode.REPLY,
        "",
        (
            Field(
                "text",
                "Your reply",
                "We do not ask who, where or when. A question is a good first reply.",
                True,
                6,
            ),
        ),
        "text",
    ),
}
