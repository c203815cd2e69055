"""What people do with posts, in one line each; everything goes through the real actions and the real check."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from groups.models import Membership
from posts.actions.drafts import save_draft, start_post
from posts.actions.findings import keep
from posts.actions.flags import flag
from posts.actions.opinions import give_opinion
from posts.actions.reviews import decide
from posts.actions.screen import screen
from posts.actions.settle import settle_decision, settle_screening
from posts.actions.submit import ask, submit
from posts.content import Content
from posts.draft_check import check_draft
from posts.kinds import KindCode
from posts.labels import Labels
from posts.models import Decision, Draft, Flag, Opinion, Post, Reason, Review, Revision
from posts.models.post import READABLE
from posts.review_rules import NEEDS_REASON, ReasonCode
from posts.statuses import Verb

CLEAN = "How do you tell clients that you consult colleagues?"
CLEAN_TOO = "How do you end a visit when somebody does not want you to go?"
TELLING = "My client Jenny in Cedar Falls told me on March 14 that she is thinking of leaving."
CUSTODY = "My client Jenny in Cedar Falls told me on March 14 that she is afraid to lose custody."
FIXED = "A client of mine told me that she is thinking of leaving."
FOREIGN = "Mi clienta me dijo ayer que quiere dejar la casa con sus dos hijas y no sé qué hacer con esta carga."


def begin(author: Membership, text: str = CLEAN, *, parent: Post | None = None, labels: Labels | None = None) -> Draft:
    kind = KindCode.REPLY if parent else KindCode.QUESTION
    content = Content.of({"text": text})
    return start_post(actor=author, post_id=uuid4(), kind=kind, content=content, parent=parent, labels=labels)


def write(post: Post, text: str) -> Draft:
    """The author saves another text over the draft."""
    post = fresh(post)
    return save_draft(actor=post.author, post=post, content=Content.of({"text": text}), counter=post.counter)


def hand_in(draft: Draft) -> Revision:
    return submit(actor=draft.author, post=draft.post, counter=draft.counter)


def check(revision: Revision) -> Revision:
    """The worker's part: run the check, carry a clear verdict out when its time has come."""
    screen(revision.pk)
    settle_screening(revision.pk)
    return newest(revision.post)


def send(author: Membership, text: str = CLEAN, *, parent: Post | None = None) -> Revision:
    return check(hand_in(begin(author, text, parent=parent)))


def labelled(author: Membership, text: str = CLEAN, **codes: Any) -> Post:
    """Handed in, with what its author says about it in codes."""
    return check(hand_in(begin(author, text, labels=Labels(**codes)))).post


def published(author: Membership, text: str = CLEAN, *, parent: Post | None = None) -> Post:
    revision = send(author, text, parent=parent)
    assert where(revision.post) == "VISIBLE PUBLISHED"
    return fresh(revision.post)


def keep_all(post: Post, reason: Reason = Reason.NEEDED) -> Draft:
    draft = draft_of(post)
    for finding in check_draft(draft).findings:
        draft = keep(actor=draft.author, post=draft.post, counter=draft.counter, finding=finding, reason=reason)
    return draft


def ask_for(post: Post) -> Revision:
    revision = newest(post)
    return ask(actor=revision.post.author, post=revision.post, turn=revision.turn)


def in_review(author: Membership, text: str = TELLING) -> Revision:
    """Held, kept with reasons, and handed to a moderator."""
    revision = send(author, text)
    keep_all(revision.post)
    return ask_for(revision.post)


def send_over(post: Post, text: str) -> Revision:
    """Another text instead of the one that came back."""
    return check(hand_in(write(post, text)))


def report(member: Membership, post: Post, reason: Flag.Reason = Flag.Reason.IDENTIFYING) -> Review:
    return flag(actor=member, post=post, reason=reason)


def review_of(post: Post, verb: Verb | None = None) -> Review:
    """The open one (of two, the one on which that is decided), or the newest."""
    reviews = Review.objects.filter(post=post).select_related("revision")
    if verb in (Verb.APPROVE, Verb.REJECT) and reviews.open().count() > 1:
        reviews = reviews.exclude(kind=Review.Kind.FLAG)
    return reviews.open().first() or reviews.latest("opened_at")


def decision(moderator: Membership, review: Review, verb: Verb, *, turn: int | None = None, note: str = "") -> Decision:
    """Stored; carried out by `settle_decision`."""
    review = Review.objects.select_related("revision").get(pk=review.pk)
    return decide(
        actor=moderator,
        review=review,
        turn=review.revision.turn if turn is None else turn,
        verb=verb,
        reasons=[(ReasonCode.NAME, None)] if verb in NEEDS_REASON else None,
        note=note,
    )


def opinion(moderator: Membership, post: Post, verb: Verb, *, note: str = "") -> Opinion | Decision:
    """Of one of two; stored."""
    review = review_of(post)
    return give_opinion(
        actor=moderator,
        review=review,
        turn=review.revision.turn,
        verb=verb,
        reasons=[(ReasonCode.NAME, None)] if verb in NEEDS_REASON else None,
        note=note,
    )


def decided(moderator: Membership, post: Post, verb: Verb, *, note: str = "") -> Revision:
    """Stored and carried out; with no undo window this is what a click does."""
    made = decision(moderator, review_of(post, verb), verb, note=note)
    assert settle_decision(made.pk)
    return newest(post)


def days_pass(days: float) -> None:
    """With nothing done: all that was written is so old now."""
    ago = timezone.now() - timedelta(days=days)
    Draft.objects.update(updated_at=ago)
    Revision.objects.update(changed_at=ago)
    Post.objects.exclude(active_at=None).update(active_at=ago)


# ------------------------------------------------------------------ reading
def fresh(post: Post) -> Post:
    found = Post.objects.select_related("group__key", "author__user", "author__group__key", "live_revision", "parent")
    return found.get(pk=post.pk)


def newest(post: Post) -> Revision:
    revision = Revision.objects.filter(post=post).order_by("-number")[0]
    revision.post = fresh(post)
    return revision


def draft_of(post: Post) -> Draft:
    draft = Draft.objects.select_related("author").get(post=post)
    draft.post = fresh(post)
    return draft


def where(post: Post) -> str:
    """The state of the post, of its newest revision, and whether there is a draft."""
    words = [Post.objects.get(pk=post.pk).state]
    words += Revision.objects.filter(post=post).order_by("-number").values_list("status", flat=True)[:1]
    words += ["draft"] * Draft.objects.filter(post=post).exists()
    return " ".join(words)


def is_readable(post: Post) -> bool:
    return Post.objects.filter(READABLE, pk=post.pk).exists()


def text_of(draft: Draft) -> str:
    return draft.content.joined()
