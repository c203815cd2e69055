"""Writing: choose a kind, write, save as you go, discard, edit what is published."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from groups.access import membership_in, user_of
from groups.models import Membership
from groups.permissions import Capability

from ..actions.drafts import discard_draft, draft_of, open_edit
from ..actions.moves import NotAllowed
from ..forms.composing import ComposeForm, initial_of
from ..kinds import KINDS, KindCode
from ..models import Post
from ..permissions import own_post_for
from ..roles import answerable
from ..weekly import question_of_the_week
from .replying import reply_form
from .saving import answer, page, post_id_of, save

CHOICES = tuple(code for code in KindCode if code != KindCode.REPLY)


@require_safe
def choose(request: HttpRequest, group_id: UUID) -> HttpResponse:
    member = membership_in(user_of(request), group_id, Capability.WRITE)
    return render(request, "posts/choose.html", {"member": member, "kinds": [KINDS[code] for code in CHOICES]})


@require_http_methods(["GET", "POST"])
def start(request: HttpRequest, group_id: UUID, kind: str) -> HttpResponse:
    """The empty form carries the id of the post to be, so that one form makes one post."""
    if kind.upper() not in CHOICES:
        raise Http404
    member = membership_in(user_of(request), group_id, Capability.WRITE)
    form_of_kind = KINDS[kind.upper()]
    if request.method == "GET":
        weekly = kind.upper() == KindCode.PRIVACY and "weekly" in request.GET
        initial = {"question": question_of_the_week(timezone.localdate())} if weekly else {}
        return page(request, member, ComposeForm(form_of_kind, initial=initial), uuid4())
    form = ComposeForm(form_of_kind, request.POST)
    return answer(request, member, form, save(member, form, post_id_of(request)))


@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest, post_id: UUID) -> HttpResponse:
    post, member = own_post_for(request, post_id)
    if request.method == "POST":
        form = _form(member, post, request.POST)
        return answer(request, member, form, save(member, form, post.pk, parent=post.parent))
    writing = draft_of(post)
    if writing is None:
        return redirect("check", post_id=post.pk)
    return page(request, member, _form(member, post, initial=initial_of(writing)), post.pk)


def _form(member: Membership, post: Post, data: Any = None, **more: Any) -> ComposeForm:
    if post.parent is None:
        return ComposeForm(post.form, data, **more)
    post.parent.group = post.group
    return reply_form(member, post.parent, answerable(post.parent, besides=post.pk), data, **more)


@require_POST
def discard(request: HttpRequest, post_id: UUID) -> HttpResponse:
    post, member = own_post_for(request, post_id)
    try:
        discard_draft(actor=member, post=post)
    except NotAllowed:
        messages.error(request, "This text is with the check or a moderator. Take it back first.")
        return redirect("check", post_id=post.pk)
    messages.success(request, "The draft is gone. Nobody else has seen it.")
    return redirect("mine")


@require_POST
def edit(request: HttpRequest, post_id: UUID) -> HttpResponse:
    post, member = own_post_for(request, post_id)
    try:
        open_edit(actor=member, post=post)
    except NotAllowed:
        return redirect("check", post_id=post.pk)
    return redirect("draft", post_id=post.pk)
