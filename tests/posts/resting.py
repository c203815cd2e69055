"""What moderators say of their shift, and posts that are hard to read."""

from groups.models import Membership
from posts.actions.duty import Until, leave_to_others, start_duty
from posts.kinds import ContentNote
from posts.models import Duty, Post, Review
from tests.posts.play import TELLING, in_review, review_of


def on_duty(moderator: Membership, until: Until = Until.FOUR_HOURS) -> Duty:
    return start_duty(actor=moderator, until=until)


def hard(author: Membership, *notes: ContentNote) -> Review:
    """In review, with these content notes."""
    revision = in_review(author, f"{TELLING} ({Post.objects.count()})")
    Post.objects.filter(pk=revision.post.pk).update(content_notes=[note.value for note in notes])
    return review_of(revision.post)


def leaves(moderator: Membership, *notes: ContentNote) -> None:
    leave_to_others(actor=moderator, notes=list(notes))
