"""What an admin can do now with each row of the members page: for template, view and test alike."""

from django.conf import settings

from .models import Invitation, Membership, PendingGrant

BY_STATUS = {
    Membership.Status.ACTIVE: {"role", "suspend", "remove"},
    Membership.Status.SUSPENDED: {"reinstate", "remove"},
}


def for_member(admin: Membership, member: Membership) -> set[str]:
    if member.user_id == admin.user_id:
        return set()
    return BY_STATUS.get(Membership.Status(member.status), set())


def for_grant(admin: Membership, grant: PendingGrant) -> set[str]:
    concerned = (grant.requested_by_id, grant.membership.user_id)
    return {"cancel"} if admin.user_id in concerned else {"confirm", "cancel"}


def for_invitation(invitation: Invitation) -> set[str]:
    if invitation.accepted_at or invitation.revoked_at:
        return set()
    can_show = invitation.is_open and not settings.MAIL_IS_ON and not invitation.link_shown_at
    return {"renew", "revoke"} | ({"link"} if can_show else set())
