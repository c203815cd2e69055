"""The one door to encryption: the only module that imports `cryptography`.

A master key ring (setting SUPPORTCIRCLE_KEYS) wraps random data keys; data keys seal text with
AES-256-GCM. The associated data names the place a ciphertext belongs to, so one that is copied
elsewhere does not open. A wrong key or place raises DecryptionError; it never yields "".
"""

import base64
import binascii
import hashlib
import hmac
import os
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

FORMAT = b"\x01"
KEY_BYTES = 32
NONCE_BYTES = 12


class DecryptionError(Exception):
    """The key, the place or the bytes are not the ones that were sealed."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a ciphertext belongs; no part of it may ever change for a row."""

    scope: str
    label: str
    row: UUID
    field: str

    def associated_data(self) -> bytes:
        return b"\x1f".join([FORMAT, self.scope.encode(), self.label.encode(), self.row.bytes, self.field.encode()])


def new_key() -> bytes:
    return os.urandom(KEY_BYTES)


def encode_key(key: bytes) -> str:
    return base64.urlsafe_b64encode(key).decode()


def seal_bytes(key: bytes, place: Place, content: bytes) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    return FORMAT + nonce + AESGCM(key).encrypt(nonce, content, place.associated_data())


def open_bytes(key: bytes, place: Place, sealed: bytes) -> bytes:
    """Raises DecryptionError."""
    if sealed[:1] != FORMAT:
        raise DecryptionError
    nonce, ciphertext = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
    try:
        return AESGCM(key).decrypt(nonce, ciphertext, place.associated_data())
    except (InvalidTag, ValueError):
        raise DecryptionError from None


def digest(key: bytes, purpose: str, content: bytes) -> bytes:
    """A keyed fingerprint. Each purpose has a key of its own, so digests of two purposes never compare."""
    own = hmac.digest(key, f"digest:{purpose}".encode(), hashlib.sha256)
    return hmac.digest(own, content, hashlib.sha256)


class KeyRing:
    """Master keys: the first wraps, any unwraps."""

    def __init__(self, keys: list[bytes]) -> None:
        self._keys = {self._name(key): key for key in keys}
        self.first = self._name(keys[0])

    @staticmethod
    def _name(key: bytes) -> str:
        return hashlib.sha256(b"ring" + key).hexdigest()[:12]

    def wrap(self, place: Place, data_key: bytes) -> tuple[str, bytes]:
        """(name of the master key, wrapped data key)."""
        return self.first, seal_bytes(self._keys[self.first], place, data_key)

    def unwrap(self, name: str, place: Place, wrapped: bytes) -> bytes:
        """Raises DecryptionError, also when that master key is not in the ring."""
        if name not in self._keys:
            raise DecryptionError
        return open_bytes(self._keys[name], place, wrapped)


@lru_cache(maxsize=8)
def parse_ring(text: str, secret_key: str) -> KeyRing:
    """Raises ImproperlyConfigured with a sentence for the person who runs the site."""
    words = text.replace(",", " ").split()
    if not words:
        raise ImproperlyConfigured(
            "The encryption keys are missing. Put the key file back from your backup, or set SUPPORTCIRCLE_KEYS."
        )
    try:
        keys = [base64.b64decode(word, altchars=b"-_", validate=True) for word in words]
    except (binascii.Error, ValueError):
        raise ImproperlyConfigured("An encryption key is not base64. Put the key file back from your backup.") from None
    if any(len(key) != KEY_BYTES for key in keys):
        raise ImproperlyConfigured("An encryption key is too short or too long. Each must be 32 bytes in base64.")
    if len(set(keys)) != len(keys):
        raise ImproperlyConfigured("Two encryption keys are equal. Remove one of them.")
    if secret_key in words:
        raise ImproperlyConfigured("An encryption key equals SECRET_KEY. They must be different secrets.")
    return KeyRing(keys)


def ring() -> KeyRing:
    return parse_ring(settings.SUPPORTCIRCLE_KEYS, settings.SECRET_KEY)
