"""Telling the store that orders changed: a hint to look, sent from a thread of its own so that no buyer waits for it."""

import http.client
import json
import logging
import secrets
import threading
from datetime import UTC, datetime
from urllib.parse import urlsplit

from standardwebhooks import Webhook

from kiosk.demo.webshop.faults import Faults

log = logging.getLogger(__name__)
_PAUSES_S = (0.2, 1.0, 3.0)
_TIMEOUT_S = 3.0


class Hints:
    """`notify` returns at once. Several orders in a row may share one hint: it only says where to look."""

    def __init__(self, url: str, secret: str, faults: Faults) -> None:
        parts = urlsplit(url)
        if url and parts.scheme not in ("http", "https"):
            raise ValueError(f"hint address {url!r}: http or https")
        self._url, self._parts = url, parts
        self._key = Webhook(secret)
        self._faults = faults
        self._due = threading.Event()
        self._closing = threading.Event()
        self._start = threading.Lock()
        self._thread: threading.Thread | None = None

    def notify(self) -> None:
        if not self._url:
            return
        self._due.set()
        with self._start:
            if self._thread is None and not self._closing.is_set():
                self._thread = threading.Thread(target=self._run, name="hints", daemon=True)
                self._thread.start()

    def close(self) -> None:
        self._closing.set()
        self._due.set()
        with self._start:
            thread = self._thread
        if thread is not None:
            thread.join(_TIMEOUT_S + 1)

    def _run(self) -> None:
        while True:
            self._due.wait()
            if self._closing.is_set():
                return
            self._due.clear()
            mode = self._faults.mode
            if mode == "down":
                continue
            message_id = f"hint_{secrets.token_urlsafe(18)}"
            self._deliver(message_id)
            if mode == "duplicate_hints":
                self._deliver(message_id)
                self._deliver(f"hint_{secrets.token_urlsafe(18)}")

    def _deliver(self, message_id: str) -> None:
        """Try a few times. A hint that never arrives only costs the store its next look at the feed."""
        for pause in (*_PAUSES_S, None):
            try:
                status = self._post(message_id)
                # An answer of the 4xx kind will be the same next time.
                if status < 500:
                    return
            except (OSError, http.client.HTTPException):
                status = 0
            log.info("hint not delivered (%s)", status or "no answer")
            if pause is None or self._closing.wait(pause):
                return

    def _post(self, message_id: str) -> int:
        now = datetime.now(UTC)
        body = json.dumps({"type": "orders.changed", "timestamp": now.isoformat()})
        headers = {
            "content-type": "application/json",
            "webhook-id": message_id,
            "webhook-timestamp": str(int(now.timestamp())),
            "webhook-signature": self._key.sign(message_id, now, body),
        }
        kind = http.client.HTTPSConnection if self._parts.scheme == "https" else http.client.HTTPConnection
        connection = kind(self._parts.netloc, timeout=_TIMEOUT_S)
        try:
            connection.request("POST", self._parts.path or "/", body.encode(), headers)
            return connection.getresponse().status
        finally:
            connection.close()
