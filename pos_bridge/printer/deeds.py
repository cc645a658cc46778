"""Short deeds of a printer, each done now or not at all: nothing here is kept for later, and nothing is done twice."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pos_bridge.printer.conversation import Conversation
from pos_bridge.printer.driver import PrinterDriver
from pos_bridge.printer.escpos import ASK_DRAWER_IN_TURN, NAMES, ask_name
from pos_bridge.printer.replies import DRAWER_SENSOR, Answered
from pos_bridge.printer.sheets import Candidate, candidates_from, code_page_sheet, self_test
from pos_bridge.printer.status import RECOVERABLE, Cover, Paper

SHEET_S = 30.0
"A person stands there and waits for a test slip."


@dataclass(frozen=True)
class DeedResult:
    """`detail` is a code where it was not done: absent, busy, lost, stalled, or what is wrong with printer or arguments."""

    done: bool
    detail: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)


class PrinterDeeds:
    """Every method takes the arguments as they came in JSON."""

    def __init__(self, driver: PrinterDriver) -> None:
        self._driver = driver
        self._profile = driver.profile
        self._commands = driver.commands

    def by_name(self) -> Mapping[str, Callable[[Mapping[str, Any]], DeedResult]]:
        return {
            "feed": self.feed,
            "cut": self.cut,
            "drawer": self.drawer,
            "buzzer": self.buzzer,
            "status": self.status,
            "identify": self.identify,
            "recover": self.recover,
            "print_test": self.print_test,
            "code_page_sheet": self.code_page_sheet,
        }

    def feed(self, arguments: Mapping[str, Any]) -> DeedResult:
        """`lines`: 1 to 50"""
        lines = _number(arguments, "lines", 3, (1, 50))
        return lines if isinstance(lines, DeedResult) else self._push(self._commands.feed(lines))

    def cut(self, arguments: Mapping[str, Any]) -> DeedResult:
        return self._push(self._commands.cut())

    def buzzer(self, arguments: Mapping[str, Any]) -> DeedResult:
        return self._push(bytes.fromhex(self._profile.buzzer)) if self._profile.buzzer else DeedResult(False, "no_buzzer")

    def drawer(self, arguments: Mapping[str, Any]) -> DeedResult:
        """One pulse. `pin` 1 or 2, `t1` and `t2` milliseconds on and off (10 to 510); what is left out is the profile's.

        A printer that stands still would keep the pulse until it goes on, so it gets none; one that obeys real-time
        commands gets that kind.
        """
        socket = self._profile.drawer
        if not socket.pins:
            return DeedResult(False, "no_drawer")
        pin = arguments.get("pin", socket.pins[0])
        if pin not in socket.pins or isinstance(pin, bool):
            return DeedResult(False, "pin")
        on = _number(arguments, "t1", socket.on_ms, (10, 510))
        off = _number(arguments, "t2", socket.off_ms, (10, 510))
        if isinstance(on, DeedResult) or isinstance(off, DeedResult):
            return on if isinstance(on, DeedResult) else off if isinstance(off, DeedResult) else DeedResult(False)
        pulse = self._commands.drawer(1 if pin == 1 else 2, on, off)
        timing = {"pin": pin, "t1": on, "t2": off}

        def kick(session: int, talk: Conversation) -> DeedResult:
            hindrance = self._hindrance(session, talk)
            if hindrance is not None:
                return DeedResult(False, hindrance, self._facts(talk))
            self._driver.push(session, pulse)
            self._look_at_drawer(session, talk)
            return DeedResult(True, "", {**timing, **self._facts(talk)})

        return _said(self._driver.idle(kick))

    def status(self, arguments: Mapping[str, Any]) -> DeedResult:
        """Paper, cover, online, fault, drawer: each with its third value, unknown."""

        def look(session: int, talk: Conversation) -> DeedResult:
            answered = talk.ask(session)
            self._look_at_drawer(session, talk)
            return DeedResult(answered, "" if answered else "no_answer", self._facts(talk))

        return _said(self._driver.idle(look))

    def identify(self, arguments: Mapping[str, Any]) -> DeedResult:
        """Maker, model, firmware and serial number, as far as the printer tells them."""
        if not self._profile.status.names:
            return DeedResult(False, "not_supported")

        def ask(session: int, talk: Conversation) -> DeedResult:
            told = {what: talk.ask_name(session, ask_name(number)) for what, number in NAMES.items()}
            known = {what: name for what, name in told.items() if name is not None}
            return DeedResult(bool(known), "" if known else "no_answer", known)

        return _said(self._driver.idle(ask))

    def recover(self, arguments: Mapping[str, Any]) -> DeedResult:
        """Goes on after a cutter or mechanical fault that a person has put right. Nothing else is recoverable from here."""
        status = self._driver.status()
        if not self._commands.recover():
            return DeedResult(False, "not_supported")
        if status.fault not in RECOVERABLE:
            return DeedResult(False, "nothing_to_recover")
        if status.cover is Cover.OPEN or status.paper is Paper.OUT:
            return DeedResult(False, status.hindrance or "")

        def now(session: int, talk: Conversation) -> DeedResult:
            talk.recover_now(session)
            talk.ask(session)
            fault = talk.status.fault
            return DeedResult(fault not in RECOVERABLE, "" if fault not in RECOVERABLE else "fault", self._facts(talk))

        # A job that waits for the fault holds the printer: it is told, and does it itself.
        if self._driver.go_on():
            return DeedResult(True)
        return _said(self._driver.idle(now))

    def print_test(self, arguments: Mapping[str, Any]) -> DeedResult:
        """The self-test slip. `title` and `notes` (a list) are words of the caller's language, `language` decides spellings."""
        return self._print("self-test", self._driver.encoded(self_test(self._profile, arguments)))

    def code_page_sheet(self, arguments: Mapping[str, Any]) -> DeedResult:
        """A numbered row for each of `candidates` ([{"page": "cp866", "slot": 17}, ...]; left out: all that are known of).

        `data["lines"]` says what stands behind each number, for whoever touches the one that reads right. A printer without
        letters of its own has nothing to choose.
        """
        if self._profile.text.drawn == "always":
            return DeedResult(False, "not_supported")
        given = arguments.get("candidates")
        found = candidates_from(given)
        if isinstance(found, str):
            return DeedResult(False, found)
        lines = [_line(number, one) for number, one in enumerate(found, 1)]
        return self._print("code-page-sheet", code_page_sheet(self._profile, self._commands, found), {"lines": lines})

    def _print(self, job_id: str, parts: list[bytes], data: Mapping[str, Any] | None = None) -> DeedResult:
        outcome = self._driver.print_parts(job_id, parts, give_up_s=SHEET_S)
        facts = {"state": str(outcome.state), "proof": outcome.proof, "bytes": outcome.bytes_sent, **(data or {})}
        return DeedResult(outcome.done, outcome.reason or "", facts)

    def _push(self, data: bytes) -> DeedResult:
        def now(session: int, talk: Conversation) -> DeedResult:
            hindrance = self._hindrance(session, talk)
            if hindrance is not None:
                return DeedResult(False, hindrance, self._facts(talk))
            self._driver.push(session, data)
            return DeedResult(True)

        return _said(self._driver.idle(now))

    def _hindrance(self, session: int, talk: Conversation) -> str | None:
        """Why nothing is sent now. One that spoke before and says nothing now stands still: it would do it when it goes on."""
        if talk.ask(session):
            return talk.status.hindrance
        return "no_answer" if talk.speaks and self._commands.ask()[0] else None

    def _look_at_drawer(self, session: int, talk: Conversation) -> None:
        if self._profile.status.drawer and self._profile.dialect == "escpos":
            talk.ask_in_turn(session, ASK_DRAWER_IN_TURN, Answered(DRAWER_SENSOR), DRAWER_SENSOR)

    def _facts(self, talk: Conversation) -> Mapping[str, str]:
        status = talk.status
        return {
            "paper": status.paper,
            "cover": status.cover,
            "online": status.online,
            "fault": status.fault,
            "drawer": status.drawer,
        }


def _line(number: int, candidate: Candidate) -> Mapping[str, Any]:
    return {"number": number, "page": candidate.page, "slot": candidate.slot}


def _number(arguments: Mapping[str, Any], name: str, usual: int, limits: tuple[int, int]) -> int | DeedResult:
    value = arguments.get(name, usual)
    if isinstance(value, bool) or not isinstance(value, int) or not limits[0] <= value <= limits[1]:
        return DeedResult(False, f"{name}: a whole number from {limits[0]} to {limits[1]}")
    return value


def _said(result: DeedResult | str) -> DeedResult:
    return result if isinstance(result, DeedResult) else DeedResult(False, result)
