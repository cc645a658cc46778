"""Signatures between the store and an online shop, by the Standard Webhooks scheme.

Headers `webhook-id`, `webhook-timestamp` (Unix seconds) and `webhook-signature` (`v1,<base64 HMAC-SHA256>`, several separated
by spaces) over `id.timestamp.payload` (Standard Webhooks specification 1.0.0). The payload of a hint is its body. The payload
of a request is `METHOD target` and a line feed before the body, so that a signature is good for one deed at one place only.
"""

import base64
import binascii
import hmac
import re
import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from standardwebhooks import Webhook

TOLERANCE = timedelta(minutes=5)
REMEMBER = timedelta(hours=24)
_MOST_IDS = 100_000
_MIN_SECRET = 24  # bytes; the specification asks for 24 to 64
_ID = re.compile(r"[!-~]{1,128}", re.ASCII)
_TIMESTAMP = re.compile(r"[1-9][0-9]{8,10}", re.ASCII)
_MOST_SIGNATURES = 8

# HintRefused
#  +-- BadSignature    headers missing or malformed, or no signature of ours
#  +-- OutOfTime       signed more than five minutes ago or ahead
#  +-- RepeatedHint    that id was taken before
#  +-- MalformedHint   genuine, but not a hint


class HintRefused(PermissionError):
    """A message that must have no effect."""


class BadSignature(HintRefused):
    """Not signed with a secret of ours, or changed on the way."""


class OutOfTime(HintRefused):
    """Signed too long ago, or in the future."""


class RepeatedHint(HintRefused):
    """This id was taken before."""


class MalformedHint(HintRefused):
    """Genuine, but not what the contract says."""


def request_payload(method: str, target: str, body: bytes) -> bytes:
    """What is signed of a request. `target`: path and query as sent."""
    return f"{method} {target}\n".encode() + body


class Signer:
    """Signs with the first secret, accepts all: while secrets are being changed over there are two.

    Secrets are base64 with or without `whsec_`; raises `ValueError` for one that is no base64 or shorter than 24 bytes.
    """

    def __init__(self, secrets: Sequence[str]) -> None:
        if not secrets:
            raise ValueError("a channel needs a secret")
        self._keys = tuple(Webhook(_secret_bytes(secret)) for secret in secrets)

    def headers(self, message_id: str, at: datetime, payload: bytes) -> dict[str, str]:
        """Headers for a message sent at that moment. The payload is UTF-8."""
        return {
            "webhook-id": message_id,
            "webhook-timestamp": str(int(at.timestamp())),
            "webhook-signature": self._keys[0].sign(message_id, at.astimezone(UTC), payload.decode()),
        }

    def check(self, headers: Mapping[str, str], payload: bytes, now: datetime) -> str:
        """The message id, if the message is genuine and of now; raises `BadSignature` or `OutOfTime`."""
        given = {name.lower(): value for name, value in headers.items()}
        message_id = given.get("webhook-id", "")
        stamp = given.get("webhook-timestamp", "")
        if not _ID.fullmatch(message_id) or not _TIMESTAMP.fullmatch(stamp):
            raise BadSignature("webhook-id or webhook-timestamp is missing or malformed")
        try:
            text = payload.decode()
        except UnicodeDecodeError:
            raise BadSignature("the body is not UTF-8") from None
        at = datetime.fromtimestamp(int(stamp), UTC)
        passed = _signatures(given.get("webhook-signature", ""))
        genuine = False
        for key in self._keys:
            expected = base64.b64decode(key.sign(message_id, at, text).removeprefix("v1,"))
            for signature in passed:
                genuine |= hmac.compare_digest(expected, signature)
        if not genuine:
            raise BadSignature("no signature of a known secret")
        if abs(now - at) > TOLERANCE:
            raise OutOfTime(f"signed at {at.isoformat()}")
        return message_id


def _secret_bytes(secret: str) -> bytes:
    try:
        raw = base64.b64decode(secret.removeprefix("whsec_"), validate=True)
    except binascii.Error:
        raise ValueError("a channel secret is base64, with or without whsec_ before it") from None
    if len(raw) < _MIN_SECRET:
        raise ValueError(f"a channel secret has at least {_MIN_SECRET} bytes")
    return raw


def _signatures(header: str) -> list[bytes]:
    """The v1 signatures of a header; what is malformed or of another version is left out."""
    found: list[bytes] = []
    for item in header.split(" ")[:_MOST_SIGNATURES]:
        version, _, value = item.partition(",")
        if version == "v1":
            try:
                found.append(base64.b64decode(value, validate=True))
            except (binascii.Error, ValueError):
                continue
    return found


class SeenIds:
    """Ids taken within the last 24 hours, the newest 100,000 of them. Safe to share between threads.

    It starts empty with the process. A hint repeated over a restart within its five minutes makes the store look at the
    order feed once more, which is harmless: a hint says where to look, and never what happened.
    """

    def __init__(self, most: int = _MOST_IDS) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._taken: OrderedDict[str, datetime] = OrderedDict()

    def take(self, message_id: str, now: datetime) -> bool:
        """True the first time."""
        with self._lock:
            while self._taken and now - next(iter(self._taken.values())) > REMEMBER:
                self._taken.popitem(last=False)
            if message_id in self._taken:
                return False
            self._taken[message_id] = now
            if len(self._taken) > self._most:
                self._taken.popitem(last=False)
            return True
