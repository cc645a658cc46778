"""A queue of CUPS, asked over its own socket on this machine (or loopback): one job for each document, bytes as they are.

What CUPS says of a job is what CUPS did with it: "completed" means that its backend has handed the bytes on, not that paper moved.
Sources: RFC 8011; cups.org/doc/spec-ipp.html; environment CUPS_SERVER: cups.org/doc/man-client.conf.html.
"""

import getpass
import http.client
import os
import socket
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from pos_bridge.errors import CannotOpen, Lost
from pos_bridge.line import ipp
from pos_bridge.line.line import cannot_open

SOCKET = "/run/cups/cups.sock"
PATIENCE = 5.0
"Seconds for one question."
RAW = "application/vnd.cups-raw"
JOB_STATES = {3: "pending", 4: "held", 5: "processing", 6: "stopped", 7: "canceled", 8: "aborted", 9: "completed"}
_STOPPED = 5


@dataclass(frozen=True)
class QueueState:
    """`reasons` are CUPS' words without their degree (media-empty, cover-open, offline ...); `words` what it says to people."""

    accepting: bool
    stopped: bool
    reasons: tuple[str, ...]
    words: str


class CupsQueue:
    """Raises CannotOpen where CUPS or the queue is not there, Lost where a question that was begun got no answer."""

    def __init__(self, name: str, server: str | None = None) -> None:
        self.name = name
        self._server = server or os.environ.get("CUPS_SERVER") or (SOCKET if Path(SOCKET).exists() else "localhost:631")
        self._uri = f"ipp://localhost/printers/{quote(name)}"
        self._user = getpass.getuser()

    def state(self) -> QueueState:
        wanted = ("printer-state", "printer-state-reasons", "printer-state-message", "printer-is-accepting-jobs")
        told = self._ask(ipp.request(ipp.GET_PRINTER, {"printer-uri": self._uri, "requested-attributes": wanted}))
        if told.status == ipp.NOT_FOUND:
            raise CannotOpen(f"cups has no queue {self.name!r}", "absent")
        if not told.done:
            raise CannotOpen(f"cups refuses to tell of {self.name!r} (status {told.status:#06x})", "denied")
        words = " ".join(told.words("printer-state-message"))
        accepting = told.attributes.get("printer-is-accepting-jobs", (True,))[0]
        return QueueState(bool(accepting), told.number("printer-state") == _STOPPED, _reasons(told), words)

    def submit(self, data: bytes, title: str) -> int:
        """The number of the new job. Raises CannotOpen when none was made for certain."""
        about = {"printer-uri": self._uri, "requesting-user-name": self._user, "job-name": title, "document-format": RAW}
        told = self._ask(ipp.request(ipp.PRINT_JOB, about) + data)
        number = told.number("job-id")
        if not told.done or number is None:
            raise CannotOpen(f"cups took no job for {self.name!r} (status {told.status:#06x})", "denied")
        return number

    def job(self, number: int) -> str | None:
        """Its state, None where CUPS knows it no more."""
        about: dict[str, ipp.Wanted] = {"printer-uri": self._uri, "job-id": number, "requested-attributes": ("job-state",)}
        told = self._ask(ipp.request(ipp.GET_JOB, about))
        if told.status == ipp.NOT_FOUND:
            return None
        return JOB_STATES.get(told.number("job-state") or 0, "unknown")

    def cancel(self, number: int) -> bool:
        """True when it is cancelled now and was not finished before."""
        about: dict[str, ipp.Wanted] = {"printer-uri": self._uri, "job-id": number, "requesting-user-name": self._user}
        return self._ask(ipp.request(ipp.CANCEL_JOB, about)).done

    def _ask(self, body: bytes) -> ipp.Answer:
        wire = _Wire(self._server)
        try:
            wire.connect()
        except OSError as error:
            wire.close()
            raise cannot_open(f"cups at {self._server}", error) from error
        try:
            headers = {"Content-Type": "application/ipp"}
            if wire.local:
                # CUPS asks the kernel who that is (cups.org/doc/spec-ipp.html, PeerCred): nobody has to give a password.
                headers["Authorization"] = f"PeerCred {self._user}"
            wire.request("POST", f"/printers/{quote(self.name)}", body, headers)
            told = wire.getresponse()
            if told.status == http.client.NOT_FOUND:
                return ipp.Answer(ipp.NOT_FOUND, {})
            return ipp.answer(told.read())
        except (OSError, http.client.HTTPException, ipp.BadAnswer) as error:
            raise Lost(f"cups at {self._server}: {error}", "closed") from error
        finally:
            wire.close()


class _Wire(http.client.HTTPConnection):
    """To a path or to host:port."""

    def __init__(self, server: str) -> None:
        self.local = server.startswith("/")
        super().__init__("localhost" if self.local else server, None if self.local or ":" in server else 631, timeout=PATIENCE)
        self._path = server

    def connect(self) -> None:
        if not self.local:
            super().connect()
            return
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(PATIENCE)
        self.sock.connect(self._path)


def _reasons(told: ipp.Answer) -> tuple[str, ...]:
    """`media-empty-error` and `media-empty-warning` are `media-empty`."""
    bare = []
    for reason in told.words("printer-state-reasons"):
        for degree in ("-error", "-warning", "-report"):
            reason = reason.removesuffix(degree)
        if reason != "none":
            bare.append(reason)
    return tuple(bare)
