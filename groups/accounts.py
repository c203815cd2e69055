"""How allauth behaves here: accounts by invitation only, neutral mail, nothing kept about where people are."""

import ipaddress
import logging
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from supportcircle.models import DataKey

from . import pending, tokens
from .models import User

logger = logging.getLogger(__name__)

# Sent for an address that anybody may type: a word about a failure would tell whether it has an account.
TO_GUESSED_ADDRESSES = ("password_reset_code", "account_already_exists")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "This address and password do not go together.",
        "incorrect_code": "This code is not right. Use the newest one we sent.",
        "too_many_login_attempts": "Too many tries. Wait five minutes, then try again.",
        "not_invited": "Use the address that your invitation was sent to.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return pending.invitation(request) is not None

    def clean_email(self, email: str) -> str:
        """Lower case everywhere; at sign-up only the address that was invited."""
        email = tokens.plain_address(super().clean_email(email))
        if _is_signup(self.request):
            invitation = pending.invitation(self.request)
            if invitation is None or bytes(invitation.email_digest) != tokens.address_digest(email):
                raise ValidationError(self.error_messages["not_invited"], code="not_invited")
        return email

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        if pending.invitation(request):
            return reverse("join")
        return str(super().get_login_redirect_url(request))

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        return self.get_login_redirect_url(request)

    def get_client_ip(self, request: HttpRequest) -> str:
        """A stand-in that changes daily: rate limits can count by it, and nobody is found by it."""
        address = ipaddress.ip_address(super().get_client_ip(request))
        if address.version == 6:  # one household has a whole /64
            address = ipaddress.ip_network((address, 64), strict=False).network_address
        day = f"{timezone.now():%Y-%m-%d}"
        digest = DataKey.objects.of_site(DataKey.SITE).digest("client address", f"{day} {address}".encode())
        return str(ipaddress.IPv6Address(b"\xfd" + digest[:15]))

    def login(self, request: HttpRequest, user: User) -> None:
        _forget_browser(request)
        super().login(request, user)

    def set_password(self, user: User, password: str) -> None:
        _forget_browser(self.request)
        super().set_password(user, password)

    def get_http_user_agent(self, request: HttpRequest) -> str:  # noqa: ARG002 (allauth calls it with the request)
        return ""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Only to who has an account or an invitation, and without naming site, group or person."""
        if template_prefix == "account/email/unknown_account":
            return
        try:
            self.render_mail(template_prefix, email, context).send()
        except OSError as error:  # all that a mail server, or the outbox's disk, can do
            logger.warning("mail not sent: %s", type(error).__name__)
            if not template_prefix.endswith(TO_GUESSED_ADDRESSES):
                messages.error(self.request, "The mail could not be sent just now. Wait a few minutes, then try again.")


def _forget_browser(request: HttpRequest) -> None:
    """These two start or renew a session, with which allauth would store what browser it is."""
    request.META.pop("HTTP_USER_AGENT", None)


def _is_signup(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and match.view_name == "account_signup"
