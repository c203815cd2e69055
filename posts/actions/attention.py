"""What a reader does for themselves: follow, mute, thank. Nobody is told and nothing is written in the audit,
except that who was thanked finds it at their reply.
"""

from django.db import transaction

from groups.models import Membership
from groups.permissions import Capability, can

from ..models import MutedMember, Post, Thanks, Watch
from ..statuses import PostState
from .moves import NotAllowed


@transaction.atomic
def watch(*, actor: Membership, thread: Post, level: Watch.Level | None) -> None:
    """None: neither follow nor mute. Raises NotAllowed."""
    _require_reader(actor, thread)
    if thread.is_reply:
        raise NotAllowed("not_a_thread")
    if level is None:
        Watch.objects.filter(reader=actor, thread=thread).delete()
    else:
        Watch.objects.update_or_create(reader=actor, thread=thread, defaults={"level": level})


@transaction.atomic
def mute_member(*, actor: Membership, author: Membership, muted: bool) -> None:
    """Raises NotAllowed."""
    if author.group_id != actor.group_id or not can(actor, Capability.READ):
        raise NotAllowed("not_reader")
    if author.pk == actor.pk:
        raise NotAllowed("own_post")
    if muted:
        MutedMember.objects.get_or_create(reader=actor, muted=author)
    else:
        MutedMember.objects.filter(reader=actor, muted=author).delete()


@transaction.atomic
def thank(*, actor: Membership, reply: Post, thankful: bool) -> None:
    """Raises NotAllowed."""
    _require_reader(actor, reply)
    if not reply.is_reply or reply.state != PostState.VISIBLE:
        raise NotAllowed("not_open")
    if reply.author_id == actor.pk:
        raise NotAllowed("own_post")
    if thankful:
        Thanks.objects.get_or_create(by=actor, reply=reply)
    else:
        Thanks.objects.filter(by=actor, reply=reply).delete()


def forget_attention(member: Membership) -> None:
    """Of somebody who left."""
    Watch.objects.filter(reader=member).delete()
    MutedMember.objects.filter(reader=member).delete()
    Thanks.objects.filter(by=member).delete()


def forget_attention_to(post: Post) -> None:
    """To what was erased."""
    Watch.objects.filter(thread=post).delete()
    Thanks.objects.filter(reply=post).delete()


def _require_reader(actor: Membership, post: Post) -> None:
    if post.group_id != actor.group_id or not can(actor, Capability.READ):
        raise NotAllowed("not_reader")
