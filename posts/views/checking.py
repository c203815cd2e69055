"""One post of one's own in the gate: what was found, what solves it, where it stands."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from groups.models import Membership
from supportcircle.notifications import mark_seen

from .. import screening
from ..actions import drafts
from ..actions import findings as solving
from ..actions.drafts import OlderCounter, draft_of
from ..actions.moves import NotAllowed, Stale, open_revision, pending_decision
from ..actions.rule_outcomes import remember_marks
from ..actions.submit import ask as ask_moderator
from ..actions.submit import submit
from ..answers import findings_of, last_screening
from ..available import available_actions
from ..correspondence import correspondence_of
from ..draft_check import DraftCheck, DraftFinding, check_draft
from ..expected import expected_for
from ..forms.checking import CounterForm, FindingForm, KeepForm, ReplaceForm, TurnForm
from ..forms.messaging import MessageForm
from ..labels import LACKING, labels_to_be
from ..models import Draft, Post, Reason, Revision
from ..pauses import BY_CODE
from ..permissions import own_post_for
from ..reviewers import other_moderators
from ..spans import marked_parts
from ..standing import HELD, SOLVED, standing
from .returned import returned_context
from .stale import CHANGED, explain

NOT_RUN = "The check cannot run right now. Your text is safe, and nobody else can see it."


@require_GET
def check(request: HttpRequest, post_id: UUID) -> HttpResponse:
    return check_page(request, *own_post_for(request, post_id))


def check_page(request: HttpRequest, post: Post, member: Membership, *, status: int = 200, **more: Any) -> HttpResponse:
    # In this order, so that what the check, a moderator or another window does meanwhile is shown whole: handing in
    # takes the draft and makes a revision, publishing ends the revision and shows the post.
    draft = draft_of(post)
    revision = _newest(post)
    if revision:
        post.refresh_from_db(fields=["state", "live_revision"])
        if post.live_revision_id == revision.pk:  # perhaps published just now
            revision.refresh_from_db()
        revision.post = post
    context: dict[str, Any] = {
        "member": member,
        "post": post,
        "revision": revision,
        "can": available_actions(member, post, revision),
        "reasons": Reason.choices,
        "expected": lambda: expected_for([post])[post.pk],  # asked for only where it is said
        **more,
    }
    if draft:
        context |= _draft_context(draft)
    elif revision:
        context |= _handed_in_context(revision)
    if revision:
        context |= returned_context(revision, draft, context)
        context["changes_first"] = _changes_first(context, revision)
    context["correspondence"] = correspondence_of(post, revision, member)
    context.setdefault("message_form", MessageForm.of())
    mark_seen(member.user_id, post.pk)
    cleared = context.get("screening") is not None and context["screening"].verdict == "CLEAR"
    context["standing"] = standing(post, revision, draft, cleared=cleared)
    if context["standing"] is HELD and "checked" in context and not context["checked"].open:
        context["standing"] = SOLVED
    return render(request, "posts/check.html", context, status=status)


def _newest(post: Post) -> Revision | None:
    return open_revision(post) or post.revisions.order_by("-number").first()


def _draft_context(draft: Draft) -> dict[str, Any]:
    lacking = labels_to_be(draft.post).lacking(draft.post.form)
    context = {"draft": draft, "lacking": lacking, "lacking_words": LACKING.get(lacking)}
    try:
        checked = check_draft(draft)
    except screening.EngineError:
        return context | {"not_run": NOT_RUN, "parts": marked_parts(draft.content, [])}
    remember_marks(draft, checked)
    return context | {"checked": checked, "parts": checked.parts}


def _changes_first(context: dict[str, Any], revision: Revision) -> bool:
    """Whether a returned text should be changed rather than sent once more as it is."""
    returned, checked = context.get("returned"), context.get("checked")
    if not returned or not checked or checked.open:
        return False
    return bool(checked.kept or (not returned.is_answered and context["draft"].content == revision.content))


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
    checked, finding = _finding(request, post, form)
    if checked and finding:
        choice = form.cleaned_data["choice"]
        findings = checked.alike(finding) if form.cleaned_data["everywhere"] else [finding]
        _solve(
            request,
            lambda counter: solving.replace(actor=member, post=post, counter=counter, findings=findings, choice=choice),
            form,
        )
    return _back(post, finding)


@require_POST
def keep(request: HttpRequest, post_id: UUID) -> HttpResponse:
    post, member = own_post_for(request, post_id)
    form = KeepForm(request.POST)
    _, finding = _finding(request, post, form)
    if finding:
        reason = Reason(form.cleaned_data["reason"]) if form.cleaned_data["reason"] else None
        _solve(
            request,
            lambda counter: solving.keep(actor=member, post=post, counter=counter, finding=finding, reason=reason),
            form,
        )
    return _back(post, finding)


def _finding(request: HttpRequest, post: Post, form: FindingForm) -> tuple[DraftCheck | None, DraftFinding | None]:
    """The finding the form points at, found again in the draft as it is now."""
    draft = draft_of(post)
    if not form.is_valid() or draft is None or draft.counter != form.cleaned_data["counter"]:
        messages.warning(request, CHANGED)
        return None, None
    try:
        checked = check_draft(draft)
    except screening.EngineError:
        messages.error(request, NOT_RUN)
        return None, None
    return checked, checked.at(form.cleaned_data["start"], form.cleaned_data["end"])


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


@require_http_methods(["GET", "POST"])
def pause(request: HttpRequest, post_id: UUID) -> HttpResponse:
    """Asks one question before the text is sent, and lets through when all that fit were asked."""
    post, member = own_post_for(request, post_id)
    draft = draft_of(post)
    if request.method == "GET":
        if draft is None or not draft.pauses:
            return redirect("check", post_id=post.pk)
        context = {"post": post, "draft": draft, "revision": open_revision(post), "pause": BY_CODE[draft.pauses[-1]]}
        return render(request, "posts/pause.html", context)
    if draft and drafts.pause(actor=member, post=post):
        return redirect("pause", post_id=post.pk)
    return _handed_in(request, post, member)


@require_POST
def ask(request: HttpRequest, post_id: UUID) -> HttpResponse:
    """Hand in: the held revision as it is, or the draft as a new revision; the gate knows which."""
    return _handed_in(request, *own_post_for(request, post_id))


def _handed_in(request: HttpRequest, post: Post, member: Membership) -> HttpResponse:
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
    **{f"no_{name}": sentence for name, sentence in LACKING.items()},
    "not_as_written": "Part of the text cannot be sent as it is written. Change the text to see which.",
    "thread_closed": "The conversation was closed or paused meanwhile. Your reply is kept as a draft.",
}


def _hand_in(member: Membership, post: Post, request: HttpRequest) -> None:
    revision, draft = open_revision(post), draft_of(post)
    turn, draft_form = TurnForm(request.POST), CounterForm(request.POST)
    same = revision and draft and revision.content.joined() == draft.content.joined()
    if same and turn.is_valid():
        ask_moderator(actor=member, post=post, turn=turn.cleaned_data["turn"])
    else:
        submit(actor=member, post=post, counter=draft_form.cleaned_data["counter"] if draft_form.is_valid() else 0)
