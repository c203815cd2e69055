"""What can be written, and the codes that say something about it without words."""

from dataclasses import dataclass

from django.db import models

from . import parts


class KindCode(models.TextChoices):
    DILEMMA = "DILEMMA", "Dilemma"
    ENCOUNTER = "ENCOUNTER", "Boundary or public encounter"
    QUESTION = "QUESTION", "Question"
    PRIVACY = "PRIVACY", "How do you protect privacy?"
    TIP = "TIP", "Practice tip"
    HEARD = "HEARD", "I need to be heard"
    REPLY = "REPLY", "Reply"


class Need(models.TextChoices):
    HEARD = "HEARD", "Be heard"
    IDEAS = "IDEAS", "Ideas"
    ETHICS = "ETHICS", "An ethics check"
    RESOURCES = "RESOURCES", "Resources"


class Setting(models.TextChoices):
    """Where the work of a post takes place; coarse, so that it points at nobody."""

    CHILD_WELFARE = "CHILD_WELFARE", "Child and family services"
    SCHOOL = "SCHOOL", "School"
    HEALTH = "HEALTH", "Hospital or clinic"
    HOSPICE = "HOSPICE", "Hospice and end of life"
    MENTAL_HEALTH = "MENTAL_HEALTH", "Mental health"
    SUBSTANCE_USE = "SUBSTANCE_USE", "Substance use"
    AGING = "AGING", "Aging and adult protection"
    JUSTICE = "JUSTICE", "Courts, probation, prison"
    HOUSING = "HOUSING", "Housing and shelter"
    PRIVATE = "PRIVATE", "Private practice"
    OTHER = "OTHER", "Another setting"


class ContentNote(models.TextChoices):
    """What is hard to read in a post: said before the text, and what a moderator may choose not to take up."""

    CHILD_DEATH = "CHILD_DEATH", "Death of a child"
    DEATH = "DEATH", "Death"
    SUICIDE = "SUICIDE", "Suicide or self-harm"
    VIOLENCE = "VIOLENCE", "Violence"
    SEXUAL_ABUSE = "SEXUAL_ABUSE", "Sexual abuse"
    CHILD_ABUSE = "CHILD_ABUSE", "Abuse or neglect of a child"


class Disguise(models.TextChoices):
    """What the author did to the case so that nobody is recognized."""

    DISGUISED = "DISGUISED", "Details are changed"
    COMPOSITE = "COMPOSITE", "Several cases made into one"
    CONSENT = "CONSENT", "The client agreed to it"
    PROCESS = "PROCESS", "About the work, not about a case"


class Consent(models.TextChoices):
    """How a client agreed. It never replaces the check: a moderator reads the post all the same."""

    WRITTEN = "WRITTEN", "In writing, to this question"
    SPOKEN = "SPOKEN", "In a talk, which I wrote down"
    GENERAL = "GENERAL", "In general, when our work began"
    GUARDIAN = "GUARDIAN", "Through a parent or guardian"


class Phase(models.TextChoices):
    """What a reply does in the consultation: ask first, then reflect, then suggest; in the end the author sums up."""

    CLARIFY = "CLARIFY", "Question"
    REFLECT = "REFLECT", "Reflection"
    SUGGEST = "SUGGEST", "Advice"
    SUMMARY = "SUMMARY", "Summary"  # by the author of the conversation only


@dataclass(frozen=True, slots=True)
class Kind:
    code: KindCode
    purpose: str  # one line where the kind is chosen
    fields: tuple[parts.Field, ...]
    lead: str  # the field whose first letters stand for the post in lists
    asks: frozenset[str] = frozenset()  # for which of posts.labels.Labels
    is_case: bool = False  # somebody else is in it: it goes nowhere without a disguise label


ABOUT_WORK = frozenset({"setting", "content_notes", "disguise"})

KINDS: dict[str, Kind] = {
    KindCode.DILEMMA: Kind(
        KindCode.DILEMMA,
        "A case you are carrying. Start with the question; tell only what it needs.",
        parts.DILEMMA,
        "question",
        asks=ABOUT_WORK | {"needs"},
        is_case=True,
    ),
    KindCode.ENCOUNTER: Kind(
        KindCode.ENCOUNTER,
        "You met a client in the shop, at church, online; or a line between you moved.",
        parts.ENCOUNTER,
        "question",
        asks=ABOUT_WORK | {"needs"},
        is_case=True,
    ),
    KindCode.QUESTION: Kind(
        KindCode.QUESTION, "About practice, no case needed.", parts.QUESTION, "text", asks=ABOUT_WORK
    ),
    KindCode.PRIVACY: Kind(
        KindCode.PRIVACY,
        "How others keep clients unrecognized where everybody knows everybody.",
        parts.PRIVACY,
        "question",
        asks=ABOUT_WORK,
    ),
    KindCode.TIP: Kind(
        KindCode.TIP, "Something that works for you and may for others.", parts.TIP, "tip", asks=ABOUT_WORK
    ),
    KindCode.HEARD: Kind(
        KindCode.HEARD,
        "No case facts, no advice asked. Say how it is for you.",
        parts.HEARD,
        "text",
        asks=frozenset({"content_notes"}),
    ),
    KindCode.REPLY: Kind(KindCode.REPLY, "", parts.REPLY, "text"),
}
