"""How far moderators agree about the invented posts: with the panel, and with each other."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

from groups.models import Membership, SupportGroup

from .calibration_texts import BY_CODE, CALIBRATION
from .kappa import Pair, agreeing, in_words, mean_kappa, percent
from .models import CalibrationAnswer

ENOUGH = 3  # moderators, so that no figure of the group is the figure of one

Verdicts = dict[str, str]  # code of a text: what somebody decided


@dataclass(frozen=True, slots=True)
class Own:
    agreed: int
    answered: int


def own_agreement(answers: Collection[CalibrationAnswer]) -> Own:
    pairs = list(_with_panel({answer.text: answer.verb for answer in answers}))
    return Own(agreeing(pairs), len(pairs))


@dataclass(frozen=True, slots=True)
class Shared:
    """Of all moderators who answered the whole set, where they are enough; no figure of one person."""

    moderators: int
    with_panel: int | None  # in percent
    with_panel_words: str
    with_each_other: int | None
    with_each_other_words: str


def shared_agreement(group: SupportGroup) -> Shared | None:
    everybody = _complete(group)
    if len(everybody) < ENOUGH:
        return None
    panel = [list(_with_panel(verdicts)) for verdicts in everybody]
    pairs = [list(_pairs(one, other)) for one, other in combinations(everybody, 2)]
    return Shared(
        len(everybody),
        percent([pair for some in panel for pair in some]),
        _words(panel),
        percent([pair for some in pairs for pair in some]),
        _words(pairs),
    )


def _complete(group: SupportGroup) -> list[Verdicts]:
    """Only whole sets: a figure that moves with a single answer would tell it."""
    found: dict[UUID, Verdicts] = {}
    answers = CalibrationAnswer.objects.filter(moderator__in=Membership.objects.moderators().filter(group=group))
    for moderator, text, verb in answers.values_list("moderator", "text", "verb"):
        if text in BY_CODE:
            found.setdefault(moderator, {})[text] = verb
    return [verdicts for verdicts in found.values() if len(verdicts) == len(CALIBRATION)]


def _with_panel(verdicts: Verdicts) -> Iterator[Pair]:
    return _pairs(verdicts, {code: text.decision.value for code, text in BY_CODE.items()})


def _pairs(one: Verdicts, other: Verdicts) -> Iterator[Pair]:
    return ((one[code], other[code]) for code in one if code in other)


def _words(pairs: list[list[Pair]]) -> str:
    kappa = mean_kappa(pairs)
    return in_words(kappa) if kappa is not None else ""
