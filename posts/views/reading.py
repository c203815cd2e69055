"""What the group reads: home, the feed, a conversation; and telling the moderators about a post."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from groups.access import membership_in, user_of
from groups.permissions import Capability
from supportcircle.notifications import mark_seen

from ..actions import flags
from ..actions.moves import NotAllowed
from ..available import available_actions
from ..feed import feed_page
from ..forms.flagging import FlagForm
from ..home import home_of
from ..models import Flag, Post
from ..permissions import post_for
from ..statuses import PostState
from ..thread import Thread, paused_for, thread_of
from ..unread import open_revisions
from .replying import reply_context

PAUSED = "Thank you. It is hidden now, and the moderators look at it first. Nobody learns that it was you."
TOLD = "Thank you. The moderators look at it. Nobody learns that it was you."


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "posts/home.html", {"home": home_of(user_of(request))})


@require_safe
def feed(request: HttpRequest, group_id: UUID) -> HttpResponse:
    member = membership_in(user_of(request), group_id, Capability.READ)
    entries, cursor = feed_page(member, request.GET.get("after", ""))
    context = {"member": member, "entries": entries, "older": f"?after={cursor}" if cursor else ""}
    return render(request, "posts/feed.html", context)


@require_safe
def thread(request: HttpRequest, post_id: UUID) -> HttpResponse:
    paused = paused_for(user_of(request)).filter(pk=post_id).first()
    if paused:
        membership_in(user_of(request), paused.group_id, Capability.READ)
    post, member = post_for(request, post_id, Capability.READ)
    ...
