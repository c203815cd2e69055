"""From a request to a membership that may do what the page is for."""

from collections.abc import Callable
from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from supportcircle.views import given_back, written_in

from .models import Agreement, AgreementAcceptance, Membership, User
from .models.membership import MembershipQuerySet
from .permissions import Capability, require

# What is read or written only by those who accepted the current agreement.
UNDER_AGREEMENT = {
    Capability.READ,
    Capability.WRITE,
    Capability.REVIEW,
    Capability.KEEP_WORDS,
    Capability.PROPOSE_WORDS,
}


def user_of(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101 (LoginRequiredMiddleware lets nobody else through)
    return request.user


class AgreementRequired(Exception):
    def __init__(self, group_id: UUID) -> None:
        self.group_id = group_id


def with_acceptance(memberships: MembershipQuerySet) -> MembershipQuerySet:
    """Each with `has_accepted`: whether the person accepted the group's current agreement."""
    current = Agreement.objects.filter(group=OuterRef("group")).order_by("-version").values("pk")[:1]
    accepted = AgreementAcceptance.objects.filter(user=OuterRef("user"), agreement=OuterRef("current_agreement"))
    return memberships.annotate(current_agreement=Subquery(current)).annotate(has_accepted=Exists(accepted))


def membership_in(user: User, group_id: UUID, capability: Capability) -> Membership:
    """Raises Http404 (not this person's group), PermissionDenied, or AgreementRequired."""
    membership = (
        with_acceptance(Membership.objects.active())
        .filter(user=user, group_id=group_id)
        .select_related("group__key", "user")
        .first()
    )
    if membership is None:
        raise Http404
    require(membership, capability)
    if capability in UNDER_AGREEMENT and not getattr(membership, "has_accepted", False):
        raise AgreementRequired(group_id)
    return membership


def accepted_by(membership: Membership) -> bool:
    """Whether this person accepted the group's current agreement."""
    newest = Agreement.objects.filter(group=membership.group).order_by("-version").first()
    return newest is not None and newest.acceptances.filter(user=membership.user).exists()


class ask_for_agreement:  # noqa: N801 (named like the function that middleware is)
    """Sends who has not accepted the current agreement to it, and back afterwards."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, AgreementRequired):
            if request.method != "GET" and (getattr(request, "htmx", False) or written_in(request)):
                return given_back(request, "errors/agreement_first.html", group_id=exception.group_id)
            back = f"?{urlencode({'next': request.path})}" if request.method == "GET" else ""
            return redirect(reverse("agreement", args=[exception.group_id]) + back)
        return None
