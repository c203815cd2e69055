from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from supportcircle.notifications import mark_seen

from ..access import membership_in, user_of
from ..actions import leave, update_settings
from ..errors import Refused
from ..forms.groups import LeaveForm, SettingsForm
from ..models import Membership, PendingGrant
from ..notices import notices_for
from ..overview import Overview
from ..permissions import Capability
from .answer import posted
from .operator import all_groups

PRESENT = (Membership.Status.ACTIVE, Membership.Status.SUSPENDED)


@require_safe
def group_list(request: HttpRequest) -> HttpResponse:
    user = user_of(request)
    if user.is_staff:
        return all_groups(request)
    memberships = user.memberships.filter(status__in=PRESENT).select_related("group__key")
    rows = sorted(memberships, key=lambda membership: (membership.group.name or "").casefold())
    active = [membership.group for membership in rows if membership.is_active]
    announced = PendingGrant.objects.announced().filter(membership__group__in=active)
    by_group = {grant.membership.group_id: grant for grant in announced.select_related("membership")}
    notices = notices_for(user)
    mark_seen(user.id, *[notice.group.id for notice in notices])
    context = {"notices": notices, "rows": [(membership, by_group.get(membership.group_id)) for membership in rows]}
    return render(request, "groups/own_groups.html", context)


@require_safe
def overview(request: HttpRequest, group_id: UUID) -> HttpResponse:
    admin = membership_in(user_of(request), group_id, Capability.MANAGE_PEOPLE)
    facts = Overview(admin.group)
    steps = facts.steps()
    context = {
        "group": admin.group,
        "overview": facts,
        "steps": steps,
        "is_set_up": all(step.is_done for step in steps),
        "gaps": facts.gaps(),
        "mail_is_on": settings.MAIL_IS_ON,
    }
    return render(request, "groups/overview.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def group_settings(request: HttpRequest, group_id: UUID) -> HttpResponse:
    user = user_of(request)
    group = membership_in(user, group_id, Capability.MANAGE_SETTINGS).group
    form = SettingsForm(posted(request), initial={"name": group.name, "reviews_all": group.reviews_all})
    if request.method == "POST" and form.is_valid():
        update_settings(actor=user, group=group, **form.cleaned_data)
        messages.success(request, "The settings are saved.")
        return redirect("settings", group_id=group.id)
    return render(request, "groups/settings.html", {"group": group, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def leave_group(request: HttpRequest, group_id: UUID) -> HttpResponse:
    user = user_of(request)
    membership = membership_in(user, group_id, Capability.LEAVE)
    form = LeaveForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            leave(actor=user, group=membership.group, posts=form.cleaned_data["posts"])
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, "You have left the group.")
            return redirect("group-list")
    return render(request, "groups/leave.html", {"group": membership.group, "form": form})
