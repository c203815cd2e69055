"""What has happened to somebody's place in their groups since they last looked: a sentence and where it leads."""

from dataclasses import dataclass

from django.urls import reverse

from supportcircle.models import Notification

from .models import SupportGroup, User

KINDS = {  # kind: (sentence, name of the page)
    "grant_announced": ("Somebody in your group is to manage it and read posts as well.", "group-list"),
    "grant_waiting": ("Another admin asks for your yes.", "members"),
    "invitation_accepted": ("Somebody you invited has joined.", "members"),
    "role_changed": ("Your role has changed.", "group-list"),
    "membership_suspended": ("An admin has paused your access.", "group-list"),
    "membership_reinstated": ("You have access again.", "group-list"),
    "membership_removed": ("An admin has removed you from the group. What you published stays.", "group-list"),
}


@dataclass(frozen=True)
class Notice:
    group: SupportGroup
    sentence: str
    url: str


def notices_for(user: User) -> list[Notice]:
    """The newest first; the same thing twice is said once."""
    unseen = Notification.objects.filter(user=user, seen_at=None, kind__in=KINDS).order_by("-created_at")
    found = list(dict.fromkeys(unseen.values_list("kind", "target")))
    groups = SupportGroup.objects.select_related("key").in_bulk([target for _, target in found if target])
    return [_notice(kind, groups[target]) for kind, target in found if target in groups]


def _notice(kind: str, group: SupportGroup) -> Notice:
    sentence, page = KINDS[kind]
    return Notice(group, sentence, reverse(page, args=[] if page == "group-list" else [group.id]))
