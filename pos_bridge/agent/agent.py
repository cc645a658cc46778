"""The agent at work: its bridge, its journal, and one connection after another to the server."""

import logging
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event, Lock, Thread

import msgspec

from pos_bridge.agent.jobs import Jobs
from pos_bridge.agent.journal import Job, Journal, Told
from pos_bridge.agent.messages import (
    PROTOCOL,
    Accepted,
    Alive,
    BadMessage,
    Configure,
    Finished,
    Heard,
    Hello,
    Ports,
    Print,
    Question,
    Snapshot,
    Taken,
    Tick,
    ToAgent,
    TurnedAway,
    Welcome,
    encode,
    no_profiles,
    to_agent,
)
from pos_bridge.agent.outbox import Outbox
from pos_bridge.agent.questions import Questions
from pos_bridge.agent.uplink import REFUSED_WAIT_S, BackOff, Connection, Refused
from pos_bridge.bridge import Bridge, DeviceStatus, LinkChanged, PortsChanged, PrinterStatusChanged
from pos_bridge.document import from_json
from pos_bridge.errors import BadDocument, BridgeError, Lost
from pos_bridge.identity import PortWatch
from pos_bridge.printer import PrintOutcome, PrintState

log = logging.getLogger(__name__)

SILENCE_S = 10.0
"A server that ticks every two seconds and is silent for this long is not there, whatever the network says."

PATIENCE_S = 8.0
"How long a stop waits for paper that is on its way."


