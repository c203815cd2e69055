"""What holds at every moment, whatever people do."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from django.utils import timezone

from groups.models import Membership
from posts.actions.moves import pending_decision
from posts.available import available_actions
from posts.models import Decision, Post, Review, Revision
from posts.models.post import READABLE
from posts.review_rules import allowed_verbs, may_review
from posts.statuses import PostState, Status, Verb
from supportcircle.audit import broken_entries
from supportcircle.models import AuditEntry

from .table import MARK, TEXTS, Table


class Passed:
    """Who may read what, worked out from what was decided and not from what the site says."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.live: dict[UUID, UUID | None] = {}
        self.state: dict[UUID, str] = {}
        self.must: set[UUID] = set()  # posts that only a moderator can let through
        self.turned_down: set[tuple[UUID, str]] = set()  # author and text
        self.done: set[UUID] = set()

    def check(self) -> set[str]:
        """After each step: what came out came out rightly. The marks that everybody may read now."""
        decided = self._decided_since()
        let_through = {d.review.post_id for d in decided if d.verb in (Verb.APPROVE, Verb.RESTORE)}
        for post in self.table.posts():
            newly_live = post.live_revision_id and post.live_revision_id != self.live.get(post.pk)
            if newly_live and post.pk not in let_through:
                self._came_out_by_the_check(post)
            if (self.state.get(post.pk), post.state) == (PostState.HIDDEN, PostState.VISIBLE):
                assert post.pk in let_through, "shown again without a moderator"
            self.live[post.pk], self.state[post.pk] = post.live_revision_id, post.state
            if post.state == PostState.HIDDEN:
                self.must.add(post.pk)
        self.must -= let_through
        for decision in decided:
            if decision.verb in (Verb.RETURN, Verb.REJECT):
                self.must.add(decision.review.post_id)
        return {mark for post in self.table.posts().filter(READABLE) for mark in marks_of(live_of(post))}

    def _decided_since(self) -> list[Decision]:
        rows = Decision.objects.filter(state=Decision.State.DONE).exclude(pk__in=self.done).order_by("decided_at")
        found = list(rows.select_related("review__post", "revision"))
        self.done |= {decision.pk for decision in found}
        for decision in found:
            assert decision.decided_by_id != decision.review.post.author_id, "reviewed by its author"
            if decision.verb in (Verb.RETURN, Verb.REJECT):
                decision.revision.post = post = decision.review.post
                self.turned_down |= {(post.author_id, mark) for mark in marks_of(decision.revision)}
        return found

    def _came_out_by_the_check(self, post: Post) -> None:
        for mark in marks_of(live_of(post)):
            text, author = self.table.written[mark]
            assert author == post.author_id
            assert text == TEXTS["clear"].format(mark), "what was marked came out without a moderator"
            assert (author, mark) not in self.turned_down, "what was turned down came out without a moderator"
            assert post.pk not in self.must, "came out without the moderator who had to see it"


def live_of(post: Post) -> Revision:
    assert post.live_revision is not None
    post.live_revision.post = post
    return post.live_revision


def marks_of(revision: Revision) -> set[str]:
    return set() if revision.is_erased else set(MARK.findall(revision.content.joined()))


def nobody_reads_what_has_not_passed(table: Table, reader: Membership, passed: set[str], posts: Sequence[Post]) -> None:
    """On all that this person can open, whether led there or not; of `posts` on their own pages too."""
    own = {mark for mark, (_, by) in table.written.items() if by == reader.pk}
    browser, allowed, group = table.browsers[reader.pk], passed | own, f"/groups/{table.group.pk}"
    of_posts = [f"/posts/{post.pk}/{page}" for post in posts for page in ("", "check/", "flag/")]
    for path in ["/", f"{group}/", *(["/mine/", f"{group}/muted/"] if len(posts) > 1 else []), *of_posts]:
        page = browser.get(path)
        assert page.status_code in (200, 302, 404), (path, page.status_code)
        assert set(MARK.findall(page.content.decode())) <= allowed, path
    found = browser.post("/search/", {"words": "zq"}).content.decode()
    assert set(MARK.findall(found)) <= allowed, "search"
    if reader.reads == Membership.Reads.MODERATOR:
        queue = browser.get(f"{group}/queue/").content.decode()
        assert not MARK.search(queue), "the queue shows no text"


def no_decision_is_lost_or_doubled(table: Table) -> None:
    rows = {decision.pk: decision for decision in Decision.objects.all()}
    assert {pk: decision.verb for pk, decision in rows.items()} == table.decided
    audit = AuditEntry.objects.filter(chain=str(table.group.pk))
    said = Counter(audit.filter(action__startswith="decision.").values_list("action", "target"))
    for pk, decision in rows.items():
        assert said[f"decision.{decision.verb}", pk] == 1
        taken_back = said["decision.undo", pk] + said["decision.void", pk]
        assert taken_back == (decision.state == Decision.State.UNDONE)
        assert decision.state != Decision.State.PENDING or decision.effective_at > timezone.now(), "forgotten"
    done = Counter(d.verb for d in rows.values() if d.state == Decision.State.DONE)
    acted = Counter(audit.values_list("action", flat=True))
    for verb in (Verb.APPROVE, Verb.REJECT):
        assert acted[f"revision.{verb}"] == done[verb], verb
    assert acted["post.restore"] == done[Verb.RESTORE]
    assert acted["revision.return"] <= done[Verb.RETURN]


def nothing_is_stuck(table: Table) -> None:
    """Somebody can go on with every post, or the worker does."""
    for post in table.posts().exclude(state=PostState.ERASED):
        newest = post.revisions.order_by("-number").first()
        decided = pending_decision(post) is not None
        author = table.person([person.pk for person in table.people].index(post.author_id))
        can = available_actions(author, post, newest)
        if newest and newest.status == Status.SCREENING:
            continue  # the worker's turn; that it ends is shown where time passes
        assert can or decided, f"a dead end for the author: {play_state(post, newest)}"
        if newest and newest.status == Status.NEEDS_CHANGES:
            assert {"write", "submit"} <= can
        waits = bool(newest and newest.status == Status.IN_REVIEW)
        if (waits or post.state == PostState.HIDDEN) and not decided:
            assert deciders(table, post), f"nobody can decide: {play_state(post, newest)}"


def deciders(table: Table, post: Post) -> list[Membership]:
    reviews = Review.objects.filter(post=post).open().select_related("post__author", "revision")
    open_here = [review for review in reviews if allowed_verbs(review, PostState(post.state))]
    return [person for person in table.people for review in open_here if may_review(person, review)]


def play_state(post: Post, newest: Revision | None) -> str:
    return f"{post.state} {newest.status if newest else 'draft'}"


def counts_are_right(table: Table) -> None:
    for root in table.posts(parent=None).exclude(state=PostState.ERASED):
        assert root.replies_count == root.replies.filter(state=PostState.VISIBLE).count()


def the_audit_is_whole(table: Table) -> None:
    assert list(broken_entries(str(table.group.pk))) == []
