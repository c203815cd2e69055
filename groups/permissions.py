"""Who may do what in a group: one table, a reason on each line.

Object rules (one's own post, never one's own review) stand beside the models they guard.
"""

from collections.abc import Callable
from enum import StrEnum

from django.core.exceptions import PermissionDenied

from .models import Membership


class Capability(StrEnum):
    READ = "read"
    WRITE = "write"
    REVIEW = "review"
    KEEP_WORDS = "keep_words"
    PROPOSE_WORDS = "propose_words"
    SEE_PEOPLE = "see_people"
    MANAGE_PEOPLE = "manage_people"
    MANAGE_SETTINGS = "manage_settings"
    AGREE = "agree"
    LEAVE = "leave"


RULES: dict[Capability, Callable[[Membership], bool]] = {
    Capability.READ: lambda m: m.is_reader,  # an admin manages people and reads nothing by default
    Capability.WRITE: lambda m: m.is_reader,  # who reads may also ask and answer
    Capability.REVIEW: lambda m: m.is_moderator,  # the least number of people sees a client
    Capability.KEEP_WORDS: lambda m: m.is_moderator,  # the list of local words may itself point to clients
    Capability.PROPOSE_WORDS: lambda m: m.is_reader,  # who writes sees first which mark is wrong
    Capability.SEE_PEOPLE: lambda m: m.is_admin,  # addresses link pseudonyms to people
    Capability.MANAGE_PEOPLE: lambda m: m.is_admin,  # one role answers for who is in the group
    Capability.MANAGE_SETTINGS: lambda m: m.is_admin,  # the charter is the group's, kept by its admins
    Capability.AGREE: lambda _: True,  # whoever is in the group is bound by its charter
    Capability.LEAVE: lambda _: True,  # everybody may go; the last admin is stopped by the action
}


def can(membership: Membership | None, capability: Capability) -> bool:
    return membership is not None and membership.is_active and RULES[capability](membership)


def require(membership: Membership | None, capability: Capability) -> None:
    """Raises PermissionDenied."""
    if not can(membership, capability):
        raise PermissionDenied
