"""A real CUPS of a test's own: its folder, its socket, its queues. A backend of the test's own hands bytes on to a TCP port."""

import os
import shutil
import socket
import struct
import subprocess
import sys
import time
from pathlib import Path

from pos_bridge.line import ipp

CUPSD = shutil.which("cupsd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
_DAEMONS = Path("/usr/lib/cups")

_FILES = """
ServerRoot {root}
ServerBin {root}/bin
DataDir {root}/data
DocumentRoot {root}/data
RequestRoot {root}/spool
StateDir {root}/run
CacheDir {root}/cache
AccessLog {root}/access
ErrorLog {root}/error
PageLog {root}/page
User {user}
Group {group}
"""
_DAEMON = """
Listen {socket}
Browsing Off
DefaultAuthType None
PreserveJobHistory Yes
JobRetryInterval 1
WebInterface No
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order deny,allow
</Limit>
</Policy>
"""
# CUPS gives job, user, title, copies, options and, where it is not on the standard input, the file (backend(7)).
_BACKEND = """#!{python}
import os, socket, sys
if len(sys.argv) < 2:
    print('direct to "Unknown" "To a port"')
    sys.exit(0)
data = open(sys.argv[6], "rb").read() if len(sys.argv) > 6 else sys.stdin.buffer.read()
host, _, port = os.environ["DEVICE_URI"].removeprefix("toport://").partition(":")
try:
    with socket.create_connection((host, int(port)), 5) as wire:
        wire.sendall(data)
except OSError:
    sys.exit(1)
"""
_ADD_QUEUE, _PAUSE = 0x4003, 0x0010


class Cups:
    def __init__(self, root: Path) -> None:
        self.root = root
        # A socket's path has to be short.
        self.server = f"/run/t-{os.getpid()}-{id(self) % 10000}.sock" if os.access("/run", os.W_OK) else str(root / "s")
        for folder in ("bin/backend", "data", "spool/tmp", "run/certs", "cache", "ssl"):
            (root / folder).mkdir(parents=True)
        (root / "data/mime").mkdir()
        (root / "data/mime/mime.types").write_text("application/vnd.cups-raw\napplication/octet-stream\n")
        for part in ("daemon", "notifier", "filter", "monitor"):
            if (_DAEMONS / part).exists():
                (root / "bin" / part).symlink_to(_DAEMONS / part)
        backend = root / "bin/backend/toport"
        backend.write_text(_BACKEND.format(python=sys.executable))
        backend.chmod(0o700 if os.getuid() == 0 else 0o755)
        (root / "files.conf").write_text(_FILES.format(root=root, user="lp", group="lp"))
        (root / "cupsd.conf").write_text(_DAEMON.format(socket=self.server))
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        assert CUPSD is not None, "cupsd is missing: make tools installs it"
        command = [CUPSD, "-f", "-c", str(self.root / "cupsd.conf"), "-s", str(self.root / "files.conf")]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        end = time.monotonic() + 15
        while not self._answers():
            if time.monotonic() > end or self._process.poll() is not None:
                raise RuntimeError(f"cupsd did not start: {(self.root / 'error').read_text()[-2000:]}")
            time.sleep(0.02)

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(10)
            self._process = None
        Path(self.server).unlink(missing_ok=True)

    def queue(self, name: str, port: int) -> None:
        """A raw queue to that port of this machine."""
        uri = f"ipp://localhost/printers/{name}"
        body = ipp.request(_ADD_QUEUE, {"printer-uri": uri})[:-1]
        body += b"\x04" + _attribute(0x45, "device-uri", f"toport://127.0.0.1:{port}".encode())
        body += _attribute(0x23, "printer-state", struct.pack(">i", 3)) + _attribute(0x22, "printer-is-accepting-jobs", b"\1")
        body += _attribute(0x42, "printer-error-policy", b"retry-current-job") + b"\x03"
        told = self._ask("/admin/", body)
        assert told.done, told

    def pause(self, name: str) -> None:
        told = self._ask("/admin/", ipp.request(_PAUSE, {"printer-uri": f"ipp://localhost/printers/{name}"}))
        assert told.done, told

    def _answers(self) -> bool:
        try:
            with socket.socket(socket.AF_UNIX) as probe:
                probe.connect(self.server)
        except OSError:
            return False
        return True

    def _ask(self, path: str, body: bytes) -> ipp.Answer:
        with socket.socket(socket.AF_UNIX) as wire:
            wire.connect(self.server)
            head = (
                f"POST {path} HTTP/1.0\r\nHost: localhost\r\nContent-Type: application/ipp\r\nContent-Length: {len(body)}\r\n\r\n"
            )
            wire.sendall(head.encode() + body)
            told = b""
            while part := wire.recv(65536):
                told += part
        return ipp.answer(told.partition(b"\r\n\r\n")[2])


def _attribute(tag: int, name: str, value: bytes) -> bytes:
    return struct.pack(">BH", tag, len(name)) + name.encode() + struct.pack(">H", len(value)) + value
