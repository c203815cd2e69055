"""Two people, or the same person twice, at the very same moment: exactly one effect."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import close_old_connections, connection

from groups.actions import leave
from groups.models import Membership
from posts.actions.drafts import OlderCounter, save_draft
from posts.actions.moves import NotAllowed, Stale
from posts.actions.screen import screen
from posts.actions.settle import settle_decision, settle_screening
from posts.actions.submit import submit, withdraw
from posts.content import Content
from posts.models import Decision, Draft, Flag, Opinion, Post, Review, Revision, Screening
from posts.statuses import Verb
from supportcircle.audit import broken_entries
from supportcircle.models import AuditEntry
from tests.posts import play

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.transactions]

REFUSED = (NotAllowed, Stale, OlderCounter)


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """What each returned, or the refusal it met; anything else that was raised fails the test."""
    start = threading.Barrier(len(acts))
    results: list[Any] = [None] * len(acts)

    def run(place: int) -> None:
        start.wait()
        try:
            results[place] = acts[place]()
        except Exception as error:
            results[place] = error
        finally:
            close_old_connections()
            connection.close()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for result in results:
        if isinstance(result, Exception) and not isinstance(result, REFUSED):
            raise result
    return results


def audited(action: str) -> int:
    return AuditEntry.objects.filter(action=action).count()


@pytest.fixture(autouse=True)
def the_audit_is_whole(group: Any) -> Any:
    yield
    assert list(broken_entries(str(group.pk))) == []


def test_one_draft_handed_in_four_times_is_one_revision(alice: Membership) -> None:
    draft = play.begin(alice)
    results = at_once(*[lambda: submit(actor=alice, post=draft.post, counter=draft.counter)] * 4)
    assert {result.pk for result in results} == {Revision.objects.get().pk}
    assert audited("revision.submit") == 1


def test_one_check_of_one_revision(alice: Membership) -> None:
    revision = play.hand_in(play.begin(alice, play.TELLING))
    at_once(*[lambda: screen(revision.pk)] * 4)
    assert Screening.objects.count() == 1
    assert audited("revision.hold") == 1
    assert Draft.objects.count() == 1


def test_published_once(alice: Membership) -> None:
    revision = play.hand_in(play.begin(alice))
    screen(revision.pk)
    results = at_once(*[lambda: settle_screening(revision.pk)] * 4)
    assert sorted(results) in ([False] * 3 + [True], [False] * 4)  # the queue's own hint may have been first
    assert play.where(revision.post) == "VISIBLE PUBLISHED"
    assert audited("post.publish") == 1


def test_two_moderators_give_their_opinions_at_once_and_it_is_decided_once(
    alice: Membership, mona: Membership, moses: Membership
) -> None:
    post = play.in_review(alice, play.CUSTODY).post
    at_once(*[lambda who=who: play.opinion(who, post, Verb.RETURN) for who in (mona, moses, mona, moses)])
    assert Opinion.objects.count() == 2
    assert audited("opinion.give") == 2
    assert audited("decision.return") == Decision.objects.count() == 1


def test_two_moderators_decide_at_once_and_one_hears_of_the_other(
    alice: Membership, mona: Membership, moses: Membership
) -> None:
    review = play.review_of(play.in_review(alice).post)
    results = at_once(
        lambda: play.decision(mona, review, Verb.APPROVE), lambda: play.decision(moses, review, Verb.RETURN)
    )
    [late] = [result for result in results if isinstance(result, Stale)]
    [made] = Decision.objects.all()
    assert (late.verb, late.by) == (made.verb, made.decided_by)


def test_a_decision_is_carried_out_once(alice: Membership, mona: Membership) -> None:
    made = play.decision(mona, play.review_of(play.in_review(alice).post), Verb.APPROVE)
    results = at_once(*[lambda: settle_decision(made.pk)] * 4)
    assert results.count(True) == 1
    assert audited("post.publish") == 1


def test_withdraw_and_settle_at_once_end_in_one_of_the_two(alice: Membership) -> None:
    for _ in range(5):
        revision = play.hand_in(play.begin(alice))
        screen(revision.pk)
        turn = revision.turn
        at_once(
            lambda: withdraw(actor=alice, post=revision.post, turn=turn),  # noqa: B023 (runs within the loop)
            lambda: settle_screening(revision.pk),  # noqa: B023
        )
        assert play.where(revision.post) in ("VISIBLE PUBLISHED", "UNPUBLISHED ERASED draft")


def test_two_windows_save_at_once_and_one_hears_of_the_other(alice: Membership) -> None:
    draft = play.begin(alice)
    save = [
        lambda text=text: save_draft(
            actor=alice, post=draft.post, content=Content.of({"text": text}), counter=draft.counter
        )
        for text in ("one", "two")
    ]
    results = at_once(*save)
    [older] = [result for result in results if isinstance(result, OlderCounter)]
    assert play.text_of(older.draft) == play.text_of(play.draft_of(draft.post))


def test_reports_at_once_are_one_item_and_hide_once(
    alice: Membership, bob: Membership, mona: Membership, moses: Membership
) -> None:
    post = play.published(alice)
    at_once(*[lambda who=who: play.report(who, post) for who in (bob, bob, mona, moses)])
    assert Review.objects.count() == 1
    assert Flag.objects.count() == 3
    assert audited("post.hide") == 1


def test_replies_published_at_once_are_all_counted(alice: Membership, bob: Membership, mona: Membership) -> None:
    root = play.published(alice)
    replies = [play.hand_in(play.begin(who, play.CLEAN_TOO, parent=root)) for who in (alice, bob, mona)]
    for reply in replies:
        screen(reply.pk)
    at_once(*[lambda pk=reply.pk: settle_screening(pk) for reply in replies])
    assert play.fresh(root).replies_count == 3


def test_people_leave_while_others_reply_to_them(alice: Membership, bob: Membership, mona: Membership) -> None:
    """Locks are taken in one order, so nobody waits for somebody who waits for them."""
    roots = [play.published(who) for who in (alice, bob)]
    replies = [play.hand_in(play.begin(who, parent=root)) for who in (alice, bob, mona) for root in roots]
    for reply in replies:
        screen(reply.pk)
    at_once(
        *[lambda pk=reply.pk: settle_screening(pk) for reply in replies],
        *[lambda who=who: leave(actor=who.user, group=who.group, posts="erase") for who in (alice, bob)],
    )
    assert {post.state for post in Post.objects.filter(author__in=[alice, bob])} == {"ERASED"}
