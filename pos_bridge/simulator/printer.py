"""A printer on a real pty or socket: bounded buffer, paced line, slow mechanics, and every fault that a printer has."""

import os
import select
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

from pos_bridge.printer import Typeface
from pos_bridge.profiles import PrinterProfile
from pos_bridge.simulator.breakable import Breakable, Trouble
from pos_bridge.simulator.drawing import png
from pos_bridge.simulator.firmware import Firmware, firmware_like
from pos_bridge.simulator.intake import Intake, Live
from pos_bridge.simulator.mechanism import Mechanism
from pos_bridge.simulator.paper import Paper, Piece, Row
from pos_bridge.simulator.ports import Port, PtyPort, TcpPort
from pos_bridge.simulator.sensors import Sensors
from pos_bridge.simulator.star_mechanism import StarMechanism
from pos_bridge.simulator.till import Till
from pos_bridge.simulator.usb import UsbPlug, pty_port

POWER_ON = b"\x3b\x31\x00"


class VirtualPrinter(Breakable):
    """Runs its own thread from the beginning until `close()`.

    `directory/name` is the path to open (or `tcp=True` for a socket); `url` stays the same over unplug and replug.
    With a plug it hangs on the machine below `directory`, as the node `name`.
    `baud` paces the line (None: as fast as the pty), `rows_per_s` the head in dot rows (None: at once).
    `pieces`: how many finished ones it remembers.
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
        pieces: int = 200,
        plug: UsbPlug | None = None,
    ) -> None:
        self.firmware = firmware or firmware_like(profile)
        self._own_slots = self.firmware.slots
        self.paper = Paper(pieces)
        self._face = Typeface(fonts)
        pty = PtyPort() if directory is None else pty_port(directory, name, plug)
        self._port: Port = TcpPort(port) if tcp else pty
        self._port.plug()
        self._sensors = Sensors()
        self._trouble = Trouble()
        self._intake = Intake(self.firmware, baud)
        mind = StarMechanism if self.firmware.language == "star" else Mechanism
        self._mechanism = mind(self.firmware, self.paper, self._answer, self._sensors)
        self._mechanism.pushed = self._push
        self._rows_per_s = rows_per_s
        self._busy_until = 0.0
        self._off_until = 0.0
        self._late: deque[tuple[float, bytes]] = deque()
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
        """No paper, an open cover, a stuck knife, or broken."""
        return self._sensors.stopped

    @property
    def till(self) -> Till:
        """The drawer and the buzzer that hang on it."""
        return self._mechanism.till

    @property
    def received(self) -> int:
        """Bytes taken off the line so far."""
        return self._intake.received

    def rows(self, since: int = 0) -> tuple[Row, ...]:
        return self.paper.rows(since)

    def png(self, piece: Piece | None = None) -> bytes:
        """A picture of a piece; without one, of what hangs out of the printer."""
        return png(piece if piece is not None else self.current, self.firmware, self._face)

    def reflash(self, slots: Mapping[int, str] | None) -> None:
        """The same model with another maker's tables of letters in it (None: its own): what a clone is. Not a fault: nothing is
        wrong but the profile."""
        self.firmware = replace(self.firmware, slots=self._own_slots if slots is None else slots)
        self._order(lambda: self._mechanism.reflashed(self.firmware))

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
            self._send_late()
            self._receive()
            self._work()

    def _listen(self) -> None:
        now = time.monotonic()
        poll = select.poll()
        poll.register(self._wake_out, select.POLLIN)
        wait = self._intake.wait(now)
        if self._trouble.held and now < self._off_until:
            wait = self._off_until - now
        if wait == 0.0:
            for fd in self._port.fds():
                poll.register(fd, select.POLLIN)
        waits = [1.0, *(max(0.0, at - now) for at, _ in list(self._late)[:1])]
        if wait is not None and wait > 0:
            waits.append(wait)
        if self._intake.pending and not self._sensors.stopped:
            waits.append(max(0.0, max(self._busy_until, self._off_until) - now) if self._intake.whole else 1.0)
        for fd, _ in poll.poll(min(waits) * 1000):
            if fd == self._wake_out:
                os.read(fd, 4096)

    def _receive(self) -> None:
        trouble, now = self._trouble, time.monotonic()
        if trouble.held and now < self._off_until:
            return
        room = self._intake.room(now)
        for limit in (trouble.drop_after, trouble.off_after):
            room = min(room, limit) if limit is not None else room
        data = self._port.receive(room) if room > 0 else b""
        if now < self._off_until:
            self._intake.lose(data, now)
            return
        for live in self._intake.take(data, now):
            self._obey(live)
        if trouble.off_after is not None:
            trouble.off_after -= len(data)
            if trouble.off_after <= 0:
                trouble.off_after = None
                self._power(trouble.off_for_s)
        if trouble.drop_after is not None:
            trouble.drop_after -= len(data)
            if trouble.drop_after <= 0:
                trouble.drop_after = None
                self._port.unplug()

    def _obey(self, live: Live) -> None:
        """At once, whatever waits in the buffer."""
        if live.name == "ask_now" and 1 <= live.args[0] <= 4:
            self._answer(bytes([self._sensors.answer(live.args[0])]))
        elif live.name == "ask_all":
            self._answer(self._mechanism.status())
        elif live.name == "pulse_now":
            self._mechanism.till.pulse(live.args[0] % 48 + 1, live.args[1] * 100)
        elif live.name == "recover" and self.firmware.recovers and self._sensors.cutter and not self._sensors.jammed:
            if live.args == b"\x02":
                self._intake.clear()
                self._mechanism.reset()
            self._sense(cutter=False)

    def _work(self) -> None:
        """Commands in turn, until paper, cover, knife, or the time that the head needs stop it."""
        while not self._sensors.stopped and not self._orders:
            now = time.monotonic()
            if now < max(self._busy_until, self._off_until):
                return
            token = self._intake.next()
            if token is None:
                return
            before = self.paper.version
            self._mechanism.run(token)
            rows = self.paper.rows(before)
            if self._rows_per_s:
                self._busy_until = now + sum(row.height for row in rows) / self._rows_per_s
            if self._sensors.cutter:
                self._intake.put_back(token)
                self._push()
            if self._sensors.used(sum(row.kind in ("text", "dots") for row in rows)):
                self._push()

    def _power(self, off_s: float) -> None:
        self._intake.clear()
        self._mechanism.power_lost()
        self._sensors.cutter = self._sensors.cutter and self._sensors.jammed
        self._sensors.broken = False
        self._late.clear()
        self._busy_until = 0.0
        self._off_until = time.monotonic() + off_s
        if self.firmware.announces:
            self._late.append((self._off_until, POWER_ON))

    def _push(self) -> None:
        if self._mechanism.look.pushes:
            self._answer(self._mechanism.status())

    def _answer(self, data: bytes) -> None:
        trouble = self._trouble
        if trouble.mute or time.monotonic() < self._off_until:
            return
        if trouble.garbage is not None:
            data = trouble.garbage.randbytes(len(data) + 3)
        if trouble.reply_twice:
            data += data
        if trouble.reply_late_s:
            self._late.append((time.monotonic() + trouble.reply_late_s, data))
        else:
            self._port.send(data)

    def _send_late(self) -> None:
        while self._late and self._late[0][0] <= time.monotonic():
            self._port.send(self._late.popleft()[1])
