"""What one reader muted in a group, listed for them to take back."""

from dataclasses import dataclass

from groups.models import Membership

from .feed import Entry, entry_of, roots
from .models import MutedMember, Watch


@dataclass(frozen=True, slots=True)
class Muted:
    members: list[Membership]
    threads: list[Entry]  # those that can be read now


def muted_by(member: Membership) -> Muted:
    mutes = MutedMember.objects.filter(reader=member).select_related("muted").order_by("pk")
    members = [mute.muted for mute in mutes]
    watched = Watch.objects.filter(reader=member, level=Watch.Level.MUTE).values("thread")
    threads = list(roots(member.user).filter(pk__in=watched).order_by("-active_at", "-id"))
    for author in members:
        author.group = member.group
    for thread in threads:
        thread.group = member.group
    return Muted(members, [entry_of(post) for post in threads])
