"""A printer on a real pty or socket: bounded buffer, paced line, slow mechanics, and every fault that a printer has."""

import os
import random
import select
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event, Thread

from pos_bridge.printer import Typeface
from pos_bridge.profiles import PrinterProfile
from pos_bridge.simulator.drawing import png
from pos_bridge.simulator.firmware import Firmware, firmware_like
from pos_bridge.simulator.intake import Intake
from pos_bridge.simulator.mechanism import Mechanism
from pos_bridge.simulator.paper import Paper, Piece, Row
from pos_bridge.simulator.ports import Port, PtyPort, TcpPort
from pos_bridge.simulator.sensors import Sensors


class VirtualPrinter:
    """Runs its own thread from the beginning until `close()`.

    `directory/name` is the path to open (or `tcp=True` for a socket); `url` stays the same over unplug and replug.
    `baud` paces the line (None: as fast as the pty), `rows_per_s` the head in dot rows (None: at once).
    Every method may be called from any thread; a fault has taken hold when the call returns.
    """

    def __init__(
        self,
        profile: PrinterProfile,
        directory: Path | None = None,
        name: str = "printer",
        *,
        tcp: bool = False,
        port: int = 0,
        baud: int | None = None,
        rows_per_s: float | None = None,
        fonts: Sequence[Path] = (),
        firmware: Firmware | None = None,
    ) -> None:
        self.firmware = firmware or firmware_like(profile)
        self.paper = Paper()
        self._face = Typeface(fonts)
        self._port: Port = TcpPort(port) if tcp else PtyPort(directory / name if directory is not None else None)
        self._port.plug()
        self._sensors = Sensors()
        self._intake = Intake(self.firmware, baud)
        self._mechanism = Mechanism(self.firmware, self.paper, self._answer, self._sensors.paper_byte)
        self._mechanism.pushed = self._push
        self._rows_per_s = rows_per_s
        self._busy_until = 0.0
        self._mute = False
        self._garbage: random.Random | None = None
        self._drop_after: int | None = None
        self._orders: list[tuple[Callable[[], None], Event]] = []
        self._closing = False
        self._wake_out, self._wake_in = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        self._thread = Thread(target=self._run, name=f"virtual-{name}", daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return self._port.url

    @property
    def papers(self) -> tuple[Piece, ...]:
        """Finished pieces, oldest first."""
        return self.paper.pieces()

    @property
    def current(self) -> Piece:
        """What hangs out of the printer."""
        return self.paper.current()

    @property
    def version(self) -> int:
        """Grows with every row that comes out."""
        return self.paper.version

    @property
    def stopped(self) -> bool:
        """No paper, or the cover is open."""
        return self._sensors.stopped

    @property
    def received(self) -> int:
        """Bytes taken off the line so far."""
        return self._intake.received

    def rows(self, since: int = 0) -> tuple[Row, ...]:
        return self.paper.rows(since)

    def png(self, piece: Piece | None = None) -> bytes:
        """A picture of a piece; without one, of what hangs out of the printer."""
        return png(piece if piece is not None else self.current, self.firmware, self._face)

    # Faults

    def paper_out(self) -> None:
        self._order(lambda: self._sense(out=True))

    def near_end(self) -> None:
        self._order(lambda: self._sense(near=True))

    def load_paper(self) -> None:
        self._order(lambda: self._sense(out=False, near=False))

    def open_cover(self) -> None:
        self._order(lambda: self._sense(cover=True))

    def close_cover(self) -> None:
        self._order(lambda: self._sense(cover=False))

    def paper_out_after(self, rows: int) -> None:
        """The roll ends after so many more rows of letters or dots."""
        self._order(lambda: setattr(self._sensors, "rows_left", rows))

    def mute(self, on: bool = True) -> None:
        """Prints, but answers nothing."""
        self._order(lambda: setattr(self, "_mute", on))

    def garbage(self, on: bool = True, seed: int = 0) -> None:
        """Answers with other bytes than it should."""
        self._order(lambda: setattr(self, "_garbage", random.Random(seed) if on else None))

    def slow(self, rows_per_s: float | None) -> None:
        self._order(lambda: setattr(self, "_rows_per_s", rows_per_s))

    def drop_at(self, size: int) -> None:
        """The cable comes out after `size` more bytes; `replug()` puts it back."""
        self._order(lambda: setattr(self, "_drop_after", size))

    def power_cycle(self) -> None:
        """Off and on: buffer and settings are gone, the paper stays as it is, the cable too."""
        self._order(self._power)

    def unplug(self) -> None:
        self._order(self._port.unplug)

    def replug(self) -> None:
        self._order(self._port.plug)

    def close(self) -> None:
        if self._closing:
            return
        self._closing = True
        self._wake()
        self._thread.join()
        self._port.unplug()
        os.close(self._wake_out)
        os.close(self._wake_in)

    # The printer's thread

    def _order(self, action: Callable[[], None]) -> None:
        done = Event()
        self._orders.append((action, done))
        self._wake()
        done.wait(5)

    def _wake(self) -> None:
        os.write(self._wake_in, b".")

    def _run(self) -> None:
        while not self._closing:
            while self._orders:
                action, done = self._orders.pop(0)
                action()
                done.set()
            self._listen()
            self._receive()
            self._work()

    def _listen(self) -> None:
        now = time.monotonic()
        poll = select.poll()
        poll.register(self._wake_out, select.POLLIN)
        wait = self._intake.wait(now)
        if wait == 0.0:
            for fd in self._port.fds():
                poll.register(fd, select.POLLIN)
        waits = [1.0]
        if wait is not None and wait > 0:
            waits.append(wait)
        if self._intake.pending and not self._sensors.stopped:
            waits.append(max(0.0, self._busy_until - now) if self._intake.whole else 1.0)
        for fd, _ in poll.poll(min(waits) * 1000):
            if fd == self._wake_out:
                os.read(fd, 4096)

    def _receive(self) -> None:
        room = self._intake.room(time.monotonic())
        if self._drop_after is not None:
            room = min(room, self._drop_after)
        data = self._port.receive(room) if room > 0 else b""
        for question in self._intake.take(data, time.monotonic()):
            self._answer(bytes([self._sensors.answer(question)]))
        if self._drop_after is not None:
            self._drop_after -= len(data)
            if self._drop_after <= 0:
                self._drop_after = None
                self._port.unplug()

    def _work(self) -> None:
        """Commands in turn, until paper, cover, or the time that the head needs stop it."""
        while not self._sensors.stopped and not self._orders:
            now = time.monotonic()
            if now < self._busy_until:
                return
            token = self._intake.next()
            if token is None:
                return
            before = self.paper.version
            self._mechanism.run(token)
            rows = self.paper.rows(before)
            if self._rows_per_s:
                self._busy_until = now + sum(row.height for row in rows) / self._rows_per_s
            if self._sensors.used(sum(row.kind in ("text", "dots") for row in rows)):
                self._push()

    def _sense(self, out: bool | None = None, near: bool | None = None, cover: bool | None = None) -> None:
        if self._sensors.change(out, near, cover):
            self._push()

    def _power(self) -> None:
        self._intake.clear()
        self._mechanism.reset()
        self._busy_until = 0.0

    def _push(self) -> None:
        if self._mechanism.look.pushes:
            self._answer(self._sensors.push())

    def _answer(self, data: bytes) -> None:
        if self._mute:
            return
        if self._garbage is not None:
            data = self._garbage.randbytes(len(data) + 3)
        self._port.send(data)
