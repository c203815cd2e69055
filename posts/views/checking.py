"""One post of one's own in the gate: what was found, what solves it, where it stands."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from groups.models import Membership

from .. import screening
from ..actions import findings as solving
from ..actions.drafts import OlderCounter, draft_of
from ..actions.moves import NotAllowed, Stale, open_revision, pending_decision
from ..actions.reviews import other_moderators
from ..actions.submit import ask as ask_moderator
from ..actions.submit import submit
from ..answers import findings_of, last_screening
from ..available import available_actions
from ..draft_check import DraftFinding, check_draft
from ..forms.checking import FindingForm, KeepForm, ReplaceForm, TurnForm
from ..models import Draft, Post, Reason, Revision
from ..permissions import own_post_for
from ..spans import marked_parts
from ..standing import HELD, SOLVED, returned_with, standing
from .stale import explain

CHANGED = "The text changed in another window. Here is how it stands now."
NOT_RUN = "The check cannot run right now. Your text is safe, and nobody else can see it."


@require_GET
def check(request: HttpRequest, post_id: UUID) -> HttpResponse:
    post, member = own_post_for(request, post_id)
    revision = open_revision(post) or post.revisions.order_by("-number").first()
    if revision:
        revision.post = post
    draft = draft_of(post)
    context: dict[str, Any] = {
        "member": member,
        "post": post,
        "revision": revision,
        "can": available_actions(member, post, revision),
        "reasons": Reason.choices,
        "returned": returned_with(revision) if revision else None,
    }
    if draft:
        context |= _draft_context(draft)
    elif revision:
        context |= _handed_in_context(revision)
    cleared = context.get("screening") is not None and context["screening"].verdict == "CLEAR"
    context["standing"] = standing(post, revision, draft, cleared=cleared)
    if context["standing"] is HELD and "checked" in context and not context["checked"].open:
        context["standing"] = SOLVED
    return render(request, "posts/check.html", context)


def _draft_context(draft: Draft) -> dict[str, Any]:
    try:
        checked = check_draft(draft)
    except screening.EngineError:
        return {"draft": draft, "not_run": NOT_RUN}
    return {"draft": draft, "checked": checked}


def _handed_in_context(revision: Revision) -> dict[str, Any]:
    found = findings_of(revision)
    return {
        "screening": last_screening(revision),
        "parts": marked_parts(revision.content, found) if not revision.is_erased else [],
        "decision": pending_decision(revision.post),
        "alone": not other_moderators(revision.post).exists(),
    }


@require_POST
def replace(request: HttpRequest, post_id: UUID) -> HttpResponse:
    post, member = own_post_for(request, post_id)
    form = ReplaceForm(request.POST)
    finding = _finding(request, post, form)
    if finding and form.cleaned_data["choice"] < len(finding.found.suggestions):
        words = finding.found.suggestions[form.cleaned_data["choice"]]
        _solve(
            request,
            lambda counter: solving.replace(actor=member, post=post, counter=counter, finding=finding, words=words),
            form,
        )
    return _back(post, finding)


@require_POST
def keep(request: HttpRequest, post_id: UUID) -> HttpResponse:
    post, member = own_post_for(request, post_id)
    form = KeepForm(request.POST)
    finding = _finding(request, post, form)
    if finding:
        reason = Reason(form.cleaned_data["reason"]) if form.cleaned_data["reason"] else None
        _solve(
            request,
            lambda counter: solving.keep(actor=member, post=post, counter=counter, finding=finding, reason=reason),
            form,
        )
    return _back(post, finding)


def _finding(request: HttpRequest, post: Post, form: FindingForm) -> DraftFinding | None:
    """The finding the form points at, found again in the draft as it is now."""
    draft = draft_of(post)
    if not form.is_valid() or draft is None or draft.counter != form.cleaned_data["counter"]:
        messages.warning(request, CHANGED)
        return None
    try:
        return check_draft(draft).at(form.cleaned_data["start"], form.cleaned_data["end"])
    except screening.EngineError:
        messages.error(request, NOT_RUN)
        return None


def _solve(request: HttpRequest, solve: Any, form: FindingForm) -> None:
    try:
        solve(form.cleaned_data["counter"])
    except OlderCounter:
        messages.warning(request, CHANGED)
    except NotAllowed:
        messages.warning(request, "These words run across two parts. Change them by hand in the text.")


def _back(post: Post, finding: DraftFinding | None) -> HttpResponse:
    response = redirect("check", post_id=post.pk)
    if finding:
        response["Location"] += f"#finding-{finding.number}"
    return response


@require_POST
def ask(request: HttpRequest, post_id: UUID) -> HttpResponse:
    """Hand in: the held revision as it is, or the draft as a new revision; the gate knows which."""
    post, member = own_post_for(request, post_id)
    try:
        _hand_in(member, post, request)
    except Stale as stale:
        messages.warning(request, explain(stale, member))
    except NotAllowed as refusal:
        messages.warning(request, REFUSED.get(refusal.code, CHANGED))
    return redirect("check", post_id=post.pk)


REFUSED = {
    "unanswered": "Something is still marked. Change it, or say why you keep it.",
    "blank": "There are no words here yet.",
    "not_as_written": "Part of the text cannot be sent as it is written. Change the text to see which.",
    "thread_closed": "The conversation was closed or paused meanwhile. Your reply is kept as a draft.",
}


def _hand_in(member: Membership, post: Post, request: HttpRequest) -> None:
    revision, draft = open_revision(post), draft_of(post)
    turn, form = TurnForm(request.POST), request.POST.get("counter", "")
    same = revision and draft and revision.content.joined() == draft.content.joined()
    if same and turn.is_valid():
        ask_moderator(actor=member, post=post, turn=turn.cleaned_data["turn"])
    else:
        submit(actor=member, post=post, counter=int(form) if form.isdigit() else 0)
