"""Where a post stands, in words for its author: the chip, who can see what now, and the next step."""

from dataclasses import dataclass, replace

from django.db.models import Q

from .labels import is_read_first
from .models import Decision, Draft, Post, Revision
from .statuses import PostState, Status, Verb


@dataclass(frozen=True, slots=True)
class Standing:
    chip: str  # draft, waiting, published, returned or hidden: the shape and colour
    word: str
    now: str  # who can see what now
    next_step: str


DRAFT = Standing("draft", "Draft", "Only you can see it.", "Go on writing")
CHECKING = Standing(
    "waiting",
    "With the check",
    "The check has not run yet; nobody can see this post.",
    "Nothing to do; you can take it back",
)
CLEARED = Standing(
    "waiting",
    "About to go to the group",
    "The check found nothing, which is not proof. Nobody can see it yet; it goes to the group in about half a minute.",
    "Nothing to do; you can still take it back",
)
CLEARED_TO_BE_READ = Standing(
    "waiting",
    "About to go to a moderator",
    "The check found nothing, which is not proof. Only you can see it yet; a moderator reads it before the group does.",
    "Nothing to do; you can still take it back",
)
HELD = Standing(
    "returned",
    "Marked by the check",
    "Nobody else can see it.",
    "Look at what is marked and change it, or ask",
)
SOLVED = Standing("draft", "Ready to send", "Only you can see it.", "Send it")
RETURNED = Standing(
    "returned",
    "Returned to you",
    "You and the moderators can see it.",
    "Read the moderator's note and change it",
)
WAITING = Standing(
    "waiting",
    "With a moderator",
    "Only you and the moderators can see it.",
    "Nothing to do; you hear when it is decided",
)
REJECTED = Standing(
    "hidden",
    "Not accepted",
    "The group cannot see it.",
    "Read why. You may ask another moderator to look at it",
)
PUBLISHED = Standing("published", "Published", "Your group can read it.", "Read the conversation")
HIDDEN = Standing("hidden", "Paused", "The group cannot see it while a moderator looks at it.", "Nothing to do for now")
ERASED = Standing("hidden", "Erased", "Nobody can read it.", "")

STILL_PUBLISHED = "Your group reads the version before this one."

OF_REVISION = {
    Status.SCREENING: CHECKING,
    Status.IN_REVIEW: WAITING,
    Status.REJECTED: REJECTED,
}


def standing(post: Post, revision: Revision | None, draft: Draft | None, *, cleared: bool = False) -> Standing:
    """`revision` is the newest one; `cleared`: the check found nothing and the undo window is open."""
    if post.state == PostState.ERASED:
        return ERASED
    in_the_gate = _of_revision(revision, cleared) if revision else None
    if post.state == PostState.VISIBLE or _published_meanwhile(post, revision):
        newer = in_the_gate or (DRAFT if draft else None)
        return replace(newer, now=STILL_PUBLISHED) if newer else PUBLISHED
    return in_the_gate or (HIDDEN if post.state == PostState.HIDDEN else DRAFT)


def _published_meanwhile(post: Post, revision: Revision | None) -> bool:
    """A list reads the post a moment before its revision."""
    return post.state == PostState.UNPUBLISHED and revision is not None and revision.status == Status.PUBLISHED


def _of_revision(revision: Revision, cleared: bool) -> Standing | None:
    if revision.status == Status.NEEDS_CHANGES:
        return RETURNED if revision.last_verb == Verb.RETURN else HELD
    if revision.status == Status.SCREENING and cleared:
        return CLEARED_TO_BE_READ if is_read_first(revision.post) else CLEARED
    return OF_REVISION.get(Status(revision.status))


def returned_with(revision: Revision) -> Decision | None:
    """The decision that gave this revision back, with its reasons and note."""
    on_it = Q(revision=revision)
    if revision.last_verb == Verb.RETURN:  # perhaps because of a report, which is decided on the published text
        on_it |= Q(revision=revision.post.live_revision_id, verb=Verb.RETURN)
    found = Decision.objects.filter(on_it, state=Decision.State.DONE, verb__in=[Verb.RETURN, Verb.REJECT])
    decision = found.select_related("decided_by").order_by("-decided_at").first()
    if decision:
        live = revision.post.live_revision
        decision.revision = live if live and decision.revision_id == live.pk else revision
        decision.revision.post = revision.post
    return decision
