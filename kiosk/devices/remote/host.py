"""One agent as a `DeviceHost`. Web threads bring what arrives; one thread of its own makes sense of it, in order."""

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from queue import Empty, Full, Queue
from secrets import token_hex
from threading import Lock, Thread
from typing import Any, Literal

from kiosk.devices.host import Heard
from kiosk.devices.remote.jobs import HandedJobs
from kiosk.devices.remote.line import Line, Wire
from kiosk.devices.remote.questions import Questions
from kiosk.devices.remote.state import Devices
from kiosk.domain.devices import HostNow
from pos_bridge import __version__
from pos_bridge.agent import messages as say
from pos_bridge.agent.messages import PROTOCOL, BadMessage, FromAgent, ToAgent
from pos_bridge.bridge import ByteRecord, CommandResult, DeviceConfig, DeviceStatus, PortsChanged, Scanned, SeenPort
from pos_bridge.printer import PrintOutcome
from pos_bridge.profiles import Profiles

log = logging.getLogger(__name__)

TICK_S = 2.0
SILENCE_S = 8.0
"An agent answers every tick: one that is silent for so long is not there, whatever the network says."
GRACE_S = 4.0
"A connection that is back this soon is no news: nobody is told that the printer was gone."
HELLO_S = 10.0
FRESH_S = 5.0
"A scan that is older belongs to a person who may have walked away."
MOST_UNREAD = 5000
RIVALS = 3
"So many runs in a row that drove each other out while they were alive: two machines use one key."


