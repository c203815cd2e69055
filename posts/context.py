"""What base.html's navigation shows on every page."""

from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from groups.models import Membership, User

from .models import Review, Revision
from .statuses import Status


def navigation(request: HttpRequest) -> dict[str, Any]:
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return {"navigation": None}
    return {"navigation": SimpleLazyObject(lambda: navigation_of(user))}


def navigation_of(user: User) -> dict[str, Any]:
    memberships = list(_memberships(user))
    return {
        "groups": [
            {"name": m.group.name, "url": reverse("feed", args=[m.group_id])} for m in memberships if m.is_reader
        ],
        "reviews": [
            {"name": m.group.name, "url": reverse("queue", args=[m.group_id]), "count": getattr(m, "waiting", 0)}
            for m in memberships
            if m.is_moderator
        ],
        "admin": [
            {"name": m.group.name, "url": reverse("overview", args=[m.group_id])} for m in memberships if m.is_admin
        ],
        "needs_me": sum(getattr(m, "needing", None) or 0 for m in memberships if m.is_reader),
        "is_operator": user.is_staff,
    }


def _memberships(user: User) -> QuerySet[Membership]:
    """With what waits for the person in each group: one query, because every page runs it."""
    reviews = Review.objects.for_each_moderator().undecided().values("group").annotate(n=Count("pk")).values("n")
    held = Revision.objects.filter(post__author=OuterRef("pk"), status=Status.NEEDS_CHANGES)
    needing = held.values("post__author").annotate(n=Count("pk")).values("n")
    mine = Membership.objects.active().filter(user=user).select_related("group__key").order_by("joined_at")
    return mine.annotate(waiting=Subquery(reviews), needing=Subquery(needing))
