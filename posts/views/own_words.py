"""A member's own allowed words: for what they see themselves, until a moderator decides."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from groups.access import membership_in, user_of
from groups.permissions import Capability

from ..actions.group_words import propose_word, take_back_word
from ..actions.moves import NotAllowed
from ..forms.group_words import AllowForm
from ..group_words import opened
from ..models import GroupWord
from ..word_rules import REFUSED

LISTED = (GroupWord.Scope.AUTHOR, GroupWord.Scope.REFUSED, GroupWord.Scope.GROUP)


@require_http_methods(["GET", "HEAD", "POST"])
def own_words(request: HttpRequest, group_id: UUID) -> HttpResponse:
    member = membership_in(user_of(request), group_id, Capability.PROPOSE_WORDS)
    form = AllowForm(member.group, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            propose_word(actor=member, entry=form.entry)
        except NotAllowed as refused:
            form.add_error("words", REFUSED[refused.code])
        else:
            messages.success(request, "Added. Your own drafts show it as a hint from now on.")
            return redirect("own-words", group_id=group_id)
    mine = GroupWord.objects.filter(added_by=member, kind=GroupWord.Kind.ALLOW, scope__in=LISTED).in_force()
    rows = opened(mine.order_by("-changed_at"), member.group)
    context = {"member": member, "form": form, "rows": rows}
    return render(request, "posts/own_words.html", context, status=422 if form.errors else 200)


@require_POST
def own_word_remove(request: HttpRequest, group_id: UUID, word_id: UUID) -> HttpResponse:
    member = membership_in(user_of(request), group_id, Capability.PROPOSE_WORDS)
    word = get_object_or_404(GroupWord, pk=word_id, added_by=member)
    try:
        take_back_word(actor=member, word=word)
    except NotAllowed:
        messages.warning(request, "A moderator has taken it for the whole group meanwhile. Ask them to remove it.")
    else:
        messages.success(request, "Removed. The check marks it again.")
    return redirect("own-words", group_id=group_id)