class RemoteHost:
    """`clock` in seconds, monotonic; `now` for people; `changed` is called when `describe` says something new."""

    kind: Literal["server", "agent"] = "agent"
    remembers_jobs = True

    def __init__(
        self,
        host_id: str,
        name: str,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        changed: Callable[[], None] = lambda: None,
    ) -> None:
        self.id = host_id
        self.name = name
        self._clock = clock
        self._now = now
        self._changed = changed
        self._heard: Heard = lambda event: None
        self._inbox: Queue[tuple[Line, FromAgent] | None] = Queue(MOST_UNREAD)
        self._lock = Lock()
        self._line: Line | None = None
        self._wanted: say.Configure | None = None
        self._jobs = HandedJobs()
        self._questions = Questions()
        self._devices = Devices(clock, lambda event: self._heard(event))
        self._ports: tuple[SeenPort, ...] = ()
        self._commands: Mapping[str, tuple[str, ...]] = {}
        self._boot, self._number, self._confirmed = "", 0, 0
        self._gone_at = clock()
        self._told_away = False
        self._rivals = 0
        self._state = HostNow(host_id, name, "agent", False)
        self._closed = False
        self._thread = Thread(target=self._run, name=f"agent {host_id}", daemon=True)

    # What a DeviceHost does

    @property
    def available(self) -> bool:
        """A short break of the connection does not count."""
        return self._state.available

    @property
    def connected(self) -> bool:
        """Whether it can be told something at this very moment."""
        return self._ready() is not None

    def configure(self, devices: Sequence[DeviceConfig], profiles: Profiles) -> None:
        wanted = say.configuration(devices, profiles)
        with self._lock:
            known, self._wanted = self._wanted, wanted
        self._devices.carry(devices)
        if known is None or known.revision != wanted.revision:
            self._say(wanted)

    def print(self, device_id: str, job_id: str, document: Mapping[str, Any], torn: bool) -> PrintOutcome:
        """Blocks until the agent tells the outcome, through short breaks of the connection. Raises `OutOfReach` when the agent is
        away for longer, or this server ends: the job may be on paper and only the agent knows, so it is handed over again."""
        handed = self._jobs.hand(say.Print(job_id, token_hex(8), device_id, dict(document), torn))
        if self._ready() is not None:
            handed.said = True
            self._say(handed.message)
        return self._jobs.wait(handed)

    def command(self, device_id: str, name: str, arguments: Mapping[str, Any]) -> CommandResult:
        return self._questions.command(self._ready(), device_id, name, arguments)

    def bytes_log(self, device_id: str) -> tuple[ByteRecord, ...]:
        return self._questions.bytes_log(self._ready(), device_id)

    def statuses(self) -> tuple[DeviceStatus, ...]:
        return self._devices.statuses()

    def commands(self, device_id: str) -> tuple[str, ...]:
        return self._commands.get(device_id, ())

    def seen(self) -> Sequence[SeenPort]:
        return self._ports if self._ready() is not None else ()

    def listen(self, heard: Heard) -> None:
        self._heard = heard

    def start(self) -> None:
        self._gone_at = self._clock()
        self._thread.start()

    def close(self) -> None:
        """Prints that wait end with `OutOfReach`; the agent goes on with what it has."""
        self._closed = True
        self._jobs.close()
        self._questions.broke(None)
        with suppress(Full):
            self._inbox.put_nowait(None)
        if self._thread.is_alive():
            self._thread.join(timeout=5)
        line = self._line
        if line is not None:
            line.end()

    # What store IT sees and does

    def describe(self) -> HostNow:
        return replace(self._state, name=self.name)

    def trust(self, trusted: bool) -> None:
        """Without a key that holds the agent will not be heard of again: what it was told to print may be on paper, and a person
        has to look."""
        if not trusted:
            self._jobs.abandon()
        if trusted == (self._state.trouble == "no_key"):
            self._show(trouble="" if trusted else "no_key", detail="")

    # What arrives, from web threads

    def joined(self, wire: Wire) -> Line:
        """A connection with this agent's key was opened. It takes the place of an older one."""
        line = Line(wire, self._clock())
        with self._lock:
            older, self._line = self._line, line
            self._rivals = self._rivals + 1 if older is not None and older.alive(self._clock(), SILENCE_S / 2) else 0
        if older is not None:
            self._questions.broke(older)
            older.end()
        return line

    def part(self, line: Line, part: Any) -> None:
        try:
            for message in line.join(part):
                if isinstance(message, say.Answer):
                    # Not in turn: whoever hears of an event in the host's own thread may ask a question there and wait.
                    self._questions.answered(message)
                else:
                    self._inbox.put_nowait((line, message))
        except BadMessage as error:
            log.warning("agent %s says what cannot be understood: %s", self.id, error)
            line.end()
        except Full:
            log.warning("agent %s says more than can be heard", self.id)
            line.end()

    def left(self, line: Line) -> None:
        line.ended = True
        self._questions.broke(line)
        with self._lock:
            if self._line is line:
                self._line = None
                self._gone_at = self._clock()

    # In order, in the host's own thread

    def _run(self) -> None:
        tick_at = self._clock()
        while not self._closed:
            try:
                arrived = self._inbox.get(timeout=max(0.0, min(TICK_S, tick_at - self._clock())))
                if arrived is not None and arrived[0] is self._line:
                    self._take(*arrived)
            except Empty:
                pass
            except Exception:
                # One message that failed must not silence all devices of the agent.
                log.exception("agent %s", self.id)
            if self._clock() >= tick_at:
                tick_at = self._clock() + TICK_S
                self._tick()

    def _take(self, line: Line, message: FromAgent) -> None:
        line.heard_at = self._clock()
        if isinstance(message, say.Hello):
            self._greet(line, message)
        elif line.ready:
            match message:
                case say.News():
                    self._news(message)
                case say.Snapshot():
                    self._snapshot(message)
                case say.Finished(job=job, attempt=attempt):
                    self._jobs.finished(message)
                    self._say(say.Taken(job, attempt))
                case say.Ports(seen=seen):
                    self._ports = seen
                    self._heard(PortsChanged(self._clock()))
                case say.Alive(waiting=waiting):
                    self._show(waiting=waiting, seen=self._now())
                case _:
                    pass

    def _greet(self, line: Line, hello: say.Hello) -> None:
        if hello.protocol != PROTOCOL:
            line.turned_away = True
            line.say(say.TurnedAway("protocol", PROTOCOL, __version__))
            detail = f"{hello.protocol} ≠ {PROTOCOL}"
            self._show(available=False, trouble="protocol", detail=detail, version=hello.version, machine=hello.machine)
            return
        if hello.boot != self._boot:
            self._boot, self._number, self._confirmed = hello.boot, 0, 0
        line.say(say.Welcome(__version__, self.id, self.name, self._clock()))
        wanted = self._wanted
        if wanted is not None and wanted.revision != hello.revision:
            line.say(wanted)
        line.boot = hello.boot  # from here on the line is ready, and other threads use it
        for handed in self._jobs.saying():
            line.say(handed)
        log.info("agent %s is connected (%s on %s)", self.id, hello.version, hello.machine)
        trouble = "two_agents" if self._rivals >= RIVALS else ""
        since = self._state.since if self._state.available else self._now()
        self._show(
            available=True,
            since=since,
            seen=self._now(),
            version=hello.version,
            machine=hello.machine,
            waiting=hello.waiting,
            trouble=trouble,
            detail="",
        )

    def _news(self, news: say.News) -> None:
        if news.number > self._number:
            self._number = news.number
            try:
                event = say.event_of(news)
            except BadMessage as error:
                log.warning("agent %s: %s", self.id, error)
            else:
                if isinstance(event, Scanned) and self._clock() - event.at > FRESH_S:
                    log.warning("a scan of %s came later than %g s and is dropped", event.device, FRESH_S)
                    self._show(late_scans=self._state.late_scans + 1)
                elif self._devices.happened(event):
                    self._heard(event)
        # One confirmation for many, unless nothing more waits to be read.
        if self._inbox.empty() or self._number - self._confirmed >= 50:
            self._confirmed = self._number
            self._say(say.Heard(self._number))

    def _snapshot(self, snapshot: say.Snapshot) -> None:
        self._told_away = False
        self._commands = snapshot.commands
        self._devices.snapshot(snapshot.statuses)
        if snapshot.complaint:
            self._show(trouble="settings", detail=snapshot.complaint)
        elif self._state.trouble == "settings":
            self._show(trouble="", detail="")

    def _tick(self) -> None:
        line, now = self._line, self._clock()
        if line is not None:
            if line.ready and now - line.heard_at <= SILENCE_S:
                self._say(say.Tick(now))
            elif now - line.heard_at > (SILENCE_S if line.ready else HELLO_S):
                log.warning("agent %s is silent", self.id)
                line.end()
                self.left(line)
        if self._line is None and not self._told_away and now - self._gone_at > GRACE_S:
            self._told_away = True
            self._devices.away()
            self._jobs.leave()
            if self._state.available:
                log.warning("agent %s is away", self.id)
                self._show(available=False, since=self._state.seen)

    def _ready(self) -> Line | None:
        line = self._line
        return line if line is not None and line.ready else None

    def _say(self, message: ToAgent) -> None:
        line = self._ready()
        if line is None:
            return
        try:
            line.say(message)
        except BadMessage as error:
            log.error("agent %s cannot be told: %s", self.id, error)
            self._show(trouble="settings", detail=str(error))

    def _show(self, **changes: Any) -> None:
        before, self._state = self._state, replace(self._state, **changes)
        if replace(before, seen=None) != replace(self._state, seen=None):
            self._changed()
