from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from groups.models import Membership
from groups.permissions import Capability

from ..forms.composing import initial_of
from ..forms.replying import ReplyForm
from ..kinds import KINDS, KindCode
from ..models import Draft, Post
from ..permissions import post_for
from ..roles import answerable
from .saving import answer, page, post_id_of, save

KIND = KINDS[KindCode.REPLY]


@require_http_methods(["GET", "POST"])
def reply(request: HttpRequest, post_id: UUID) -> HttpResponse:
    root, member = post_for(request, post_id, Capability.WRITE)
    if root.parent:
        return redirect("reply", post_id=root.parent_id)
    if request.method == "GET":
        if not root.takes_replies:
            return redirect("thread", post_id=root.pk)
        begun = reply_context(member, root, answerable(root))
        return page(request, member, begun["form"], begun["post_id"], root=root)
    form = reply_form(member, root, answerable(root), request.POST)
    return answer(request, member, form, save(member, form, post_id_of(request), parent=root), root)


def reply_context(member: Membership, root: Post, replies: list[Post], answers: str = "") -> dict[str, Any]:
    """The reply form: what this person began to write in the thread, or an empty one; to the reply `answers`."""
    begun = Draft.objects.filter(author=member, parent=root).select_related("post__group__key").first()
    initial = (initial_of(begun) if begun else {}) | ({"answers": answers} if answers else {})
    replies = [reply for reply in replies if begun is None or reply.pk != begun.post_id]
    return {
        "member": member,
        "kind": KIND,
        "form": reply_form(member, root, replies, initial=initial),
        "post_id": begun.post_id if begun else uuid4(),
        "root": root,
        "begun": begun is not None,
    }


def reply_form(member: Membership, root: Post, replies: list[Post], data: Any = None, **more: Any) -> ReplyForm:
    return ReplyForm(root, replies, data, is_author=root.author_id == member.pk, **more)
