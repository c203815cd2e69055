""" "I recognize this case": what happens then, one confirmation, and the way back right after."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from groups.access import membership_in, user_of
from groups.models import Membership
from groups.permissions import Capability

from ..actions import recusals
from ..models import Recusal
from ..permissions import post_for

TOO_LATE = "It is too late to take this back."


@require_http_methods(["GET", "HEAD", "POST"])
def recuse(request: HttpRequest, post_id: UUID) -> HttpResponse:
    try:
        post, member = post_for(request, post_id, Capability.READ)
    except Http404:
        recusal, member = _made(request, post_id)
        context = {"member": member, "post_id": post_id, "can_be_undone": recusals.can_be_undone(recusal)}
        return render(request, "posts/recused.html", context)
    if post.root.author_id == member.pk:
        raise PermissionDenied
    if request.method != "POST":
        return render(request, "posts/recuse.html", {"member": member, "post": post})
    recusals.recuse(actor=member, post=post)
    return redirect("recuse", post_id=post.root.pk)


@require_POST
def recuse_undo(request: HttpRequest, post_id: UUID) -> HttpResponse:
    recusal, member = _made(request, post_id)
    if recusals.undo_recusal(actor=member, recusal=recusal):
        messages.success(request, "Taken back. You see it again.")
    else:
        messages.warning(request, TOO_LATE)
    return redirect("feed", group_id=member.group_id)


def _made(request: HttpRequest, post_id: UUID) -> tuple[Recusal, Membership]:
    """One's own. For everybody else there is nothing here: raises Http404."""
    made = Recusal.objects.filter(reader__user=user_of(request)).select_related("thread")
    recusal = get_object_or_404(made, thread=post_id)
    return recusal, membership_in(user_of(request), recusal.thread.group_id, Capability.READ)
