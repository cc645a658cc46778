"""Where time and chance come in: the clock, and ids, tokens and codes that nobody can guess. Handed to whoever needs them."""

import secrets
import uuid
from datetime import UTC, datetime

from kiosk.domain.one_time_codes import ALPHABET, LENGTH


def now() -> datetime:
    return datetime.now(UTC)


def new_id() -> str:
    """A time-ordered UUID (RFC 9562, version 7)."""
    stamp = int(now().timestamp() * 1000).to_bytes(6, "big")
    tail = bytearray(secrets.token_bytes(10))
    tail[0] = (tail[0] & 0x0F) | 0x70
    tail[2] = (tail[2] & 0x3F) | 0x80
    return str(uuid.UUID(bytes=stamp + bytes(tail)))


def new_token() -> str:
    """256 random bits."""
    return secrets.token_urlsafe(32)


def new_code() -> str:
    """Eight letters for a person to read and type (see domain/one_time_codes)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
