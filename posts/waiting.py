"""What waits for a person: their own texts that need a step from them."""

from django.db.models import QuerySet

from groups.models import Membership, User

from .models import Revision
from .statuses import Status


def needing(user: User) -> QuerySet[Revision]:
    """Returned and held revisions of this person, newest first."""
    return (
        Revision.objects.filter(
            status=Status.NEEDS_CHANGES,
            post__author__user=user,
            post__author__status=Membership.Status.ACTIVE,
        )
        .select_related("post__group__key")
        .order_by("-changed_at")
    )


def count_needing(user: User) -> int:
    return needing(user).count()
