"""A moderator practices on an invented post. That is theirs: no audit entry and no notice tells of it."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from groups.models import Membership
from groups.permissions import Capability, can

from ..calibration import is_fresh
from ..calibration_texts import CalibrationText
from ..models import CalibrationAnswer
from ..review_rules import LATELY, ReasonCode
from ..statuses import Verb
from .moves import NotAllowed


@transaction.atomic
def answer_calibration(
    *, actor: Membership, text: CalibrationText, verb: Verb, reasons: list[ReasonCode]
) -> CalibrationAnswer:
    """The first answer counts; after LATELY it may be given anew. Raises NotAllowed."""
    if not can(actor, Capability.REVIEW):
        raise NotAllowed("not_reviewer")
    if verb not in CalibrationAnswer.VERBS:
        raise NotAllowed("not_open")
    if bool(reasons) != (verb == Verb.RETURN):
        raise NotAllowed("no_reason")
    said = {"verb": verb, "reasons": [code.value for code in reasons], "answered_at": timezone.now()}
    answer, fresh = CalibrationAnswer.objects.get_or_create(moderator=actor, text=text.code, defaults=said)
    if not fresh and not is_fresh(answer):
        answer, _ = CalibrationAnswer.objects.update_or_create(moderator=actor, text=text.code, defaults=said)
    return answer


def old_calibration(now: datetime) -> None:
    """Answers of those who moderate no more, and what was not repeated in two rounds."""
    others = ~Q(moderator__in=Membership.objects.moderators())
    CalibrationAnswer.objects.filter(others | Q(answered_at__lt=now - 2 * LATELY)).delete()
