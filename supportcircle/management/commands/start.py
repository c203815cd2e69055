import os
import signal
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import DatabaseError, connections

from supportcircle import audit_triggers, preflight, supervisor, var
from supportcircle.models import DataKey
from supportcircle.var import CannotStartError


class Command(BaseCommand):
    help = "Start the whole site on this machine: broker, database, web server, worker, clock"
    requires_system_checks = ()  # the preflight says the same in one sentence

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
        parser.add_argument("--port", type=int, default=8000, help="port to listen on (default: %(default)s)")
        parser.add_argument("--demo", action="store_true", help="add a fictional group and print its sign-ins")

    def handle(self, *_args: Any, host: str, port: int, demo: bool, **_options: Any) -> None:
        os.umask(0o077)
        try:
            preflight.check(host, port)
            lock = var.take()
            read_settings_again(port)
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, signal.default_int_handler)
            supervisor.run(host, port, lock, prepare=lambda: self.prepare(demo=demo))
        except CannotStartError as refusal:
            self.stderr.write(str(refusal))
            sys.exit(2)

    def prepare(self, *, demo: bool) -> None:
        """With the broker running, before the site does."""
        try:
            call_command("migrate", interactive=False, verbosity=0)
            DataKey.objects.of_site(DataKey.SITE)  # by which the next start knows the right keys
        except DatabaseError as error:
            raise CannotStartError(
                f"The database refuses to make its tables ({type(error).__name__}); let the user in "
                "DATABASE_URL create tables there."
            ) from None
        if audit_triggers.missing():
            raise CannotStartError("The database does not protect the audit record; let its user create triggers.")
        call_command("collectstatic", interactive=False, verbosity=0)
        if demo:
            call_command("demo", stdout=self.stdout)
        connections.close_all()


def read_settings_again(port: int) -> None:
    """Settings are read once, at import: begin anew when this start has made something that they read."""
    stale = var.make_secrets()
    if "SITE_URL" not in os.environ:
        os.environ["SITE_URL"] = f"http://localhost:{port}"
        stale = stale or os.environ["SITE_URL"] != settings.SITE_URL
    if stale:
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 (this very command)
