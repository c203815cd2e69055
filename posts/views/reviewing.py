"""The review desk: the queue, one review, and what a moderator does with it."""

from functools import partial
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from groups.access import membership_in, user_of
from groups.permissions import Capability
from supportcircle.notifications import mark_seen

from ..actions import opinions, reviews
from ..actions.moves import NotAllowed, Stale
from ..desk import queue_of
from ..dossier import dossier_of
from ..exposure import exposure_of
from ..forms.reviewing import DecideForm
from ..models import Decision, Opinion
from ..reviewers import needs_two
from ..shift import own_queue, shift_of
from ..statuses import Verb
from ..templatetags.posts import decided_words
from ..waiting_messages import waiting_messages
from .review_page import form_of, refused_page, review_for, review_page
from .stale import explain

NOT_OPEN = "That cannot be decided any more. Here is how it stands now."
TOO_LATE = "It is too late to undo this: it has been carried out."
TOO_LATE_OPINION = "It is too late to take your opinion back."
STORED = "Your opinion is stored."
SAME_PERSON = "You gave your opinion. The second one has to be somebody else’s."


@require_safe
def queue(request: HttpRequest, group_id: UUID) -> HttpResponse:
    member = membership_in(user_of(request), group_id, Capability.REVIEW)
    page = "posts/_queue_lists.html" if getattr(request, "htmx", False) else "posts/queue.html"
    shift = shift_of(member)
    own = own_queue(queue_of(member, request.GET.get("kind", "")), shift, request.GET.getlist("without"))
    context = {"member": member, "shift": shift, "own": own, "queue": own.queue}
    context |= {"messages_waiting": waiting_messages([member]), "exposure": partial(exposure_of, member)}
    return render(request, page, context)


@require_safe
def review(request: HttpRequest, review_id: UUID) -> HttpResponse:
    found, member = review_for(request, review_id)
    mark_seen(member.user_id, found.pk, found.post_id)
    return review_page(request, found, member)


@require_POST
def claim(request: HttpRequest, review_id: UUID) -> HttpResponse:
    found, member = review_for(request, review_id)
    renews = getattr(request, "htmx", False)  # the page of the one who holds it, while they work on it
    try:
        claimed = reviews.claim(actor=member, review=found)
    except NotAllowed:
        messages.warning(request, SAME_PERSON)
    except Stale as stale:
        if renews:
            return refused_page(request, review_id, DecideForm([], [], request.POST), stale)
        messages.warning(request, explain(stale, member))
    else:
        if renews:
            return render(request, "posts/_lease.html", {"review": claimed})
    return redirect("review", review_id=found.pk)


@require_POST
def release(request: HttpRequest, review_id: UUID) -> HttpResponse:
    found, member = review_for(request, review_id)
    left = "left" in request.POST  # sent by the browser while it goes elsewhere: nobody reads an answer
    reviews.release(actor=member, review=found, handover=not left)
    if left:
        return HttpResponse(status=204)
    messages.success(request, "Put back. Nothing was decided.")
    return redirect("queue", group_id=found.group_id)


@require_POST
def decide(request: HttpRequest, review_id: UUID) -> HttpResponse:
    found, member = review_for(request, review_id)
    dossier = dossier_of(found)
    form = form_of(dossier, request.POST)
    if not form.is_valid():
        return review_page(request, found, member, form=form, status=422)
    try:
        give = opinions.give_opinion if needs_two(found) else reviews.decide
        made = give(
            actor=member,
            review=found,
            turn=form.cleaned_data["turn"],
            verb=Verb(form.cleaned_data["verb"]),
            reasons=form.spans,
            note=form.cleaned_data["note"],
            suggestions=form.suggesting.spans if form.suggesting else (),
        )
    except (Stale, NotAllowed) as refused:
        return refused_page(request, review_id, form, refused, NOT_OPEN)
    if isinstance(made, Opinion):
        messages.success(request, STORED)
        return redirect("review", review_id=found.pk)
    messages.success(request, _done(made))
    if give is reviews.decide:
        return redirect("queue", group_id=found.group_id)
    return redirect("review", review_id=found.pk)


@require_POST
def undo_opinion(request: HttpRequest, opinion_id: UUID) -> HttpResponse:
    given = Opinion.objects.filter(given_by__user=user_of(request)).select_related("review")
    opinion = get_object_or_404(given, pk=opinion_id)
    member = membership_in(user_of(request), opinion.review.group_id, Capability.REVIEW)
    if opinions.undo_opinion(actor=member, opinion=opinion):
        messages.success(request, "Undone. You can give another opinion.")
    else:
        messages.warning(request, TOO_LATE_OPINION)
    return redirect("review", review_id=opinion.review_id)


@require_POST
def undo(request: HttpRequest, decision_id: UUID) -> HttpResponse:
    decisions = Decision.objects.filter(decided_by__user=user_of(request)).select_related("review")
    decision = get_object_or_404(decisions, pk=decision_id)
    member = membership_in(user_of(request), decision.review.group_id, Capability.REVIEW)
    if reviews.undo_decision(actor=member, decision=decision):
        messages.success(request, "Undone. It waits for a decision again.")
    else:
        messages.warning(request, TOO_LATE)
    return redirect("review", review_id=decision.review_id)


def _done(decision: Decision) -> str:
    done = decided_words(decision).capitalize()
    if decision.state == Decision.State.PENDING and settings.UNDO_SECONDS:
        return f"{done}. It is carried out in {settings.UNDO_SECONDS} seconds; until then you can undo it below."
    return f"{done}."
