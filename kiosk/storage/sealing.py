"""Personal fields at rest: sealed blobs, and keyed hashes to look things up by without knowing them.

AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce; both working keys are derived from the one handed in by HKDF-SHA256
(RFC 5869). Each blob is bound to the row it belongs to, so that a blob moved to another row does not open.
"""

import hashlib
import hmac
import os
from typing import Any, TypeVar

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from kiosk.storage.errors import WrongKey

T = TypeVar("T")
KEY_BYTES = 32
_FORMAT = b"\x01"
_NONCE_BYTES = 12


class Sealer:
    """`key`: 32 secret bytes that live outside the database."""

    def __init__(self, key: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise ValueError(f"the sealing key must be {KEY_BYTES} bytes long, not {len(key)}")
        self._cipher = AESGCM(_derive(key, b"seal personal fields"))
        self._hash_key = _derive(key, b"look up by keyed hash")

    def seal(self, value: Any, owner: str) -> bytes:
        """The value as JSON, sealed for the row named `owner`."""
        nonce = os.urandom(_NONCE_BYTES)
        return _FORMAT + nonce + self._cipher.encrypt(nonce, msgspec.json.encode(value), owner.encode())

    def open(self, blob: bytes, owner: str, shape: type[T]) -> T:
        """Raises `WrongKey` if the blob was sealed with another key, for another row, or was altered."""
        nonce, sealed = blob[1 : 1 + _NONCE_BYTES], blob[1 + _NONCE_BYTES :]
        if blob[:1] != _FORMAT:
            raise WrongKey(f"{owner} is sealed in a format that this version does not know")
        try:
            return msgspec.json.decode(self._cipher.decrypt(nonce, sealed, owner.encode()), type=shape)
        except InvalidTag:
            raise WrongKey(f"{owner} cannot be opened with this key, or was altered") from None

    def hash(self, purpose: str, text: str) -> bytes:
        """HMAC-SHA256 of a text for one purpose (`card`, `token`)."""
        return hmac.digest(self._hash_key, f"{purpose}:{text}".encode(), hashlib.sha256)

    def fingerprint(self) -> bytes:
        """Tells this key from others and nothing else about it."""
        return self.hash("fingerprint", "")


def _derive(key: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose).derive(key)
