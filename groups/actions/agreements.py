from django.db import transaction

from supportcircle.audit import Codes, record
from supportcircle.notifications import notify

from ..errors import Refused
from ..models import Agreement, AgreementAcceptance, SupportGroup, User
from ..permissions import Capability, require
from .guards import lock, require_admin


@transaction.atomic
def accept_agreement(*, actor: User, agreement: Agreement) -> bool:
    group = lock(agreement.group_id)
    require(group.memberships.active().filter(user=actor).first(), Capability.AGREE)
    return accept_within(group, agreement, actor)


def accept_within(group: SupportGroup, agreement: Agreement, actor: User) -> bool:
    """Inside the caller's transaction, under its lock: only what is in force can be accepted."""
    if group.agreements.filter(version__gt=agreement.version).exists():
        raise Refused("agreement_newer")
    _, is_new = AgreementAcceptance.objects.get_or_create(agreement=agreement, user=actor)
    if is_new:
        codes: Codes = {"version": agreement.version}
        record("agreement.accept", actor=actor.id, chain=group.id, target=agreement.id, codes=codes)
    return is_new


@transaction.atomic
def change_agreement(*, actor: User, group: SupportGroup, text: str, based_on: int) -> Agreement:
    """A new version, which everybody accepts anew. `based_on` is the version that the admin was editing."""
    group = lock(group.id)
    require_admin(actor, group, Capability.MANAGE_SETTINGS)
    newest = group.agreements.latest("version")
    newest.group = group
    if newest.text == text:
        return newest
    if newest.version != based_on:
        raise Refused("agreement_newer")
    agreement = add_version(group, newest.version + 1, text)
    codes: Codes = {"version": agreement.version}
    record("agreement.change", actor=actor.id, chain=group.id, target=agreement.id, codes=codes)
    for user_id in group.memberships.active().exclude(user=actor).values_list("user_id", flat=True):
        notify(user_id, "agreement_changed", target=agreement.id)
    return agreement


def add_version(group: SupportGroup, version: int, text: str) -> Agreement:
    agreement = Agreement(group=group, version=version)
    agreement.text = text
    agreement.save()
    return agreement
