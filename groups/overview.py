"""What an admin should know of the group at a glance: set-up still to do, and gaps in who covers what."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from .models import Invitation, Membership, SupportGroup
from .models.membership import Reads

FIRST_FIVE = 5


@dataclass(frozen=True)
class Step:
    label: str
    is_done: bool


@dataclass(frozen=True)
class Gap:
    label: str
    explained: str
    by_roles: bool = True  # other roles or more people would close it


FindGaps = Callable[[SupportGroup], Iterable[Gap]]
_found_above: list[FindGaps] = []


def register_gaps(find: FindGaps) -> None:
    """For the rooms above, which know more of a group than who is in it."""
    _found_above.append(find)


class Overview:
    def __init__(self, group: SupportGroup) -> None:
        people = list(group.memberships.filter(status__in=("ACTIVE", "SUSPENDED")))
        self.group = group
        self.active = [person for person in people if person.is_active]
        self.suspended = [person for person in people if not person.is_active]
        self.invited = list(group.invitations.open())
        self.admins = [person for person in self.active if person.is_admin]
        self.moderators = [person for person in self.active if person.is_moderator]

    def steps(self) -> list[Step]:
        """Somebody who is invited counts: the admin has done their part."""
        coming: list[Membership | Invitation] = [*self.active, *self.invited]
        moderators = [somebody for somebody in coming if somebody.reads == Reads.MODERATOR]
        admins = [somebody for somebody in coming if somebody.is_admin]
        return [
            Step("Invite your first five", len(coming) > FIRST_FIVE),
            Step("Have two moderators, so that each can review the other’s posts", len(moderators) >= 2),
            Step("Have a second admin, who can stand in for you", len(admins) >= 2),
        ]

    def gaps(self) -> Iterator[Gap]:
        if not self.moderators:
            yield Gap("No moderator", "Nobody can review: what the check holds waits until somebody can.")
        elif len(self.moderators) == 1:
            yield Gap(
                "Only one moderator",
                "Nobody reviews their own posts. When the check holds one of theirs it waits, "
                "and nobody can appeal a decision.",
            )
        if len(self.admins) == 1:
            yield Gap("Only one admin", "If you cannot sign in, nobody can invite, suspend or remove.")
        for find in _found_above:
            yield from find(self.group)