class Agent:
    """`connect` opens a connection: raises `Refused` or `Lost`. `boot` names this run, `machine` this machine."""

    def __init__(
        self,
        journal: Journal,
        connect: Callable[[], Connection],
        *,
        version: str,
        boot: str,
        machine: str,
        fonts: Sequence[Path] = (),
        clock: Callable[[], float] = time.monotonic,
        back_off: BackOff | None = None,
        watch: Callable[[Callable[[], None]], PortWatch] = PortWatch,
    ) -> None:
        self._journal = journal
        self._connect = connect
        self._hello = Hello(PROTOCOL, version, boot, machine=machine)
        self._clock = clock
        self._back_off = back_off or BackOff()
        self._bridge = Bridge([], no_profiles(), clock, fonts, watch)
        self._outbox = Outbox(clock)
        self._jobs = Jobs(journal, self._bridge.print, self._tell_outcome, lambda: self._line is not None)
        self._stop = Event()
        self._line: Connection | None = None
        self._ordered = Lock()
        self._shown: tuple[DeviceStatus, ...] = ()
        self._revision = ""
        self._complaint = ""
        self._questions = Questions(self._bridge, self._outbox.server_time)

    def stop(self) -> None:
        """Ask it to end; safe in a signal handler."""
        self._stop.set()

    def statuses(self) -> tuple[DeviceStatus, ...]:
        return self._bridge.statuses()

    def run(self) -> None:
        """Until `stop`: devices are carried and accepted jobs printed whether or not a server is there."""
        self._restore()
        self._bridge.start()
        Thread(target=self._pump, name="device events", daemon=True).start()
        self._jobs.start()
        try:
            while not self._stop.is_set():
                self._stop.wait(self._one_connection())
        finally:
            self._close()

    def _close(self) -> None:
        if not self._jobs.stop(PATIENCE_S):
            log.warning("a document is being printed and does not end: it will be reported as uncertain")
        self._bridge.close()
        self._jobs.join()
        line, self._line = self._line, None
        if line is not None:
            line.close()

    def _one_connection(self) -> float:
        """Open, talk until it ends. Returns seconds to wait before the next."""
        try:
            line = self._connect()
        except Refused as error:
            log.error("%s. Pair this agent again, or give it another key; trying again in %g s", error, REFUSED_WAIT_S)
            return REFUSED_WAIT_S
        except (Lost, OSError) as error:
            wait = self._back_off.next()
            log.info("no connection: %s; trying again in %.1f s", error, wait)
            return wait
        began = self._clock()
        try:
            return self._talk(line)
        except Lost as lost:
            log.warning("%s", lost)
        except sqlite3.Error:
            log.exception("the journal failed; nothing is accepted until it works again")
        finally:
            self._outbox.closed()
            if not self._stop.is_set():
                self._line = None
                line.close()
        self._back_off.lasted(self._clock() - began)
        return self._back_off.next()

    def _talk(self, line: Connection) -> float:
        line.send(msgspec.structs.replace(self._hello, revision=self._revision, waiting=self._waiting()))
        heard = self._clock()
        while not self._stop.is_set():
            try:
                message = line.next(0.5)
            except BadMessage as error:
                self._complain(line, f"a message of the server: {error}")
                continue
            if message is not None:
                heard = self._clock()
                if isinstance(message, TurnedAway):
                    return self._turned_away(message)
                self._take(line, message)
            elif self._clock() - heard > SILENCE_S:
                raise Lost(f"no word from the server for {SILENCE_S:g} s")
        return 0.0

    def _turned_away(self, message: TurnedAway) -> float:
        newer = "older" if message.protocol > PROTOCOL else "newer"
        log.error(
            "the server (%s) speaks protocol %d, this agent (%s) speaks %d and is %s than it: install the server's version here",
            message.version,
            message.protocol,
            self._hello.version,
            PROTOCOL,
            newer,
        )
        return REFUSED_WAIT_S

    def _take(self, line: Connection, message: ToAgent) -> None:
        match message:
            case Welcome():
                self._welcomed(line, message)
            case Tick(at=at):
                self._outbox.tick(at)
                line.send(Alive(self._waiting()))
                self._show(line, changed_only=True)
            case Heard(number=number):
                if self._outbox.heard(number):
                    self._show(line)
            case Configure():
                self._configure(line, message)
            case Print():
                self._accept(line, message)
            case Taken(job=job, attempt=attempt):
                self._journal.taken(job, attempt)
            case Question():
                self._questions.ask(line, message)
            case _:
                pass

    def _welcomed(self, line: Connection, message: Welcome) -> None:
        log.info("connected to the server (%s) as %s", message.version, message.name)
        with self._ordered:
            self._line = line
            self._send_snapshot(line)
            for news in self._outbox.opened(message.at):
                line.send(news)
        self._show_ports()
        for told in self._journal.untold():
            line.send(Finished(told.id, told.attempt, told.outcome))
        self._jobs.poke()

    # Devices

    def _restore(self) -> None:
        """What the server last wanted, so that devices work before it is heard of."""
        kept = self._journal.configuration()
        if kept is None:
            return
        try:
            message = to_agent(kept)
            assert isinstance(message, Configure)
            self._bridge.configure(message.devices, message.profiles)
            self._revision = message.revision
        except (BadMessage, BridgeError, ValueError, AssertionError) as error:
            log.warning("the configuration that was kept is of no use here, the server will be asked: %s", error)

    def _configure(self, line: Connection, message: Configure) -> None:
        try:
            self._bridge.configure(message.devices, message.profiles)
        except (BridgeError, ValueError) as error:
            self._complain(line, str(error))
            return
        self._journal.keep_configuration(encode(message))
        self._revision = message.revision
        self._complaint = ""
        log.info("carrying %d devices", len(message.devices))
        self._show(line)
        self._show_ports()  # which device uses which port is another matter now
        self._jobs.poke()

    def _complain(self, line: Connection, why: str) -> None:
        log.error("%s", why)
        self._complaint = why[:500]
        self._show(line)

    def _pump(self) -> None:
        for event in self._bridge.events():
            if isinstance(event, PortsChanged):
                self._show_ports()
                continue
            state = isinstance(event, LinkChanged | PrinterStatusChanged)
            with self._ordered:
                line = self._line
                try:
                    news = self._outbox.add(event)
                    if news is not None and line is not None:
                        line.send(news)
                    if state and line is not None:
                        self._send_snapshot(line)
                except (Lost, BadMessage) as error:
                    log.debug("not told: %s", error)
            if state:
                self._jobs.poke()

    def _show(self, line: Connection, changed_only: bool = False) -> None:
        if not changed_only or self._bridge.statuses() != self._shown:
            with self._ordered:
                self._send_snapshot(line)

    def _send_snapshot(self, line: Connection) -> None:
        self._shown = self._bridge.statuses()
        commands = {status.device: self._bridge.commands(status.device) for status in self._shown}
        line.send(Snapshot(self._shown, commands, self._revision, self._complaint))

    def _show_ports(self) -> None:
        with self._ordered:
            line = self._line
            if line is not None:
                with suppress(Lost):
                    line.send(Ports(self._bridge.seen()))

    def _waiting(self) -> int:
        return self._journal.open_jobs() + len(self._journal.untold())

    # Jobs

    def _accept(self, line: Connection, message: Print) -> None:
        try:
            from_json(message.document)
            job = Job(message.job, message.attempt, message.device, message.document, message.torn)
            told = self._jobs.accept(job)
        except BadDocument as error:
            told = _refused(message, "bad_document", str(error))
        except sqlite3.Error as error:
            # Not on disk, so not accepted; no byte of it leaves.
            log.exception("the journal failed")
            told = _refused(message, "journal", str(error))
        if told is None:
            line.send(Accepted(message.job, message.attempt))
        else:
            line.send(Finished(told.id, told.attempt, told.outcome))

    def _tell_outcome(self, told: Told) -> None:
        line = self._line
        if line is not None:
            try:
                line.send(Finished(told.id, told.attempt, told.outcome))
            except Lost:
                log.info("job %s is told at the next connection", told.id)


def _refused(message: Print, reason: str, detail: str) -> Told:
    return Told(message.job, message.attempt, PrintOutcome(PrintState.NOT_STARTED, "none", 0, reason, detail))
