"""What `manage.py start` runs: broker, web server, worker and clock, until it is interrupted."""

import signal
import sys
import time
from collections.abc import Callable
from contextlib import closing
from http.client import HTTPConnection, HTTPException

from django.conf import settings

from . import broker
from .service import Service, say, stop
from .var import CannotStartError

TICK = 0.2
STOP_SECONDS = 8.5  # the watchers kill after 8
ROOT_WARNING = "You're running the worker with superuser privileges"
BROKER_SECONDS = 20  # it reads its log of jobs first


def run(host: str, port: int, lock: int, prepare: Callable[[], None]) -> None:
    """Until SIGINT or SIGTERM. Raises CannotStartError."""
    brokers: list[Service] = []
    services: list[Service] = []
    say("SupportCircle starts.")
    try:
        if not settings.REDIS_URL:
            make_broker_folders()
            brokers.append(Service("broker", broker.command(), lock=lock))
            wait_for_broker()
        prepare()
        for name, command in commands(host, port).items():
            services.append(Service(name, command, lock=lock))
        supervise([*brokers, *services], host, port)
    except KeyboardInterrupt:
        say("Stopping.")
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)
        stop(services, STOP_SECONDS)
        stop(brokers, 1)  # last: the others put back what they had taken
        broker.remove_folder()


def make_broker_folders() -> None:
    try:
        broker.make_folders()
    except OSError:
        folder = settings.BROKER_SOCKET.parent
        raise CannotStartError(f"Cannot use {folder}; remove it, or set SUPPORTCIRCLE_VAR.") from None


def wait_for_broker() -> None:
    deadline = time.monotonic() + BROKER_SECONDS
    while not broker.answers():
        if time.monotonic() > deadline:
            raise CannotStartError(f"The broker does not start; {settings.BROKER_DIR / 'valkey.log'} says why.")
        time.sleep(TICK)


def commands(host: str, port: int) -> dict[str, list[str]]:
    python = [sys.executable, "-m"]
    # Celery's advice to root speaks of an option that this site does not use.
    celery = [sys.executable, "-W", f"ignore:{ROOT_WARNING}", "-m", "celery", "--quiet", "--app", "supportcircle"]
    web = [*python, "granian", "--host", host, "--port", str(port), "--interface", "wsgi"]
    return {
        "web server": [*web, "--blocking-threads", "4", "--log-level", "warning", "supportcircle.wsgi:application"],
        "worker": [*celery, "worker", "--pool", "threads", "--concurrency", "4", "--loglevel", "warning"],
        "clock": [*celery, "beat", "--loglevel", "warning", "--pidfile="],
    }


def supervise(services: list[Service], host: str, port: int) -> None:
    announced = False
    while True:
        for service in services:
            service.tend()
        if not announced and site_answers(host, port):
            say(f"SupportCircle answers at {settings.SITE_URL} (Ctrl-C stops it).")
            announced = True
        time.sleep(TICK)


def site_answers(host: str, port: int) -> bool:
    """With anything but an error of its own."""
    here = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 (listening everywhere is a choice)
    with closing(HTTPConnection(here, port, timeout=5)) as connection:
        try:
            connection.request("GET", "/", headers={"Host": "127.0.0.1"})
            return connection.getresponse().status < 500
        except (OSError, HTTPException):
            return False
