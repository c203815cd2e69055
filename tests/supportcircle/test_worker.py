"""The real worker and clock on the test's own database and a real broker."""

from uuid import uuid4

import pytest
from django.db import transaction

from supportcircle.models import Notification
from supportcircle.notifications import notify
from tests.factories import make_user
from tests.services.broker import Broker, Process
from tests.services.processes import wait_until

pytestmark = pytest.mark.services


def tell_somebody() -> None:
    with transaction.atomic():
        notify(make_user().pk, "returned", target=uuid4())


def all_are_mailed() -> bool:
    return not Notification.objects.filter(mailed_at=None).exists()


@pytest.mark.transactions
def test_a_notice_is_mailed_after_the_commit_that_made_it(worker: Process) -> None:
    tell_somebody()
    wait_until(all_are_mailed, "the notice is mailed")


@pytest.mark.transactions
def test_a_hint_waits_for_a_worker_that_was_killed(worker: Process) -> None:
    worker.kill()
    tell_somebody()
    worker.start()
    wait_until(all_are_mailed, "the notice is mailed")


def test_a_sweep_finds_what_a_broken_broker_never_heard_of(worker: Process, clock: Process, broker: Broker) -> None:
    broker.kill()
    tell_somebody()
    broker.start()
    wait_until(all_are_mailed, "the notice is mailed", 60)
