import threading
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from groups.models import User
from supportcircle import tasks
from supportcircle.models import Notification
from supportcircle.tasks import deliver_waiting
from tests.factories import make_user
from tests.services.processes import free_port

pytestmark = pytest.mark.django_db


def waiting(user: User, minutes: int = 0) -> Notification:
    """Something that may be mailed that many minutes from now."""
    not_before = timezone.now() + timedelta(minutes=minutes)
    return Notification.objects.create(user=user, kind="returned", target=uuid4(), not_before=not_before)


@pytest.fixture
def no_server(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()


def test_the_mail_says_that_something_waits_and_never_what() -> None:
    alice = make_user("alice@people.example")
    row = waiting(alice)

    deliver_waiting()

    (sent,) = mail.outbox
    assert sent.to == ["alice@people.example"]
    assert sent.subject == "Something is waiting for you in your circle"
    assert sent.body == ("Something is waiting for you in your circle.\n\nSign in to see it: http://localhost:8000\n")
    row.refresh_from_db()
    assert row.mailed_at


def test_one_mail_for_all_that_waits_for_a_person_and_none_twice() -> None:
    alice, bob = make_user(), make_user()
    for user in (alice, alice, bob):
        waiting(user)

    deliver_waiting()
    deliver_waiting()

    assert sorted(sent.to for sent in mail.outbox) == sorted([[alice.email], [bob.email]])


def test_what_must_wait_longer_or_was_seen_or_has_nobody_to_read_it_is_not_mailed() -> None:
    alice, gone = make_user(), make_user()
    User.objects.filter(pk=gone.pk).update(is_active=False)
    waiting(alice, minutes=1)
    seen = waiting(alice)
    Notification.objects.filter(pk=seen.pk).update(seen_at=timezone.now())
    waiting(gone)

    deliver_waiting()

    assert mail.outbox == []


def test_a_mail_that_did_not_go_is_tried_again_later(
    no_server: None, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    alice = make_user("alice@people.example")
    row = waiting(alice)

    deliver_waiting()

    row.refresh_from_db()
    assert (row.mailed_at, row.attempts) == (None, 1)
    assert row.not_before > timezone.now() + timedelta(minutes=4)
    assert caplog.messages == [f"No mail to {alice.pk}: ConnectionRefusedError"]

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    Notification.objects.update(not_before=timezone.now())
    deliver_waiting()
    assert len(mail.outbox) == 1


def test_after_five_attempts_it_is_given_up(no_server: None) -> None:
    row = waiting(make_user())
    for _ in range(tasks.ATTEMPTS + 1):
        deliver_waiting()
        Notification.objects.update(not_before=timezone.now())
    row.refresh_from_db()
    assert (row.mailed_at, row.attempts) == (None, 5)


def at_once(workers: int, work: Callable[[], None]) -> None:
    def one() -> None:
        try:
            ready.wait()
            work()
        finally:
            connection.close()

    ready = threading.Barrier(workers)
    threads = [threading.Thread(target=one) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.transactions
@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_each_person_one_mail() -> None:
    people = [make_user() for _ in range(10)]
    for user in people:
        waiting(user)
        waiting(user)

    at_once(2, deliver_waiting)

    assert sorted(sent.to[0] for sent in mail.outbox) == sorted(user.email for user in people)
    assert set(Notification.objects.values_list("attempts", flat=True)) == {1}


def test_sessions_that_have_run_out_are_forgotten() -> None:
    for key, days in (("old", -1), ("young", 1)):
        Session.objects.create(session_key=key, session_data="", expire_date=timezone.now() + timedelta(days=days))
    tasks.forget_sessions()
    assert list(Session.objects.values_list("session_key", flat=True)) == ["young"]
