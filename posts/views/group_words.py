"""The page on which moderators keep their group's words."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from groups.access import membership_in, user_of
from groups.models import Membership
from groups.permissions import Capability

from .. import screening
from ..actions import group_words as keeping
from ..actions.moves import NotAllowed
from ..forms.group_words import KEPT, AllowForm, AllowLinesForm, FindForm, FindLinesForm, TryForm, UntilForm
from ..models import GroupWord
from ..word_desk import try_out, word_desk
from ..word_rules import REFUSED

MEANWHILE = "Somebody changed this meanwhile. Here is how the list stands now."
NOT_RUN = "The check cannot run right now. Try again in a moment."
ONE: dict[str, type[AllowForm]] = {"find": FindForm, "allow": AllowForm}
MANY: dict[str, type[AllowLinesForm]] = {"find": FindLinesForm, "allow": AllowLinesForm}


@require_safe
def words(request: HttpRequest, group_id: UUID) -> HttpResponse:
    return _page(request, _keeper(request, group_id))


@require_POST
def words_search(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """By POST: what is looked for may point to a client, and an address would keep it."""
    return _page(request, _keeper(request, group_id), asked=request.POST.get("asked", "")[:100])


@require_POST
def words_try(request: HttpRequest, group_id: UUID) -> HttpResponse:
    member = _keeper(request, group_id)
    form = TryForm(request.POST)
    if not form.is_valid():
        return _page(request, member, form=form, status=422)
    try:
        return _page(request, member, form=form, tried=try_out(member.group, form.cleaned_data["text"]))
    except screening.EngineError:
        return _page(request, member, form=form, not_run=NOT_RUN, status=503)


@require_http_methods(["GET", "HEAD", "POST"])
def word_new(request: HttpRequest, group_id: UUID, kind: str) -> HttpResponse:
    member = _keeper(request, group_id, kind)
    form = ONE[kind](member.group, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            keeping.add_words(actor=member, entries=[form.entry])
        except NotAllowed as refused:
            form.add_error("words", REFUSED[refused.code])
        else:
            messages.success(request, f"Added. {_found_in(form)}")
            return redirect("words", group_id=group_id)
    context = {"member": member, "kind": kind, "form": form}
    return render(request, "posts/word_new.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def words_import(request: HttpRequest, group_id: UUID, kind: str) -> HttpResponse:
    """Tried first: nothing is added before the person has seen what is wrong with which line."""
    member = _keeper(request, group_id, kind)
    form = MANY[kind](member.group, request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {"member": member, "kind": kind, "form": form}
    if request.method == "POST" and form.is_valid():
        lines = form.judged()
        good = [line.entry for line in lines if not line.refused]
        context |= {"lines": lines, "good": good}
        if request.POST.get("then") == "add" and good:
            try:
                keeping.add_words(actor=member, entries=good)
            except NotAllowed as refused:
                form.add_error("lines", REFUSED[refused.code])
            else:
                messages.success(request, _added(len(good), len(lines) - len(good)))
                return redirect("words", group_id=group_id)
    return render(request, "posts/words_import.html", context, status=422 if form.errors else 200)


@require_POST
def word_until(request: HttpRequest, group_id: UUID, word_id: UUID) -> HttpResponse:
    form = UntilForm(request.POST)
    until = form.cleaned_data["until"] if form.is_valid() else None
    return _act(request, group_id, word_id, "Changed.", lambda **who: keeping.keep_until(**who, until=until))


@require_POST
def word_remove(request: HttpRequest, group_id: UUID, word_id: UUID) -> HttpResponse:
    done = "Removed. For ten minutes you can put it back below; then it is erased."
    return _act(request, group_id, word_id, done, keeping.remove_word)


@require_POST
def word_restore(request: HttpRequest, group_id: UUID, word_id: UUID) -> HttpResponse:
    return _act(request, group_id, word_id, "It is back on the list.", keeping.restore_word)


@require_POST
def word_approve(request: HttpRequest, group_id: UUID, word_id: UUID) -> HttpResponse:
    return _act(request, group_id, word_id, "Allowed for the whole group from now on.", keeping.approve_word)


@require_POST
def word_refuse(request: HttpRequest, group_id: UUID, word_id: UUID) -> HttpResponse:
    done = "Not allowed. It is marked again for whoever asked for it, and they can read that."
    return _act(request, group_id, word_id, done, keeping.refuse_word)


def _keeper(request: HttpRequest, group_id: UUID, kind: str = "find") -> Membership:
    if kind not in ONE:
        raise Http404
    return membership_in(user_of(request), group_id, Capability.KEEP_WORDS)


def _page(
    request: HttpRequest,
    member: Membership,
    *,
    asked: str = "",
    form: TryForm | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    desk = word_desk(member.group, asked)
    context = {"member": member, "desk": desk, "form": form or TryForm(), "kept": KEPT}
    return render(request, "posts/words.html", context | more, status=status)


def _act(request: HttpRequest, group_id: UUID, word_id: UUID, done: str, act: Callable[..., None]) -> HttpResponse:
    member = _keeper(request, group_id)
    word = get_object_or_404(GroupWord, pk=word_id, group=member.group)
    try:
        act(actor=member, word=word)
    except NotAllowed as refused:
        messages.warning(request, REFUSED.get(refused.code, MEANWHILE))
    else:
        messages.success(request, done)
    return redirect("words", group_id=group_id)


def _found_in(form: AllowForm) -> str:
    effect = form.effect
    if not effect.texts:
        return "It counts for what is handed in from now on."
    return f"It stands in {effect.found} of the last {effect.texts} texts. It counts for what is handed in from now on."


def _added(good: int, bad: int) -> str:
    left = f" {bad} {'line was' if bad == 1 else 'lines were'} left out." if bad else ""
    return f"{good} {'entry is' if good == 1 else 'entries are'} added.{left}"
