"""Figures about how posts are decided: for every reader what was decided, for moderators how right the check is."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from groups.access import membership_in, user_of
from groups.permissions import Capability

from ..openness import openness_of
from ..rule_report import BUDGET, ENOUGH, rule_report


@require_safe
def openness(request: HttpRequest, group_id: UUID) -> HttpResponse:
    member = membership_in(user_of(request), group_id, Capability.READ)
    return render(request, "posts/openness.html", {"member": member, "openness": openness_of(member.group)})


@require_safe
def rules(request: HttpRequest, group_id: UUID) -> HttpResponse:
    member = membership_in(user_of(request), group_id, Capability.REVIEW)
    context = {"member": member, "report": rule_report(member.group), "budget": BUDGET, "enough": ENOUGH}
    return render(request, "posts/rules.html", context)
