"""What one person should see first: what needs them, what they began, what is new, what they answer for."""

from dataclasses import dataclass

from django.db.models import Count, Min, Q, QuerySet, Subquery

from groups.access import with_acceptance
from groups.models import Membership, User
from groups.notices import Notice, notices_for

from .feed import Entry, entry_of, roots
from .models import Review
from .own import OwnPost, in_hand
from .times import span_of
from .unread import with_unread
from .waiting_messages import WaitingMessage, waiting_messages

NEW = 10


@dataclass(frozen=True, slots=True)
class Desk:
    """What waits for a moderator in one group."""

    membership: Membership
    waiting: int
    oldest: str


@dataclass(frozen=True, slots=True)
class Home:
    memberships: list[Membership]
    to_accept: list[Membership]  # nothing of these groups shows before their agreement is accepted
    reading: list[Membership]
    needs_me: list[OwnPost]
    begun: list[OwnPost]
    new: list[Entry]
    desks: list[Desk]
    notices: list[Notice]
    messages: list[WaitingMessage]

    @property
    def steps(self) -> int:
        """How many things only this person can do."""
        return len(self.to_accept) + len(self.needs_me) + len(self.messages)


def home_of(user: User) -> Home:
    memberships = list(_memberships(user))
    readers = [member for member in memberships if member.is_reader]
    reading = [member for member in readers if getattr(member, "has_accepted", False)]
    own = [item for item in in_hand(user) if item.post.group_id in {member.group_id for member in reading}]
    returned = [item for item in own if item.standing.chip == "returned"]
    return Home(
        memberships=memberships,
        to_accept=[member for member in readers if member not in reading],
        reading=reading,
        needs_me=sorted(returned, key=lambda item: item.revision is not None and item.revision.last_verb != "return"),
        begun=[item for item in own if item not in returned],
        new=_new(user, reading),
        desks=[_desk(member) for member in reading if member.is_moderator],
        notices=notices_for(user),
        messages=waiting_messages(reading),
    )


def _memberships(user: User) -> QuerySet[Membership]:
    """With what waits for the person's review in each group, and since when."""
    waiting = Review.objects.for_each_moderator().undecided().values("group")
    mine = Membership.objects.active().filter(user=user).select_related("group__key").order_by("joined_at")
    return with_acceptance(mine).annotate(
        waiting=Subquery(waiting.annotate(n=Count("pk")).values("n")),
        waiting_since=Subquery(waiting.annotate(first=Min("opened_at")).values("first")),
    )


def _desk(member: Membership) -> Desk:
    since = getattr(member, "waiting_since", None)
    return Desk(member, getattr(member, "waiting", None) or 0, span_of(since) if since else "")


def _new(user: User, reading: list[Membership]) -> list[Entry]:
    groups = {member.group_id: member.group for member in reading}
    unread = with_unread(roots(user).filter(group__in=groups), user).filter(Q(unread=True))
    found = list(unread.order_by("-active_at", "-id")[:NEW])
    for post in found:
        post.group = groups[post.group_id]
    return [entry_of(post) for post in found]
