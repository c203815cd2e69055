"""What this person can do with this post now: one answer for template, view and test."""

from groups.models import Membership
from groups.permissions import Capability, can

from .actions.moves import pending_decision
from .actions.submit import appealed, rejecting_moderator
from .models import Draft, Post, Revision
from .reviewers import other_moderators
from .statuses import OPEN, READ_ONLY, PostState, Status


def available_actions(member: Membership, post: Post, revision: Revision | None) -> frozenset[str]:
    """`revision` is the open one, or the newest. Names: write submit ask withdraw appeal edit erase reply flag
    watch state mute thank decline."""
    if not can(member, Capability.WRITE) or post.state == PostState.ERASED:
        return frozenset()
    if post.author_id == member.pk:
        has_draft = Draft.objects.filter(post=post).exists()
        found = author_actions(post, revision, has_draft=has_draft, is_decided=pending_decision(post) is not None)
        appeals = revision is not None and not has_draft and _can_appeal(post, revision)
        return frozenset(found | ({"appeal"} if appeals else set()))
    if post.state != PostState.VISIBLE:
        return frozenset()
    if post.is_reply:
        asked_this = post.parent is not None and post.parent.author_id == member.pk
        return frozenset({"flag", "mute", "thank"} | ({"decline"} if asked_this else set()))
    return frozenset({"flag", "mute", "watch"} | ({"reply"} if post.takes_replies else set()))


def author_actions(post: Post, revision: Revision | None, *, has_draft: bool, is_decided: bool) -> set[str]:
    """All but the appeal, without a query: for lists. `is_decided`: a decision waits to be carried out."""
    status = revision.status if revision else None
    found = set() if is_decided else {"erase"}
    if status in OPEN and not is_decided:
        found.add("withdraw")
    if status == Status.NEEDS_CHANGES:
        found |= {"write", "submit", "ask"}
    elif status not in READ_ONLY:
        if has_draft:
            found |= {"write", "submit"}
        elif post.live_revision_id:
            found.add("edit")
    if post.state == PostState.VISIBLE and not post.is_reply:
        found |= {"watch", "state"} | ({"reply"} if post.takes_replies else set())
    return found


def _can_appeal(post: Post, revision: Revision) -> bool:
    if revision.status != Status.REJECTED:
        return False
    by = rejecting_moderator(revision)
    return by is not None and not appealed(post) and other_moderators(post, besides=by).exists()
