"""What somebody does with a conversation besides writing in it: follow, mute, thank, close."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from groups.access import membership_in, user_of
from groups.models import Membership
from groups.permissions import Capability

from ..actions import attention, threads
from ..actions.moves import NotAllowed
from ..forms.conversing import SwitchForm, ThreadStateForm, UnmuteForm, WatchForm
from ..models import Post, Watch
from ..muted import muted_by
from ..permissions import post_for
from ..statuses import ThreadState
from .reading import place_of
from .stale import NOT_NOW

DECLINED = "They are asked, kindly, not to ask that, and can change it. Until then it is folded. No moderator is told."
WATCHED = {
    Watch.Level.FOLLOW: "You follow this conversation: you hear of new replies. Nobody else learns of it.",
    Watch.Level.MUTE: "You muted this conversation: it is never new to you, and you hear nothing of it. "
    "Nobody else learns of it.",
    None: "You neither follow nor mute this conversation now.",
}
STATED = {
    ThreadState.OPEN: "The conversation is open.",
    ThreadState.ANSWERED: "Marked as answered. The group can still reply.",
    ThreadState.CLOSED: "Closed. The group can read it and no longer reply; what is on its way still arrives. "
    "You can open it again.",
}


@require_POST
def watch(request: HttpRequest, post_id: UUID) -> HttpResponse:
    post, member = post_for(request, post_id, Capability.READ)
    form = WatchForm(request.POST)
    if form.is_valid():
        _say(request, WATCHED[form.level_chosen])
        attention.watch(actor=member, thread=post.root, level=form.level_chosen)
    return redirect("thread", post_id=post.root.pk)


@require_POST
def thread_state(request: HttpRequest, post_id: UUID) -> HttpResponse:
    post, member = post_for(request, post_id, Capability.WRITE)
    if post.author_id != member.pk:
        raise PermissionDenied
    form = ThreadStateForm(request.POST)
    if form.is_valid():
        to = ThreadState(form.cleaned_data["to"])
        try:
            threads.set_thread_state(actor=member, post=post, to=to)
            _say(request, STATED[to])
        except NotAllowed:
            messages.warning(request, NOT_NOW)
    return redirect(place_of(post))


@require_POST
def thanks(request: HttpRequest, post_id: UUID) -> HttpResponse:
    post, member = post_for(request, post_id, Capability.READ)
    try:
        attention.thank(actor=member, reply=post, thankful=SwitchForm.is_on(request.POST))
    except NotAllowed:
        messages.warning(request, NOT_NOW)
    return redirect(place_of(post))


@require_POST
def decline(request: HttpRequest, post_id: UUID) -> HttpResponse:
    """Only whoever asked may say what they would rather not be asked."""
    post, member = post_for(request, post_id, Capability.WRITE)
    if post.root.author_id != member.pk:
        raise PermissionDenied
    on = SwitchForm.is_on(request.POST)
    try:
        threads.decline(actor=member, reply=post, declined=on)
        _say(request, DECLINED if on else "Shown again.")
    except NotAllowed:
        messages.warning(request, NOT_NOW)
    return redirect(place_of(post))


@require_POST
def mute_author(request: HttpRequest, post_id: UUID) -> HttpResponse:
    post, member = post_for(request, post_id, Capability.READ)
    on = SwitchForm.is_on(request.POST)
    try:
        attention.mute_member(actor=member, author=post.author, muted=on)
        _say(request, "What they write is folded for you from now on. Nobody learns of it." if on else "Not muted now.")
    except NotAllowed:
        messages.warning(request, NOT_NOW)
    return redirect(place_of(post))


@require_http_methods(["GET", "HEAD", "POST"])
def muted(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """What this person muted in the group, to take it back."""
    member = membership_in(user_of(request), group_id, Capability.READ)
    if request.method == "POST":
        _unmute(request, member)
        return redirect("muted", group_id=group_id)
    return render(request, "posts/muted.html", {"member": member, "muted": muted_by(member)})


def _unmute(request: HttpRequest, member: Membership) -> None:
    form = UnmuteForm(request.POST)
    if not form.is_valid():
        return
    thread = Post.objects.filter(pk=form.cleaned_data["thread"], group=member.group_id, parent=None).first()
    author = Membership.objects.filter(pk=form.cleaned_data["member"], group=member.group_id).first()
    if thread:
        attention.watch(actor=member, thread=thread, level=None)
    if author and author.pk != member.pk:
        attention.mute_member(actor=member, author=author, muted=False)


def _say(request: HttpRequest, words: str) -> None:
    messages.success(request, words)
