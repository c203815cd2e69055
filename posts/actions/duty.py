"""Being there for a group's queue, and resting from it. What somebody would rather not read is nobody else's
business: no audit entry, notice or count tells of it.
"""

from datetime import datetime, timedelta

from django.db import models, transaction
from django.db.models.functions import Coalesce
from django.utils import timezone

from groups.models import Membership
from groups.permissions import Capability, can
from supportcircle.audit import Codes, record

from ..kinds import ContentNote
from ..models import Duty, Review
from ..models.duty import HANDED_OVER
from .messages import require_passed
from .moves import NotAllowed
from .reviews import locked, release_locked


class Until(models.TextChoices):
    TWO_HOURS = "TWO_HOURS", "2 hours"
    FOUR_HOURS = "FOUR_HOURS", "4 hours"
    TODAY = "TODAY", "The rest of today"


def end_of(until: Until) -> datetime:
    now = timezone.localtime()
    if until == Until.TODAY:
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        return midnight + timedelta(days=1)
    return now + timedelta(hours=2 if until == Until.TWO_HOURS else 4)


@transaction.atomic
def start_duty(*, actor: Membership, until: Until) -> Duty:
    """Also to stay longer, or less long. It ends by itself. Raises NotAllowed."""
    duty = _own(actor)
    duty.on_duty_until, duty.on_break = end_of(until), False
    duty.save(update_fields=["on_duty_until", "on_break"])
    _record("duty.start", actor, {"until": until.value})
    return duty


@transaction.atomic
def end_duty(*, actor: Membership) -> None:
    """Raises NotAllowed."""
    _end(_own(actor), actor)


@transaction.atomic
def take_break(*, actor: Membership) -> int:
    """Puts back what they hold and says how much that was. Raises NotAllowed."""
    duty = _own(actor)
    held = Review.objects.held_by(actor)
    # All threads, in one order, before the audit's own lock: nobody waits in a circle.
    found = [locked(review) for review in held.order_by(Coalesce("post__parent", "post"), "pk")]
    duty.on_break = True
    duty.save(update_fields=["on_break"])
    for post, review in found:
        release_locked(post, review, actor=actor, handover=True)
    _end(duty, actor)
    return len(found)


@transaction.atomic
def come_back(*, actor: Membership) -> None:
    """Raises NotAllowed."""
    duty = _own(actor)
    duty.on_break = False
    duty.save(update_fields=["on_break"])


@transaction.atomic
def leave_to_others(*, actor: Membership, notes: list[ContentNote]) -> None:
    """Raises NotAllowed."""
    duty = _own(actor)
    duty.opt_outs = notes
    duty.save(update_fields=["opt_outs_json_sealed"])


def hand_over(*, actor: Membership, text: str) -> None:
    """A note for whoever is next, in place of an earlier one; it may name other moderators.

    Raises Held, screening.EngineError, NotAllowed.
    """
    colleagues = Membership.objects.moderators().filter(group=actor.group)
    for colleague in colleagues:
        colleague.group = actor.group  # it is at hand and holds the key
    names = [colleague.known_as for colleague in colleagues]
    require_passed(actor.group, text, allowed=tuple(word for name in names for word in (name, *name.split())))
    with transaction.atomic():
        duty = _own(actor)
        duty.note, duty.noted_at = text, timezone.now()
        duty.save(update_fields=["note_sealed", "noted_at"])
        _record("duty.hand_over", actor)


@transaction.atomic
def take_note_away(*, actor: Membership) -> None:
    """Raises NotAllowed."""
    Duty.objects.filter(pk=_own(actor).pk).update(note_sealed=None, noted_at=None)
    _record("duty.take_note_away", actor)


def old_handovers(now: datetime) -> None:
    Duty.objects.filter(noted_at__lt=now - HANDED_OVER).update(note_sealed=None, noted_at=None)


def stand_down(member: Membership) -> None:
    """Of somebody who is suspended, or moderates no more."""
    Duty.objects.filter(moderator=member).update(on_duty_until=None, note_sealed=None, noted_at=None)


def forget_duty(member: Membership) -> None:
    """Of somebody who left."""
    Duty.objects.filter(moderator=member).delete()


def _own(actor: Membership) -> Duty:
    actor.refresh_from_db(fields=["status", "reads", "is_admin"])  # perhaps removed while the check read their note
    if not can(actor, Capability.REVIEW):
        raise NotAllowed("not_reviewer")
    Duty.objects.get_or_create(moderator=actor)
    duty = Duty.objects.select_for_update(no_key=True).get(moderator=actor)
    duty.moderator = actor
    return duty


def _end(duty: Duty, actor: Membership) -> None:
    if not duty.is_on:
        return
    duty.on_duty_until = None
    duty.save(update_fields=["on_duty_until"])
    _record("duty.end", actor)


def _record(action: str, actor: Membership, codes: Codes | None = None) -> None:
    record(action, actor=actor.user_id, chain=actor.group_id, target=actor.pk, codes=codes)
