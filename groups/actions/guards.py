"""What every change in a group starts with: one lock, and who is asking."""

from uuid import UUID

from django.core.exceptions import PermissionDenied

from ..errors import Refused
from ..models import Membership, SupportGroup, User
from ..permissions import Capability, require


def lock(group_id: UUID) -> SupportGroup:
    """Changes to who is in a group wait for one another, so two people at once cannot break its rules."""
    # no_key: rows that only point at the group need not wait, and so cannot wait in a circle.
    groups = SupportGroup.objects.select_for_update(of=("self",), no_key=True).select_related("key")
    return groups.get(pk=group_id)


def require_admin(actor: User, group: SupportGroup, capability: Capability = Capability.MANAGE_PEOPLE) -> None:
    """Read afresh under the lock. Raises PermissionDenied."""
    require(group.memberships.active().filter(user=actor).first(), capability)


def require_operator(actor: User) -> None:
    if not (actor.is_staff and actor.is_active):
        raise PermissionDenied


def somebody_else(actor: User, group: SupportGroup, membership_id: UUID) -> Membership:
    """The row to change, read afresh.

    Nobody changes their own row, and only an active admin changes another's: so whatever happens to that
    row, an active admin remains. Leaving is the one change to one's own row and has its own guard.
    """
    membership = group.memberships.select_related("user").get(pk=membership_id)
    if membership.user_id == actor.id:
        raise Refused("own_row")
    membership.group = group
    return membership
