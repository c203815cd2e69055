"""What a reply is in its conversation: its phase and what it answers. Told by role and name, never by quoting."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from .kinds import KindCode, Phase
from .models import Post
from .statuses import PostState

NOUNS = {Phase.CLARIFY: "question", Phase.REFLECT: "reflection", Phase.SUGGEST: "advice", Phase.SUMMARY: "summary"}
HINTS: dict[str, str] = {
    "": "Just a reply",
    Phase.CLARIFY: "A question: to understand the work, not who it is about",
    Phase.REFLECT: "A reflection: what you notice, without advice",
    Phase.SUGGEST: "Advice: something to try, as an offer",
    Phase.SUMMARY: "Your summary: what you take from it. It stands on top",
}
UNASKED = "Advice: nobody asked for it here, so make sure that it is wanted"


@dataclass(frozen=True, slots=True)
class ReplyRole:
    phase: str = ""
    answers: UUID | None = None


def role_of(post: Post) -> ReplyRole:
    return ReplyRole(post.phase, post.answers_id)


def phases_for(root: Post, *, is_author: bool) -> list[tuple[str, str]]:
    """What somebody can choose, with a line about each."""
    hints = HINTS | ({Phase.SUGGEST: UNASKED} if root.kind == KindCode.HEARD else {})
    return [(code, hint) for code, hint in hints.items() if is_author or code != Phase.SUMMARY]


def answerable(root: Post, besides: UUID | None = None) -> list[Post]:
    """The replies that another reply may point at."""
    replies = root.replies.filter(state=PostState.VISIBLE, published_at__isnull=False)
    found = [reply for reply in replies.select_related("author").order_by("published_at") if reply.pk != besides]
    for reply in found:
        reply.author.group = root.group
    return found


def choices_of(replies: Iterable[Post]) -> list[tuple[str, str]]:
    return [("", "The post"), *((str(reply.pk), told_by_role(reply)) for reply in replies)]


def told_by_role(reply: Post) -> str:
    noun = NOUNS.get(Phase(reply.phase), "reply") if reply.phase else "reply"
    return f"The {noun} by {reply.author.known_as}"
