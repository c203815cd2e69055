"""What the group reads: home, the feed, a conversation; and telling the moderators about a post."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from groups.access import membership_in, user_of
from groups.models import Membership
from groups.permissions import Capability
from supportcircle.notifications import mark_seen

from ..actions import flags
from ..actions.moves import NotAllowed
from ..feed import feed_page
from ..forms.flagging import FlagForm
from ..forms.reading import FeedForm
from ..home import home_of
from ..models import Flag, Post, Recusal
from ..permissions import post_for
from ..statuses import PostState
from ..thread import paused_for, thread_of
from ..unread import open_revisions
from ..weekly import question_of_the_week
from .replying import reply_context

PAUSED = "Thank you. It is hidden now, and the moderators look at it first. Nobody learns that it was you."
OWN = "This is your own post: you can change or erase it yourself."
GONE = "This post is no longer there."
TOLD = "Thank you. The moderators look at it. Nobody learns that it was you."


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    context = {"home": home_of(user_of(request)), "weekly": question_of_the_week(timezone.localdate())}
    return render(request, "posts/home.html", context)


@require_safe
def feed(request: HttpRequest, group_id: UUID) -> HttpResponse:
    member = membership_in(user_of(request), group_id, Capability.READ)
    form = FeedForm(request.GET)
    entries, cursor = feed_page(member, request.GET.get("after", ""), form.chosen)
    older = f"?{urlencode({'after': cursor, **form.chosen})}" if cursor else ""
    context = {"member": member, "entries": entries, "older": older, "form": form}
    return render(request, "posts/feed.html", context)


@require_safe
def thread(request: HttpRequest, post_id: UUID) -> HttpResponse:
    try:
        post, member = _known(request, post_id)
    except Http404:
        get_object_or_404(Recusal, reader__user=user_of(request), thread=post_id)
        return redirect("recuse", post_id=post_id)
    if post.parent_id:
        return redirect(place_of(post))
    if post.state == PostState.HIDDEN:
        return render(request, "posts/paused.html", {"member": member, "post": post})
    if post.state != PostState.VISIBLE:
        return _not_yet(post, member)
    read = thread_of(post, member)
    open_revisions(member, read.unopened)
    mark_seen(member.user_id, post.pk, *(item.post.pk for item in read.items if item.is_mine))
    begun = reply_context(member, read.root.post, read.answerable, request.GET.get("to", ""))
    context = {"thread": read, "flag_reasons": Flag.Reason.choices}
    return render(request, "posts/thread.html", begun | context)


@require_http_methods(["GET", "HEAD", "POST"])
def flag(request: HttpRequest, post_id: UUID) -> HttpResponse:
    post, member = _known(request, post_id)
    form = FlagForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        status = 422 if request.method == "POST" else 200
        context = {"member": member, "post": post, "form": form, "flag_reasons": Flag.Reason.choices}
        return render(request, "posts/flag.html", context, status=status)
    reason = Flag.Reason(form.cleaned_data["reason"])
    try:
        flags.flag(actor=member, post=post, reason=reason)
    except NotAllowed as refusal:
        messages.warning(request, OWN if refusal.code == "own_post" else GONE)
        return redirect(place_of(post))
    hidden = reason == Flag.Reason.IDENTIFYING
    messages.success(request, PAUSED if hidden else TOLD)
    return redirect("feed", group_id=post.group_id) if hidden and not post.parent_id else redirect(place_of(post))


def _known(request: HttpRequest, post_id: UUID) -> tuple[Post, Membership]:
    """Also what this reader's group read before it was hidden, so that a link to it does not end in nothing."""
    try:
        return post_for(request, post_id, Capability.READ)
    except Http404:
        user = user_of(request)
        post = get_object_or_404(paused_for(user).select_related("parent"), pk=post_id)
        return post, membership_in(user, post.group_id, Capability.READ)


def _not_yet(post: Post, member: Membership) -> HttpResponse:
    if post.author_id != member.pk:
        raise Http404
    return redirect("check", post_id=post.pk)


def place_of(post: Post) -> str:
    """Where the post stands in its conversation."""
    return reverse("thread", args=[post.parent_id or post.pk]) + f"#post-{post.pk}"
