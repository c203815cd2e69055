import signal
import time

import pytest

from supportcircle.queue import enqueue
from supportcircle.tasks import copy_audit_heads
from tests.services.broker import Broker

pytestmark = pytest.mark.services


def enqueue_timed() -> float:
    began = time.monotonic()
    enqueue(copy_audit_heads)
    return time.monotonic() - began


def test_a_hint_reaches_the_broker(broker: Broker) -> None:
    enqueue(copy_audit_heads)
    assert b"supportcircle.tasks.copy_audit_heads" in broker.log_of_jobs()


def test_a_broker_that_is_down_costs_no_wait_and_no_error(caplog: pytest.LogCaptureFixture) -> None:
    assert enqueue_timed() < 2
    assert caplog.messages == ["The queue took no hint for supportcircle.tasks.copy_audit_heads: OperationalError"]


def test_a_broker_that_hangs_costs_little(broker: Broker) -> None:
    broker.process.send_signal(signal.SIGSTOP)
    try:
        assert enqueue_timed() < 3
    finally:
        broker.process.send_signal(signal.SIGCONT)


def test_the_first_hint_after_the_broker_came_back_is_not_lost(
    broker: Broker, caplog: pytest.LogCaptureFixture
) -> None:
    enqueue(copy_audit_heads)
    broker.kill()
    assert enqueue_timed() < 2
    broker.start()
    before = broker.log_of_jobs().count(b"LPUSH")
    enqueue(copy_audit_heads)
    assert broker.log_of_jobs().count(b"LPUSH") == before + 1
    assert len(caplog.messages) == 1
