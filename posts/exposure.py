"""How much one moderator read at the desk today. Counted for themselves only: nobody else is shown it."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import takewhile
from uuid import UUID

from django.utils import timezone

from groups.models import Membership
from supportcircle.models import AuditEntry

from .kinds import ContentNote
from .labels import labels_with
from .models import Review
from .templatetags.posts import lower_first

MOST = 3_000  # entries in a group's audit on one day
CHUNK = 200
READING = ("review.claim", "review.reveal")


@dataclass(frozen=True, slots=True)
class Exposure:
    posts: int
    notes: list[tuple[ContentNote, int]]

    @property
    def said(self) -> str:
        """ "6 posts, 2 with death of a child, 1 with violence"."""
        counted = [f"{number} with {lower_first(str(note.label))}" for note, number in self.notes]
        return ", ".join([f"{self.posts} post{'' if self.posts == 1 else 's'}", *counted])


def exposure_of(moderator: Membership) -> Exposure:
    reviews = Review.objects.filter(group=moderator.group, pk__in=_read_today(moderator)).select_related("post")
    noted: dict[UUID, set[str]] = defaultdict(set)  # by post
    for review in reviews:
        noted[review.post_id].update(labels_with(review.post, review.revision_id).content_notes)
    notes = Counter(note for of_post in noted.values() for note in of_post)
    return Exposure(len(noted), [(note, notes[note]) for note in ContentNote if note in notes])


def _read_today(moderator: Membership) -> set[UUID]:
    """Reviews. From the end of the chain, which is in the order of time; no index knows who did what when."""
    today = timezone.localdate()
    newest = AuditEntry.objects.filter(chain=str(moderator.group_id)).order_by("-seq")
    rows = newest.values_list("at", "actor", "action", "target")[:MOST].iterator(chunk_size=CHUNK)
    entries = takewhile(lambda row: timezone.localtime(row[0]).date() == today, rows)
    return {
        target for _, actor, action, target in entries if target and actor == moderator.user_id and action in READING
    }
