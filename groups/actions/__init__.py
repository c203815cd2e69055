"""The only place where groups change. Each takes `actor`, guards, changes and audits in one transaction."""

from .agreements import accept_agreement, change_agreement
from .grants import cancel_grant, confirm_grant
from .groups import create_group, name_first_admin, update_settings
from .invitations import invite, renew_invitation, revoke_invitation, show_invitation_link
from .joining import accept_invitation
from .memberships import change_role, leave, reinstate, remove, suspend
from .operators import create_operator

__all__ = [
    "accept_agreement",
    "accept_invitation",
    "cancel_grant",
    "change_agreement",
    "change_role",
    "confirm_grant",
    "create_group",
    "create_operator",
    "invite",
    "leave",
    "name_first_admin",
    "reinstate",
    "remove",
    "renew_invitation",
    "revoke_invitation",
    "show_invitation_link",
    "suspend",
    "update_settings",
]
