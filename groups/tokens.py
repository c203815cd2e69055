"""The secret in an invitation's link, and the fingerprints by which links and addresses are found again."""

import base64
import hashlib

from django.conf import settings
from django.urls import reverse

from supportcircle.models import DataKey

from .models import Invitation


def token_of(invitation: Invitation) -> str:
    """Derived, so it is nowhere stored; a new `issue` makes another one."""
    secret = _site_key().digest("invitation token", f"{invitation.id}:{invitation.issue}".encode())
    return base64.urlsafe_b64encode(secret).decode().rstrip("=")


def link_of(invitation: Invitation) -> str:
    return str(settings.SITE_URL) + reverse("join-link", args=[token_of(invitation)])


def token_digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def address_digest(email: str) -> bytes:
    return _site_key().digest("invitation address", plain_address(email).encode())


def plain_address(email: str) -> str:
    return email.strip().lower()


def find_open(token: str) -> Invitation | None:
    return Invitation.objects.open().filter(token_digest=token_digest(token)).first()


def _site_key() -> DataKey:
    return DataKey.objects.of_site(DataKey.SITE)
