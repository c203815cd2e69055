"""What the author of a conversation says of it."""

from django.db import transaction

from groups.models import Membership
from groups.permissions import Capability, can
from supportcircle.notifications import notify

from ..models import Post
from ..statuses import PostState, ThreadState
from .moves import NotAllowed, audit, lock, require_author


@transaction.atomic
def set_thread_state(*, actor: Membership, post: Post, to: ThreadState) -> Post:
    """Answered still takes replies, closed does not. Replies on their way still arrive. Raises NotAllowed."""
    post = lock(post.pk)
    require_author(post, actor)
    if post.is_reply or post.state != PostState.VISIBLE:
        raise NotAllowed("not_open")
    if post.thread_state != to:
        post.thread_state = to
        post.save(update_fields=["thread_state"])
        audit(post, "thread.state", actor=actor, target=post.pk, codes={"to": to.value})
    return post


@transaction.atomic
def decline(*, actor: Membership, reply: Post, declined: bool) -> Post:
    """ "Please don't ask that": the reply folds until its text changes. No report. Raises NotAllowed."""
    reply = lock(reply.pk)
    if reply.parent is None or reply.state != PostState.VISIBLE or reply.live_revision is None:
        raise NotAllowed("not_open")
    if reply.parent.author_id != actor.pk or reply.author_id == actor.pk or not can(actor, Capability.WRITE):
        raise NotAllowed("not_author")
    if reply.is_declined != declined:
        reply.declined = reply.live_revision if declined else None
        reply.save(update_fields=["declined"])
        audit(reply, "reply.decline", actor=actor, target=reply.pk, codes={"on": declined})
        if declined:
            notify(reply.author.user_id, "declined", target=reply.pk)
    return reply
