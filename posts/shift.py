"""Who is there for a group's queue, and what of it one moderator leaves to others. All of it is for moderators only."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from groups.models import Membership

from .desk import Queue, Waiting
from .kinds import ContentNote
from .labels import notes_in_words
from .models import Duty
from .times import span_of


@dataclass(frozen=True, slots=True)
class Shift:
    """As one moderator meets it."""

    on_duty_for: str  # how long yet; "" when off duty
    others: list[Membership]  # on duty now
    handing_over: list[Duty]  # with a note for whoever is next, the newest first
    on_break: bool
    opt_outs: list[ContentNote]

    @property
    def is_covered(self) -> bool:
        return bool(self.on_duty_for or self.others)


@dataclass(frozen=True, slots=True)
class OwnQueue:
    queue: Queue  # without what is left or not shown
    left: list[Waiting]  # to others
    notes: list[tuple[ContentNote, int]]  # that wait, with how many
    without: list[ContentNote]  # not to show for now
    hidden: int

    @property
    def without_words(self) -> str:
        return notes_in_words(self.without)

    @property
    def picked(self) -> str:
        """Codes for an address."""
        return "".join(f"&without={note.value}" for note in self.without)


def shift_of(moderator: Membership) -> Shift:
    of_group = Duty.objects.filter(moderator__group=moderator.group)
    now = Duty.objects.on_duty().values("pk")
    noted = Duty.objects.handing_over().values("pk")
    wanted = Q(moderator=moderator) | Q(pk__in=now) | Q(pk__in=noted)
    found = list(of_group.filter(wanted).select_related("moderator").order_by("-noted_at"))
    for duty in found:
        duty.moderator.group = moderator.group  # it is at hand and holds the key
    own = next((duty for duty in found if duty.moderator_id == moderator.pk), Duty(moderator=moderator))
    return Shift(
        on_duty_for=span_of(timezone.now(), own.on_duty_until + timedelta(minutes=1))
        if own.on_duty_until and own.is_on
        else "",
        others=sorted(
            (duty.moderator for duty in found if duty.pk != own.pk and duty.is_on), key=lambda other: other.known_as
        ),
        handing_over=[duty for duty in found if duty.hands_over],
        on_break=own.on_break,
        opt_outs=own.opt_outs,
    )


def own_queue(queue: Queue, shift: Shift, without: Iterable[str] = ()) -> OwnQueue:
    """What they hold stays with them, whatever it is about."""
    waiting = [*queue.reports, *queue.posts]
    notes = Counter(note for item in waiting for note in item.labels.content_notes)
    named = set(without) & notes.keys()
    left = {item.review.pk for item in waiting if _has(item, set(shift.opt_outs))}
    hidden = {item.review.pk for item in waiting if _has(item, named)}

    def those(items: list[Waiting]) -> list[Waiting]:
        return [item for item in items if item.review.pk not in left | hidden]

    return OwnQueue(
        queue=replace(queue, reports=those(queue.reports), posts=those(queue.posts)),
        left=[item for item in waiting if item.review.pk in left - hidden],
        notes=[(note, notes[note]) for note in ContentNote if note in notes],
        without=[note for note in ContentNote if note in named],
        hidden=len(hidden),
    )


def _has(item: Waiting, notes: set[str] | set[ContentNote]) -> bool:
    return not item.is_mine and not notes.isdisjoint(item.labels.content_notes)
