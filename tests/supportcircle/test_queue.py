import signal
import time

import pytest

from supportcircle.queue import enqueue
from supportcircle.tasks import copy_audit_heads
from tests.services.broker import Broker
from tests.services.processes import wait_until

pytestmark = pytest.mark.services


def enqueue_timed() -> float:
    began = time.monotonic()
    enqueue(copy_audit_heads)
    return time.monotonic() - began


def hints(broker: Broker) -> int:
    return broker.log_of_jobs().count(b"LPUSH")


def test_a_hint_reaches_the_broker(broker: Broker) -> None:
    enqueue(copy_audit_heads)
    wait_until(lambda: hints(broker) == 1, "the hint is written")
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
    wait_until(lambda: hints(broker) == 1, "the first hint is written")
    broker.kill()
    assert enqueue_timed() < 2
    broker.start()
    enqueue(copy_audit_heads)
    wait_until(lambda: hints(broker) == 2, "the hint after that is written")
    assert len(caplog.messages) == 1
