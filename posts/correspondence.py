"""Messages between the author of a post in the gate and the group's moderators: who reads them, and how long."""

from dataclasses import dataclass

from django.db.models import QuerySet

from groups.models import Membership
from groups.permissions import Capability, can

from .models import Message, Post, Review, Revision
from .reviewers import able_moderators, was_for_rejecting
from .statuses import Status, Verb


@dataclass(frozen=True, slots=True)
class Line:
    message: Message
    is_mine: bool
    is_authors: bool


@dataclass(frozen=True, slots=True)
class Correspondence:
    lines: list[Line]
    can_write: bool
    is_author: bool  # who reads it

    @property
    def shows(self) -> bool:
        return bool(self.lines) or self.can_write


def correspondence_of(post: Post, revision: Revision | None, reader: Membership) -> Correspondence:
    """`revision`: the newest. Who was for rejecting the post reads nothing that was written since the appeal."""
    found = list(post.messages.select_related("by"))
    if any(message.not_for_id for message in found) and reader.pk != post.author_id and _stands_back(reader, post):
        found = [message for message in found if not message.not_for_id]
    lines = [_line(message, post, reader) for message in found]
    can_write = revision is not None and is_open(revision, begun=bool(lines)) and takes_part(reader, post)
    return Correspondence(lines, can_write, reader.pk == post.author_id)


def _line(message: Message, post: Post, reader: Membership) -> Line:
    message.post = post
    message.by.group = post.group  # which holds the key to the name
    return Line(message, message.by_id == reader.pk, message.by_id == post.author_id)


def is_open(revision: Revision, *, begun: bool) -> bool:
    """`begun`: there are messages already. While the check alone holds a text, no moderator knows of it."""
    if revision.status == Status.NEEDS_CHANGES:
        return begun or revision.last_verb == Verb.RETURN
    return revision.status in (Status.IN_REVIEW, Status.REJECTED)


def takes_part(member: Membership, post: Post) -> bool:
    if member.pk == post.author_id:
        return can(member, Capability.WRITE)
    return can(member, Capability.REVIEW) and post.author.is_active and readers_of(post).filter(pk=member.pk).exists()


def readers_of(post: Post) -> QuerySet[Membership]:
    """The moderators whom a message of now is for."""
    return able_moderators(post, besides=rejected_by(post))


def rejected_by(post: Post) -> Membership | None:
    """Once its author has appealed."""
    appeal = post.reviews.filter(kind=Review.Kind.APPEAL).select_related("not_by").first()
    return appeal.not_by if appeal else None


def _stands_back(moderator: Membership, post: Post) -> bool:
    return rejected_by(post) == moderator or was_for_rejecting(moderator, post)
