from django.db import transaction

from groups.models import Membership
from groups.permissions import Capability, can
from supportcircle.audit import record

from ..expertise import AREAS, MOST
from .moves import NotAllowed


@transaction.atomic
def say_expertise(*, actor: Membership, codes: list[str]) -> None:
    """What a member knows well; [] for nothing. The audit says that it changed, not to what. Raises NotAllowed."""
    member = Membership.objects.select_for_update(of=("self",)).select_related("group__key").get(pk=actor.pk)
    if not can(member, Capability.WRITE):
        raise NotAllowed("not_active")
    if len(codes) > MOST or not AREAS.keys() >= set(codes):
        raise NotAllowed("too_many")
    if member.expertise == codes:
        return
    member.expertise = codes
    member.save(update_fields=["expertise_json_sealed"])
    record("membership.expertise", actor=actor.user_id, chain=actor.group_id, target=actor.pk)


def forget_expertise(member: Membership) -> None:
    """Of somebody who left: what they wrote may stay, what narrows down who they are does not."""
    Membership.objects.filter(pk=member.pk).update(expertise_json_sealed=None)
