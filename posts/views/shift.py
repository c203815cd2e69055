"""A moderator's shift: being there, how much they read, resting, and what they leave to others."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from groups.access import membership_in, user_of
from groups.models import Membership
from groups.permissions import Capability

from .. import screening
from ..actions import duty
from ..actions.duty import Until
from ..actions.messages import Held
from ..exposure import exposure_of
from ..forms.conversing import SwitchForm
from ..forms.messaging import HandoverForm
from ..forms.shift import DutyForm, TopicsForm
from ..models import Review
from ..shift import shift_of


@require_safe
def shift(request: HttpRequest, group_id: UUID) -> HttpResponse:
    return _page(request, membership_in(user_of(request), group_id, Capability.REVIEW))


@require_POST
def shift_duty(request: HttpRequest, group_id: UUID) -> HttpResponse:
    member = membership_in(user_of(request), group_id, Capability.REVIEW)
    form = DutyForm(request.POST)
    if not form.is_valid():
        return _page(request, member, form=form, status=422)
    if form.cleaned_data["until"]:
        duty.start_duty(actor=member, until=Until(form.cleaned_data["until"]))
        messages.success(request, "You are on duty. It ends by itself.")
    else:
        duty.end_duty(actor=member)
        messages.success(request, "You are off duty. What you hold stays with you; you can put it back.")
    return redirect("shift", group_id=group_id)


@require_POST
def shift_handover(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """Leaves a note, or takes it away."""
    member = membership_in(user_of(request), group_id, Capability.REVIEW)
    if "away" in request.POST:
        duty.take_note_away(actor=member)
        messages.success(request, "Your note is gone.")
        return redirect("shift", group_id=group_id)
    form = HandoverForm(request.POST)
    if form.is_valid():
        try:
            duty.hand_over(actor=member, text=form.cleaned_data["message"])
        except Held as held:
            form.refuse(held.report)
        except screening.EngineError:
            form.refuse(None)
    if not form.is_valid():
        return _page(request, member, handover=form, status=422)
    messages.success(request, "The other moderators see your note above the queue, for a day.")
    return redirect("shift", group_id=group_id)


@require_POST
def shift_topics(request: HttpRequest, group_id: UUID) -> HttpResponse:
    member = membership_in(user_of(request), group_id, Capability.REVIEW)
    form = TopicsForm(request.POST)
    if not form.is_valid():
        return _page(request, member, topics=form, status=422)
    duty.leave_to_others(actor=member, notes=form.cleaned_data["topics"])
    messages.success(request, "Saved. Nobody else can see what you chose.")
    return redirect("shift", group_id=group_id)


@require_POST
def shift_break(request: HttpRequest, group_id: UUID) -> HttpResponse:
    member = membership_in(user_of(request), group_id, Capability.REVIEW)
    if SwitchForm.is_on(request.POST):
        duty.take_break(actor=member)
    else:
        duty.come_back(actor=member)
        messages.success(request, "Welcome back. Say that you are on duty when you are.")
    return redirect("queue", group_id=group_id)


def _page(
    request: HttpRequest,
    member: Membership,
    *,
    form: DutyForm | None = None,
    topics: TopicsForm | None = None,
    handover: HandoverForm | None = None,
    status: int = 200,
) -> HttpResponse:
    now = shift_of(member)
    context: dict[str, Any] = {
        "member": member,
        "shift": now,
        "form": form or DutyForm(),
        "topics": topics or TopicsForm(initial={"topics": now.opt_outs}),
        "handover": handover or HandoverForm(),
        "exposure": exposure_of(member),
        "holds": Review.objects.held_by(member).count(),
    }
    return render(request, "posts/shift.html", context, status=status)
