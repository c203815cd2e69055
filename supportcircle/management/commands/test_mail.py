import sys
from argparse import ArgumentParser
from smtplib import SMTPAuthenticationError, SMTPException, SMTPRecipientsRefused, SMTPSenderRefused
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Send one test mail and say what became of it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("address")

    def handle(self, *_args: Any, address: str, **_options: Any) -> None:
        try:
            send_mail("A test from your circle", "Mail from your circle arrives.\n", None, [address])
        except (SMTPException, OSError) as error:
            self.stderr.write(what_to_do(error))
            sys.exit(1)
        if settings.MAIL_IS_ON:
            self.stdout.write("The mail server took the test mail; look whether it arrived.")
        else:
            self.stdout.write(f"Mail is off until EMAIL_URL is set; the test mail lies in {settings.OUTBOX_DIR}.")


def what_to_do(error: Exception) -> str:
    match error:
        case SMTPAuthenticationError():
            return "The mail server refused the user name or password; correct them in EMAIL_URL."
        case SMTPRecipientsRefused():
            return "The mail server refused this address; try another, or ask who runs the server."
        case SMTPSenderRefused():
            return "The mail server refused the sender; set MAIL_FROM to an address that it lets you use."
        case SMTPException():
            return f"The mail server broke off ({type(error).__name__}); check the scheme and port in EMAIL_URL."
        case _:
            return f"No mail server answers ({type(error).__name__}); check the host and port in EMAIL_URL."
