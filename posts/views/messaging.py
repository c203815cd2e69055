"""Author and moderators write to each other about a post that is in the gate."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from groups.models import Membership

from .. import screening
from ..actions.messages import Held, send_message
from ..actions.moves import NotAllowed
from ..dossier import dossier_of
from ..forms.messaging import MessageForm
from ..models import Post
from ..permissions import own_post_for
from .checking import check_page
from .review_page import form_of, review_for, review_page

CLOSED = "Nothing was sent: messages go only while a moderator looks at the text or it is back with its author."


@require_POST
def message(request: HttpRequest, post_id: UUID) -> HttpResponse:
    """By the author."""
    post, member = own_post_for(request, post_id)
    form = MessageForm(request.POST)
    try:
        if not _send(form, member, post):
            return check_page(request, post, member, status=422, message_form=form)
    except NotAllowed:
        messages.warning(request, CLOSED)
    else:
        messages.success(request, "Sent to the moderators.")
    response = redirect("check", post_id=post.pk)
    response["Location"] += "#private"
    return response


@require_http_methods(["GET", "POST"])
def review_message(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """By a moderator, perhaps in the middle of a decision: what they wrote for that is kept."""
    found, member = review_for(request, review_id)
    if request.method == "GET":
        return redirect("review", review_id=review_id)
    form, status = MessageForm(request.POST), 200
    more: dict[str, Any] = {"message_form": MessageForm.of()}
    try:
        if not _send(form, member, found.post):
            more, status = {"message_form": form}, 422
    except NotAllowed:
        more["stale"] = CLOSED
    decision = form_of(dossier_of(found), request.POST) if "turn" in request.POST else None
    return review_page(request, found, member, form=decision, judged=False, status=status, **more)


def _send(form: MessageForm, member: Membership, post: Post) -> bool:
    """False: the form says why not. Raises NotAllowed."""
    if not form.is_valid():
        return False
    sent = form.cleaned_data
    try:
        send_message(actor=member, post=post, message_id=sent["message_id"], text=sent["message"])
    except Held as held:
        form.refuse(held.report)
    except screening.EngineError:
        form.refuse(None)
    return form.is_valid()
