"""What the site operator does: make groups and name their first admins, without being in any."""

from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from .. import available
from ..access import user_of
from ..actions import create_group, name_first_admin
from ..errors import Refused
from ..forms.groups import FirstAdminForm, GroupForm
from ..models import Membership, SupportGroup, User
from ..roles import FIRST_ADMIN
from .answer import posted

ACTIVE = Q(memberships__status=Membership.Status.ACTIVE)


def all_groups(request: HttpRequest) -> HttpResponse:
    """Names and counts: who is in a group is no business of whoever runs the site."""
    groups = SupportGroup.objects.select_related("key").annotate(
        members=Count("memberships", ACTIVE),
        admins=Count("memberships", ACTIVE & Q(memberships__is_admin=True)),
    )
    rows = sorted(groups, key=lambda group: (group.name or "").casefold())
    return render(request, "groups/all_groups.html", {"groups": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def group_new(request: HttpRequest) -> HttpResponse:
    user = operator_of(request)
    form = GroupForm(posted(request), initial={"group_id": uuid4()})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        create_group(actor=user, group_id=data["group_id"], name=data["name"], first_admin=data["email"])
        messages.success(request, "The group is made, and its first admin is invited.")
        return redirect("first-admin", group_id=data["group_id"])
    return render(request, "groups/group_new.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def first_admin(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """Until the group has an admin: where the invitation stands, and another address if it was mistyped."""
    user = operator_of(request)
    group = get_object_or_404(SupportGroup.objects.select_related("key"), pk=group_id)
    if group.memberships.admins().exists():
        raise Http404
    form = FirstAdminForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            name_first_admin(actor=user, group=group, email=form.cleaned_data["email"])
        except Refused as refused:
            form.add_error("email", refused.sentence)
        else:
            messages.success(request, "The first admin is invited.")
            return redirect("first-admin", group_id=group.id)
    invitation = group.invitations.filter(chooses_reading=True, revoked_at=None).order_by("-created_at").first()
    verbs = available.for_invitation(invitation) if invitation else set()
    context = {"group": group, "form": form, "invitation": invitation, "verbs": verbs}
    context |= {"role": FIRST_ADMIN, "mail_is_on": settings.MAIL_IS_ON}
    return render(request, "groups/first_admin.html", context)


def operator_of(request: HttpRequest) -> User:
    user = user_of(request)
    if not user.is_staff:
        raise PermissionDenied
    return user
