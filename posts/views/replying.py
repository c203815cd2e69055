from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from groups.models import Membership
from groups.permissions import Capability

from ..forms.composing import ComposeForm, initial_of
from ..kinds import KINDS, KindCode
from ..models import Draft, Post
from ..permissions import post_for
from ..statuses import PostState
from .saving import answer, page, post_id_of, save

KIND = KINDS[KindCode.REPLY]


@require_http_methods(["GET", "POST"])
def reply(request: HttpRequest, post_id: UUID) -> HttpResponse:
    root, member = post_for(request, post_id, Capability.WRITE)
    if root.parent:
        return redirect("reply", post_id=root.parent_id)
    if request.method == "GET":
        if root.state != PostState.VISIBLE:
            return redirect("thread", post_id=root.pk)
        begun = reply_context(member, root)
        return page(request, member, begun["form"], begun["post_id"], root=root)
    form = ComposeForm(KIND, request.POST)
    return answer(request, member, form, save(member, form, post_id_of(request), parent=root), root)


def reply_context(member: Membership, root: Post) -> dict[str, Any]:
    """The reply form: what this person began to write in the thread, or an empty one."""
    begun = Draft.objects.filter(author=member, parent=root).select_related("post__group__key").first()
    if begun:
        form = ComposeForm(KIND, initial=initial_of(begun.content, [], begun.counter))
        return {"member": member, "kind": KIND, "form": form, "post_id": begun.post_id, "root": root}
    return {"member": member, "kind": KIND, "form": ComposeForm(KIND), "post_id": uuid4(), "root": root}
