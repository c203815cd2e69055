"""What goes between author and moderator, in one line each."""

from uuid import uuid4

from groups.models import Membership
from posts.actions.messages import send_message
from posts.actions.reviews import decide
from posts.actions.settle import settle_decision
from posts.correspondence import correspondence_of
from posts.models import Message, Post, Revision, Suggestion
from posts.returned import Returned, returned_to
from posts.review_rules import ReasonCode
from posts.statuses import Verb

from . import play


def suggested(moderator: Membership, post: Post, **instead: str) -> Revision:
    """Returned with other words for some, by their first word: Jenny="my client"."""
    review = play.review_of(post, Verb.RETURN)
    text = play.newest(post).content.joined()
    wanted = [(span_of(text, words.replace("_", " ")), other) for words, other in instead.items()]
    made = decide(
        actor=moderator,
        review=review,
        turn=review.revision.turn,
        verb=Verb.RETURN,
        reasons=[(ReasonCode.NAME, span) for span, _ in wanted[:1]] + [(ReasonCode.TOO_MUCH, None)],
        note="Nearly there.",
        suggestions=wanted,
    )
    assert settle_decision(made.pk)
    return play.newest(post)


def span_of(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


def of(post: Post, instead: str) -> Suggestion:
    found = Suggestion.objects.filter(revision__post=post)
    for suggestion in found:
        suggestion.revision = play.newest(post)
    return next(suggestion for suggestion in found if suggestion.instead == instead)


def asked(post: Post) -> Returned:
    """As the author sees it beside the draft."""
    found = returned_to(play.newest(post), play.draft_of(post).content)
    assert found
    return found


def say(member: Membership, post: Post, text: str = "Could you say more about what you want to ask?") -> Message:
    return send_message(actor=member, post=play.fresh(post), message_id=uuid4(), text=text)


def read_by(member: Membership, post: Post) -> list[str | None]:
    found = correspondence_of(play.fresh(post), play.newest(post), member)
    return [line.message.text for line in found.lines]
