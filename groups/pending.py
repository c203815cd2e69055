"""The invitation that somebody came with, kept in their session until they have joined."""

from django.http import HttpRequest

from .models import Invitation

KEY = "invitation"


def keep(request: HttpRequest, invitation: Invitation) -> None:
    request.session[KEY] = [str(invitation.id), invitation.issue]


def forget(request: HttpRequest) -> None:
    request.session.pop(KEY, None)


def invitation(request: HttpRequest) -> Invitation | None:
    """None also when it was used, revoked, renewed or ran out meanwhile."""
    if KEY not in request.session:
        return None
    invitation_id, issue = request.session[KEY]
    invitations = Invitation.objects.open().select_related("group__key", "invited_by")
    return invitations.filter(pk=invitation_id, issue=issue).first()
