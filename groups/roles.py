"""The five roles as a person picks them; stored as `reads` and `is_admin`."""

from dataclasses import dataclass

from .models import Invitation, Membership, PendingGrant
from .models.membership import Reads


@dataclass(frozen=True)
class Role:
    code: str
    label: str
    explained: str
    reads: Reads
    is_admin: bool = False

    @property
    def waits(self) -> bool:
        """Administration and reading are joined in one person only as a PendingGrant."""
        return self.is_admin and self.reads != Reads.NOTHING


ROLES = {
    role.code: role
    for role in (
        Role("member", "Member", "reads, asks and replies.", Reads.MEMBER),
        Role(
            "moderator",
            "Moderator",
            "does what a member does, and reviews what the check holds.",
            Reads.MODERATOR,
        ),
        Role("admin", "Admin", "manages people and settings, and reads nothing.", Reads.NOTHING, is_admin=True),
        Role(
            "admin-member",
            "Admin and member",
            "both, once a second admin agrees or 72 hours have passed.",
            Reads.MEMBER,
            is_admin=True,
        ),
        Role(
            "admin-moderator",
            "Admin and moderator",
            "both, once a second admin agrees or 72 hours have passed.",
            Reads.MODERATOR,
            is_admin=True,
        ),
    )
}


# Whoever is the first admin of a group decides at joining whether to read.
FIRST_ADMIN = Role("first-admin", "First admin", "decides at joining whether to read.", Reads.NOTHING, True)


def role_of(row: Membership | Invitation | PendingGrant) -> Role:
    if isinstance(row, Invitation) and row.chooses_reading:
        return FIRST_ADMIN
    return next(role for role in ROLES.values() if (role.reads, role.is_admin) == (row.reads, row.is_admin))
