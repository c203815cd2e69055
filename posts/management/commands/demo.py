from typing import Any

from django.core.management.base import BaseCommand

from ...demo import PASSWORD, seed


class Command(BaseCommand):
    help = "Seed the fictional group Prairie Table, once, and print who can sign in."

    def handle(self, *_args: Any, **_options: Any) -> None:
        people = seed()
        self.stdout.write(f"Prairie Table is a made-up group. Everybody in it signs in with: {PASSWORD}")
        for person in people:
            self.stdout.write(f"  {person.email:<24} {person.role}")
