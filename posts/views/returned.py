"""What a moderator asked of one's own post: shown at the words, and each suggestion answered."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from groups.models import Membership

from ..actions import suggestions as answering
from ..actions.drafts import OlderCounter
from ..actions.moves import NotAllowed, open_revision
from ..forms.returned import SuggestionForm
from ..models import Draft, Post, Revision, Suggestion
from ..permissions import own_post_for
from ..returned import returned_to, suggestions_of
from ..spans import with_points
from ..standing import returned_with
from ..statuses import OPEN, Status
from .stale import CHANGED, NOT_NOW

GONE = (
    "These words are no longer in your text as they were, so nothing was changed. Change it by hand if it still fits."
)
SOME_GONE = "{done} put in. {gone} not: their words are no longer in your text as they were."
DONE = {"accept": "It stands in your text now.", "refuse": "Your words stay.", "undo": "Taken back."}


def returned_context(revision: Revision, draft: Draft | None, context: dict[str, Any]) -> dict[str, Any]:
    """With the points laid over the parts of the text that `context` shows; nothing once it is over."""
    if revision.is_erased or revision.status not in (*OPEN, Status.REJECTED):
        return {}
    content = draft.content if draft else revision.content
    returned = returned_to(revision, content)
    if returned is None:
        return {}
    points = [(point.number, point.span) for point in returned.points if point.span]
    return {"returned": returned, "parts": with_points(context["parts"], content, points)}


@require_POST
def suggestions(request: HttpRequest, post_id: UUID) -> HttpResponse:
    post, member = own_post_for(request, post_id)
    form = SuggestionForm(request.POST)
    found = _asked_for(post, form) if form.is_valid() else []
    if found:
        try:
            _answer(request, member, post, form, found)
        except OlderCounter:
            messages.warning(request, CHANGED)
        except NotAllowed:
            messages.warning(request, NOT_NOW)
    else:
        messages.warning(request, NOT_NOW)
    response = redirect("check", post_id=post.pk)
    response["Location"] += f"#{form.place}"
    return response


def _asked_for(post: Post, form: SuggestionForm) -> list[Suggestion]:
    """Of the newest return: what an earlier one suggested is over."""
    revision = open_revision(post)
    decision = returned_with(revision) if revision else None
    known = suggestions_of(decision) if decision else []
    if form.of_all:
        return [suggestion for suggestion in known if not suggestion.answer]
    return [suggestion for suggestion in known if suggestion.pk == form.cleaned_data["suggestion"]]


def _answer(
    request: HttpRequest, member: Membership, post: Post, form: SuggestionForm, found: list[Suggestion]
) -> None:
    verb, counter = form.cleaned_data["answer"], form.cleaned_data["counter"]
    if verb == "accept":
        done = answering.accept(actor=member, post=post, counter=counter, suggestions=found)
    else:
        act = answering.refuse if verb == "refuse" else answering.take_back
        done = act(actor=member, post=post, counter=counter, suggestion=found[0])
    if done == len(found):
        messages.success(request, DONE[verb] if done == 1 else f"All {done} stand in your text now.")
    else:
        messages.warning(request, SOME_GONE.format(done=done, gone=len(found) - done) if done else GONE)
