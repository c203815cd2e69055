"""One's own posts: where each stands, and the way back."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from groups.access import user_of
from groups.models import Membership

from ..actions.erase import erase_post
from ..actions.moves import NotAllowed, Stale
from ..actions.submit import appeal as appeal_rejection
from ..actions.submit import withdraw as withdraw_post
from ..forms.checking import TurnForm
from ..own import own_list
from ..permissions import own_post_for
from .stale import NOT_NOW, explain


@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    return render(request, "posts/mine.html", own_list(user_of(request), request.GET.get("before")))


@require_POST
def withdraw(request: HttpRequest, post_id: UUID) -> HttpResponse:
    post, member = own_post_for(request, post_id)
    if _act(request, lambda turn: withdraw_post(actor=member, post=post, turn=turn), member):
        messages.success(request, "You have it back. Nobody else can read this version.")
        return redirect("draft", post_id=post.pk)
    return redirect("check", post_id=post.pk)


@require_POST
def appeal(request: HttpRequest, post_id: UUID) -> HttpResponse:
    post, member = own_post_for(request, post_id)
    if _act(request, lambda turn: appeal_rejection(actor=member, post=post, turn=turn), member):
        messages.success(request, "Another moderator will look at it. You will hear when it is decided.")
    return redirect("check", post_id=post.pk)


@require_http_methods(["GET", "POST"])
def erase(request: HttpRequest, post_id: UUID) -> HttpResponse:
    post, member = own_post_for(request, post_id)
    if request.method == "GET":
        return render(request, "posts/erase.html", {"post": post})
    try:
        erase_post(actor=member, post=post)
    except Stale as stale:
        messages.warning(request, explain(stale, member))
        return redirect("check", post_id=post.pk)
    messages.success(request, "Erased. The group can no longer read it.")
    return redirect("mine")


def _act(request: HttpRequest, act: Callable[[int], object], member: Membership) -> bool:
    form = TurnForm(request.POST)
    try:
        act(form.cleaned_data["turn"] if form.is_valid() else 0)
    except Stale as stale:
        messages.warning(request, explain(stale, member))
        return False
    except NotAllowed:
        messages.warning(request, NOT_NOW)
        return False
    return True
