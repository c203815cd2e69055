import sys
from getpass import getpass
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from groups.actions import create_operator
from groups.errors import Refused
from groups.models import User


class Command(BaseCommand):
    help = "Makes an account for the site operator, who creates groups and names their first admins."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the address to sign in with")

    def handle(self, *_: Any, email: str, **__: Any) -> None:
        try:
            validate_email(email)
            password = read_password()
            validate_password(password, User(email=email))
            create_operator(email=email, password=password)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages), returncode=2) from None
        except Refused as refused:
            raise CommandError(refused.sentence, returncode=2) from None
        self.stdout.write("The site operator can sign in now, and make the first group.")


def read_password() -> str:
    """Typed twice at a terminal; else one line of standard input, for scripts."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    password = getpass("Password (at least 12 characters): ")
    if getpass("The same again: ") != password:
        raise CommandError("The two passwords are not the same. Nothing was made.", returncode=2)
    return password
