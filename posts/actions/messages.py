"""A message between the author and the moderators: read by the check before anybody else reads it."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from groups.models import Membership, SupportGroup
from supportcircle.notifications import notify

from .. import screening
from ..correspondence import is_open, readers_of, rejected_by, takes_part
from ..group_words import checked
from ..models import Decision, Message, Post
from .moves import NotAllowed, audit, lock


class Held(Exception):
    """The check found something that could point to a client, or cannot judge the text; nothing was sent."""

    def __init__(self, report: screening.Report) -> None:
        self.report = report


def require_passed(group: SupportGroup, text: str, *, allowed: tuple[str, ...] = ()) -> None:
    """Raises Held, screening.EngineError."""
    report = checked(group, text, allowed=allowed)
    if report.refused or report.holding:
        raise Held(report)


def send_message(*, actor: Membership, post: Post, message_id: UUID, text: str) -> Message:
    """The same id a second time sends nothing. Raises Held, screening.EngineError, NotAllowed."""
    require_passed(post.group, text)
    return _store(actor, post, message_id, text)


@transaction.atomic
def _store(actor: Membership, post: Post, message_id: UUID, text: str) -> Message:
    post = lock(post.pk)
    before = Message.objects.filter(pk=message_id).first()
    if before:
        if (before.post_id, before.by_id) == (post.pk, actor.pk):
            return before
        raise NotAllowed("not_yours")
    actor.refresh_from_db(fields=["status", "reads"])
    revision = post.revisions.order_by("-number").first()
    if revision is None or not is_open(revision, begun=post.messages.exists()) or not takes_part(actor, post):
        raise NotAllowed("closed")
    message = Message(
        id=message_id,
        post=post,
        revision=revision,
        by=actor,
        not_for=rejected_by(post),
        sent_at=timezone.now(),
    )
    message.text = text
    message.save(force_insert=True)
    audit(post, "message.send", actor=actor, target=message.pk, codes={"post": str(post.pk)})
    _tell(message)
    return message


def _tell(message: Message) -> None:
    """The other side; of the moderators those who have to do with it, or else all of them."""
    post = message.post
    if message.by_id != post.author_id:
        notify(post.author.user_id, "message", target=post.pk)
        return
    moderators, involved = list(readers_of(post)), _involved(post)
    for moderator in [one for one in moderators if one.pk in involved] or moderators:
        notify(moderator.user_id, "message", target=post.pk)


def _involved(post: Post) -> set[UUID | None]:
    decided = Decision.objects.filter(review__post=post).values_list("decided_by", flat=True)
    return {
        *post.reviews.open().values_list("claimed_by", flat=True),
        *decided,
        *post.messages.values_list("by", flat=True),
    }
