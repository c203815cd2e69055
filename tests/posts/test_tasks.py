"""The sweeps find what the queue lost, and queue it again once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from groups.models import Membership
from posts import tasks
from posts.actions.screen import DEAD_AFTER
from posts.actions.settle import settle_screening
from posts.models import Screening
from posts.statuses import Verb
from tests.posts import play
from tests.services.broker import Broker

pytestmark = [pytest.mark.django_db, pytest.mark.services]


def test_only_what_waits_for_the_check_is_queued_again(alice: Membership, broker: Broker) -> None:
    now = timezone.now()
    lost, busy, died = (play.hand_in(play.begin(alice)) for _ in range(3))
    Screening.objects.create(revision=busy, started_at=now)
    Screening.objects.create(revision=died, started_at=now - DEAD_AFTER - timedelta(seconds=1))
    held, done = play.send(alice, play.TELLING), play.send(alice)
    tasks.screen_waiting()
    jobs = broker.log_of_jobs().decode("latin-1")
    queued = {row for row in (lost, busy, died, held, done) if str(row.pk) in jobs}
    assert queued == {lost, died}


def test_what_is_due_is_carried_out_and_what_fails_keeps_nothing_else_waiting(
    alice: Membership, mona: Membership, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    made = play.decision(mona, play.review_of(play.in_review(alice).post), Verb.APPROVE)
    broken, fine = (play.hand_in(play.begin(alice)) for _ in range(2))
    for revision in (broken, fine):
        tasks.screen_revision(str(revision.pk))

    def settle(revision_id):
        if revision_id == broken.pk:
            raise ZeroDivisionError
        return settle_screening(revision_id)

    monkeypatch.setattr(tasks, "settle_screening", settle)
    tasks.settle_due()
    assert play.where(fine.post) == play.where(made.review.post) == "VISIBLE PUBLISHED"
    assert play.where(broken.post) == "UNPUBLISHED SCREENING"
    assert f"Failed on {broken.pk}, will be tried again" in caplog.messages
    monkeypatch.undo()
    tasks.settle_due()
    assert play.where(broken.post) == "VISIBLE PUBLISHED"
