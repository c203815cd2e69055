"""Save what was typed and say what became of it: shared by every form that people write in.

Three buttons send the same form: save (also the autosave of the browser), check, and send.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from groups.models import Membership

from ..actions.drafts import OlderCounter, save_draft, start_post
from ..actions.moves import NotAllowed, Stale, open_revision
from ..actions.submit import submit
from ..forms.composing import ComposeForm
from ..kinds import KindCode
from ..labels import labels_to_be
from ..models import Draft, Post, Revision
from ..returned import returned_to
from ..roles import role_of
from ..statuses import READ_ONLY, Status
from .live import marks_of

THREAD_CLOSED = "This conversation was closed or paused while you wrote. Your text is still here."
IN_OTHER_HANDS = (
    "This text is already with the check or a moderator. Take it back to change it; what you typed is still here."
)
KEPT = "This conversation was closed or paused while you wrote. Your reply is kept as a draft; only you can see it."
HANDED_IN = "This was already handed in or withdrawn in another window. What you typed is still here."
REFUSALS = {"thread_closed": THREAD_CLOSED, "withdraw_to_change": IN_OTHER_HANDS, "no_draft": HANDED_IN}


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a save: one of `draft`, `newer`, `handed_in` and `refused` is set, or the form has errors."""

    post_id: UUID
    draft: Draft | None = None
    newer: Draft | None = None  # saved by another window
    handed_in: bool = False  # this very text is on its way already: a double click
    refused: str = ""


def post_id_of(request: HttpRequest) -> UUID:
    """The id that the empty form was given; a form without one makes a new post."""
    try:
        return UUID(request.POST.get("post", ""))
    except ValueError:
        return uuid4()


def save(member: Membership, form: ComposeForm, post_id: UUID, parent: Post | None = None) -> Written:
    if not form.is_valid():
        return Written(post_id)
    try:
        try:
            return Written(post_id, draft=_write(member, form, post_id, parent))
        except IntegrityError:  # the same empty form twice at once: the other one made the post; or it was another's id
            post_id = post_id if Post.objects.filter(pk=post_id, author=member).exists() else uuid4()
            return Written(post_id, draft=_write(member, form, post_id, parent))
    except OlderCounter as older:
        return Written(older.draft.post_id, newer=older.draft)
    except NotAllowed as refusal:
        if _was_handed_in(member, post_id, form):
            return Written(post_id, handed_in=True)
        return Written(post_id, refused=REFUSALS.get(refusal.code, HANDED_IN))


def _was_handed_in(member: Membership, post_id: UUID, form: ComposeForm) -> bool:
    """With all that is said beside it, and not turned down since."""
    of_post = Revision.objects.filter(post=post_id, post__author=member).select_related("post")
    newest = of_post.order_by("-number").first()
    if newest is None or newest.status not in (*READ_ONLY, Status.PUBLISHED) or newest.content != form.content:
        return False
    return form.labels == labels_to_be(newest.post) and form.role in (None, role_of(newest.post))


def _write(member: Membership, form: ComposeForm, post_id: UUID, parent: Post | None) -> Draft:
    post = Post.objects.filter(pk=post_id, author=member).first()
    counter = form.cleaned_data["counter"]
    if post is None:
        return start_post(
            actor=member,
            post_id=post_id,
            kind=form.kind.code,
            content=form.content,
            labels=form.labels,
            parent=parent,
            role=form.role,
            origin=form.origin,
        )
    return save_draft(
        actor=member,
        post=post,
        content=form.content,
        counter=counter,
        labels=form.labels,
        role=form.role,
        origin=form.origin,
    )


def answer(
    request: HttpRequest, member: Membership, form: ComposeForm, written: Written, root: Post | None = None
) -> HttpResponse:
    """The next page; for the browser's autosave "Saved 10:42" and what the check marks in what was saved."""
    if getattr(request, "htmx", False):
        return _saved_piece(request, member, form, written)
    if written.handed_in:
        return redirect("check", post_id=written.post_id)
    if written.draft is None:
        return _again(request, member, form, written, root)
    then = request.POST.get("then", "save")
    if then == "save":
        messages.success(request, "Saved. Only you can see it.")
        return redirect("draft", post_id=written.post_id)
    if not form.can_be_handed_in():
        return _again(request, member, form, written, root)
    if then == "send":
        try:
            submit(actor=member, post=written.draft.post, counter=written.draft.counter)
        except Stale:
            messages.error(request, HANDED_IN)
        except NotAllowed as refusal:
            messages.error(request, KEPT if refusal.code == "thread_closed" else HANDED_IN)
    return redirect("check", post_id=written.post_id)


def _again(
    request: HttpRequest, member: Membership, form: ComposeForm, written: Written, root: Post | None
) -> HttpResponse:
    """The form with everything that was typed, and why it is here again."""
    saved = written.draft or written.newer
    return page(
        request,
        member,
        form,
        written.post_id,
        status=409 if written.newer or written.refused else 422,
        counter=saved.counter if saved else None,
        newer=written.newer,
        refused=written.refused,
        root=root,
    )


def page(
    request: HttpRequest, member: Membership, form: ComposeForm, post_id: UUID, *, status: int = 200, **more: Any
) -> HttpResponse:
    """The page of one text being written; `root` in `more` is the conversation of a reply not saved yet."""
    post = Post.objects.filter(pk=post_id, author=member).select_related("parent").first()
    context = {"member": member, "kind": form.kind, "form": form, "post": post, "post_id": post_id, **more}
    if post:
        held = open_revision(post)
        context |= {"root": post.parent, "held": held, "returned": returned_to(held, held.content) if held else None}
    template = "posts/reply.html" if form.kind.code == KindCode.REPLY else "posts/compose.html"
    return render(request, template, context, status=status)


def _saved_piece(request: HttpRequest, member: Membership, form: ComposeForm, written: Written) -> HttpResponse:
    context = {
        "draft": written.draft,
        "newer": written.newer,
        "handed_in": written.handed_in,
        "refused": written.refused,
        "errors": [message for messages_of in form.errors.values() for message in messages_of],
        "now": timezone.now(),
    }
    if written.draft:
        context |= marks_of(request, member, written.draft)
    return render(request, "posts/_saved.html", context)
