"""Steps while a review is read, before anything is decided: show covered words, preview what the author reads, ask
for a second opinion.

Each is a press of a button in the form of the decision, so that the note written so far comes along.
"""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from ..actions.moves import NotAllowed, Stale
from ..actions.opinions import escalate as ask_for_two
from ..actions.reveals import reveal as reveal_words
from ..dossier import dossier_of
from ..forms.reviewing import EscalateForm
from ..preview import preview_of
from ..statuses import Verb
from .review_page import form_of, refused_page, review_for, review_page

ALL = "all"
RUN_OUT = "Your time with it ran out. Start again to go on; what you wrote is kept below."


@require_http_methods(["GET", "POST"])
def reveal(request: HttpRequest, review_id: UUID) -> HttpResponse:
    found, member = review_for(request, review_id)
    if request.method == "GET":  # the address of the page that a press leads to, opened anew
        return redirect("review", review_id=review_id)
    dossier = dossier_of(found)
    form = form_of(dossier, request.POST)
    chosen = [row for row in dossier.findings if request.POST.get("finding") in (ALL, str(row.finding.pk))]
    try:
        reveal_words(actor=member, review=found, findings=[row.finding for row in chosen])
    except (Stale, NotAllowed) as refused:
        return refused_page(request, review_id, form, refused, RUN_OUT)
    focus = chosen[0].number if len(chosen) == 1 else None
    return review_page(request, found, member, form=form, judged=False, focus=focus)


@require_http_methods(["GET", "POST"])
def preview(request: HttpRequest, review_id: UUID) -> HttpResponse:
    found, member = review_for(request, review_id)
    if request.method == "GET":
        return redirect("review", review_id=review_id)
    data = request.POST.copy()
    data["verb"] = Verb.RETURN
    dossier = dossier_of(found)
    form = form_of(dossier, data)
    if not form.is_valid():
        return review_page(request, found, member, form=form, status=422)
    return review_page(request, found, member, form=form, judged=False, preview=preview_of(dossier, form))


@require_http_methods(["GET", "POST"])
def suggest(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """The check reads what is suggested so far, and there is one more field for words of the text."""
    found, member = review_for(request, review_id)
    if request.method == "GET":
        return redirect("review", review_id=review_id)
    form = form_of(dossier_of(found), request.POST)
    if form.suggesting:
        form.suggesting.is_valid()
    return review_page(request, found, member, form=form, judged=False, suggested=True)


@require_http_methods(["GET", "POST"])
def escalate(request: HttpRequest, review_id: UUID) -> HttpResponse:
    found, member = review_for(request, review_id)
    if request.method == "GET":
        return redirect("review", review_id=review_id)
    form, asked = form_of(dossier_of(found), request.POST), EscalateForm(request.POST)
    if not asked.is_valid():
        return review_page(request, found, member, form=form, judged=False, asked=asked, status=422)
    try:
        ask_for_two(actor=member, review=found, why=asked.why)
    except (Stale, NotAllowed) as refused:
        return refused_page(request, review_id, form, refused, RUN_OUT)
    found, member = review_for(request, review_id)
    return review_page(request, found, member, form=form, judged=False, escalated=True)
