from uuid import UUID

from django.db import transaction

from supportcircle.audit import SITE, Codes, record
from supportcircle.models import DataKey

from ..charter import CHARTER
from ..errors import Refused
from ..models import Invitation, SupportGroup, User
from ..models.membership import Reads
from ..permissions import Capability
from .agreements import add_version
from .guards import lock, require_admin, require_operator
from .invitations import add_invitation, revoke_open


@transaction.atomic
def create_group(*, actor: User, group_id: UUID, name: str, first_admin: str) -> SupportGroup:
    """With the id that the form carries, so that a form sent twice makes one group."""
    require_operator(actor)
    existing = SupportGroup.objects.filter(pk=group_id).first()
    if existing:
        return existing
    group = SupportGroup(id=group_id)
    group.key = DataKey.objects.new(DataKey.Scope.GROUP, group.id)
    group.key.save()
    group.name = name
    group.save()
    add_version(group, 1, CHARTER)
    for chain in (SITE, group.id):
        record("group.create", actor=actor.id, chain=chain, target=group.id)
    _invite_first_admin(actor, group, first_admin)
    return group


@transaction.atomic
def name_first_admin(*, actor: User, group: SupportGroup, email: str) -> Invitation:
    """While nobody administers the group: also to mend a mistyped address. The open invitation is revoked."""
    require_operator(actor)
    group = lock(group.id)
    if group.memberships.admins().exists():
        raise Refused("has_admin")
    revoke_open(group, actor)
    return _invite_first_admin(actor, group, email)


def _invite_first_admin(actor: User, group: SupportGroup, email: str) -> Invitation:
    # What they read is theirs to choose when they join; until then the least.
    return add_invitation(
        group, actor, email=email, reads=Reads.NOTHING, is_admin=True, chooses_reading=True, also_chains=(SITE,)
    )


@transaction.atomic
def update_settings(*, actor: User, group: SupportGroup, name: str, reviews_all: bool) -> bool:
    group = lock(group.id)
    require_admin(actor, group, Capability.MANAGE_SETTINGS)
    if (group.name, group.reviews_all) == (name, reviews_all):
        return False
    codes: Codes = {"renamed": group.name != name, "reviews_all": reviews_all}
    group.name, group.reviews_all = name, reviews_all
    group.save()
    record("group.settings", actor=actor.id, chain=group.id, target=group.id, codes=codes)
    return True
