"""One group at work: its people, all they wrote, and the two hands of the worker."""

import re
from datetime import timedelta
from uuid import UUID

from django.db.models import F, QuerySet

from groups.models import Membership
from groups.models.membership import Reads
from posts.content import Content
from posts.models import Decision, Draft, Post, Review, Revision
from posts.statuses import Status
from posts.tasks import screen_revision, settle_due
from tests.factories import add_member, make_group
from tests.posts.views.browse import browser_of

MARK = re.compile(r"zq[a-j]+xv")  # in every text, and no two texts have the same
TEXTS = {
    "clear": "How do you talk about {} with a client who does not want to hear it?",
    "held": "My client Jenny in Cedar Falls told me of {} last week.",
    "failed": "Mi clienta me habló ayer de {} y no sé qué hacer con esta carga ni con sus dos hijas.",
}
UNDO = timedelta(seconds=30)


class Table:
    def __init__(self) -> None:
        group = make_group()
        reads = {"alice": Reads.MEMBER, "bob": Reads.MEMBER, "mona": Reads.MODERATOR, "moses": Reads.MODERATOR}
        self.people = [add_member(group, reads=role, pseudonym=name.title()) for name, role in reads.items()]
        self.group = group
        self.browsers = {person.pk: browser_of(person) for person in self.people}
        self.written: dict[str, tuple[str, UUID]] = {}  # mark: the text and who wrote it
        self.decided: dict[UUID, str] = {}  # all decisions that somebody made here, by what they were

    # ------------------------------------------------------------- people
    def person(self, number: int) -> Membership:
        return self._fresh(self.people[number % len(self.people)])

    def moderator(self, number: int) -> Membership:
        return self._fresh(self.people[2 + number % 2])

    def _fresh(self, member: Membership) -> Membership:
        return Membership.objects.select_related("group__key", "user").get(pk=member.pk)

    # -------------------------------------------------------------- texts
    def text(self, kind: str, author: Membership) -> str:
        mark = "zq" + str(len(self.written)).translate(str.maketrans("0123456789", "abcdefghij")) + "xv"
        text = TEXTS[kind].format(mark)
        self.written[mark] = (text, author.pk)
        return text

    def written_by(self, author: Membership) -> list[str]:
        return [text for text, by in self.written.values() if by == author.pk]

    # --------------------------------------------------------------- rows
    def posts(self, **where: object) -> "QuerySet[Post]":
        found = Post.objects.filter(group=self.group, **where).order_by("created_at", "pk")
        return found.select_related("author__user", "group__key", "live_revision")

    def drafts(self) -> list[Draft]:
        found = list(Draft.objects.filter(post__group=self.group).order_by("post__created_at", "post"))
        for draft in found:
            draft.post = self.posts().get(pk=draft.post_id)
            draft.author = self._fresh(draft.author)
        return found

    def open_revisions(self, *statuses: Status) -> list[Revision]:
        found = list(Revision.objects.filter(post__group=self.group, status__in=statuses).order_by("created_at", "pk"))
        for revision in found:
            revision.post = self.posts().get(pk=revision.post_id)
        return found

    def reviews(self) -> list[Review]:
        found = Review.objects.filter(group=self.group).open().order_by("opened_at", "pk")
        return list(found.select_related("revision", "post__author"))

    def pending(self) -> list[Decision]:
        return list(Decision.objects.filter(state=Decision.State.PENDING).order_by("decided_at", "pk"))

    # --------------------------------------------------------- the worker
    def works(self) -> None:
        for revision in self.open_revisions(Status.SCREENING):
            screen_revision(str(revision.pk))
        settle_due()

    def waits(self) -> None:
        """Half a minute passes: nobody can undo any more, and what waited is carried out."""
        for rows in (Revision.objects.filter(status=Status.SCREENING), Decision.objects.filter(state="PENDING")):
            rows.update(effective_at=F("effective_at") - UNDO)
        settle_due()


def content(text: str) -> Content:
    return Content.of({"text": text})
