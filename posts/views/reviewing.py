"""The review desk: the queue, one review, and what a moderator does with it."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from groups.access import membership_in, user_of
from groups.models import Membership
from groups.permissions import Capability
from supportcircle.notifications import mark_seen

from ..actions import reviews
from ..actions.moves import NotAllowed, Stale, pending_decision
from ..desk import queue_of
from ..dossier import Dossier, dossier_of
from ..forms.reviewing import DecideForm
from ..models import Decision, Review
from ..review_rules import may_review
from ..statuses import Verb
from ..templatetags.posts import decided_words
from ..unread import open_revisions
from .stale import explain

NOT_OPEN = "That cannot be decided any more. Here is how it stands now."
TOO_LATE = "It is too late to undo this: it has been carried out."


@require_safe
def queue(request: HttpRequest, group_id: UUID) -> HttpResponse:
    member = membership_in(user_of(request), group_id, Capability.REVIEW)
    return render(request, "posts/queue.html", {"member": member, "queue": queue_of(member)})


@require_safe
def review(request: HttpRequest, review_id: UUID) -> HttpResponse:
    found, member = _review_for(request, review_id)
    mark_seen(member.user_id, found.pk)
    return _page(request, found, member)


@require_POST
def claim(request: HttpRequest, review_id: UUID) -> HttpResponse:
    found, member = _review_for(request, review_id)
    try:
        reviews.claim(actor=member, review=found)
    except Stale as stale:
        messages.warning(request, explain(stale, member))
    return redirect("review", review_id=found.pk)


@require_POST
def release(request: HttpRequest, review_id: UUID) -> HttpResponse:
    found, member = _review_for(request, review_id)
    reviews.release(actor=member, review=found)
    messages.success(request, "Put back. Nothing was decided.")
    return redirect("queue", group_id=found.group_id)


@require_POST
def decide(request: HttpRequest, review_id: UUID) -> HttpResponse:
    found, member = _review_for(request, review_id)
    dossier = dossier_of(found)
    form = _form(dossier, request.POST)
    if not form.is_valid():
        return _page(request, found, member, form=form, status=422)
    try:
        decision = reviews.decide(
            actor=member,
            review=found,
            turn=form.cleaned_data["turn"],
            verb=Verb(form.cleaned_data["verb"]),
            reasons=form.spans,
            note=form.cleaned_data["note"],
        )
    except Stale as stale:
        found, member = _review_for(request, review_id)
        return _page(request, found, member, form=form, stale=explain(stale, member), status=409)
    except NotAllowed:
        messages.warning(request, NOT_OPEN)
        return redirect("review", review_id=found.pk)
    messages.success(request, _done(decision))
    return redirect("queue", group_id=found.group_id)


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


def _review_for(request: HttpRequest, review_id: UUID) -> tuple[Review, Membership]:
    """Raises Http404, PermissionDenied (one's own post, an appeal against oneself), or AgreementRequired."""
    visible = Review.objects.visible_to(user_of(request))
    related = visible.select_related("post__author", "post__parent", "revision", "claimed_by", "not_by")
    found = get_object_or_404(related, pk=review_id)
    member = membership_in(user_of(request), found.group_id, Capability.REVIEW)
    if not may_review(member, found):
        raise PermissionDenied
    # The group is at hand and holds the key to the text and the names.
    found.group = found.post.group = found.post.author.group = member.group
    found.revision.post = found.post
    if found.claimed_by:
        found.claimed_by.group = member.group
    return found, member


def _page(
    request: HttpRequest,
    found: Review,
    member: Membership,
    *,
    form: DecideForm | None = None,
    stale: str = "",
    status: int = 200,
) -> HttpResponse:
    """`form` is what the moderator just sent: what they wrote in it is kept, whatever happened meanwhile."""
    stage, decision = _stage(found, member)
    context: dict[str, Any] = {
        "member": member,
        "review": found,
        "stage": stage,
        "decision": decision,
        "stale": stale,
        "note": form["note"].value() if form else "",
        "claim_minutes": settings.CLAIM_MINUTES,
    }
    if stage == "mine":
        dossier = dossier_of(found)
        open_revisions(member, [found.revision])
        context["dossier"] = dossier
        context["returnable"] = Verb.RETURN in dossier.verbs
        context["form"] = form if form and not stale else _form(dossier, initial=_initial(found, form))
    return render(request, "posts/review.html", context, status=status)


def _stage(found: Review, member: Membership) -> tuple[str, Decision | None]:
    """closed, decided (and waiting to be carried out), taken by somebody else, free, or mine."""
    if found.closed_at:
        made = found.decisions.exclude(state=Decision.State.UNDONE).select_related("decided_by")
        return "closed", made.order_by("-decided_at").first()
    decision = pending_decision(found.post)
    if decision:
        return "decided", decision
    holder = found.claimant
    if holder is None:
        return "free", None
    return ("mine" if holder == member else "taken"), None


def _form(dossier: Dossier, data: Any = None, initial: dict[str, Any] | None = None) -> DecideForm:
    return DecideForm([row.finding for row in dossier.findings], dossier.verbs, data, initial=initial)


def _initial(found: Review, form: DecideForm | None) -> dict[str, Any]:
    kept = {"note": form["note"].value(), "reasons": form["reasons"].value()} if form else {}
    return {"turn": found.revision.turn, **kept}


def _done(decision: Decision) -> str:
    done = decided_words(decision).capitalize()
    if decision.state == Decision.State.PENDING and settings.UNDO_SECONDS:
        return f"{done}. It is carried out in {settings.UNDO_SECONDS} seconds; until then you can undo it below."
    return f"{done}."
