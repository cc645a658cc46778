"""A torn printer is freed for sure: a power cut may eat the bytes that free it, and nothing but them."""

import time

import msgspec
import pytest

from pos_bridge.document import from_json
from pos_bridge.printer import PrintState
from pos_bridge.printer.driver import PrinterDriver
from pos_bridge.printer.encode import resync
from pos_bridge.profiles import PrinterProfile, Profiles
from tests.pos_bridge.slips import slip

ASKED_IN_TURN = b"\x1dr\x01"
WHEN_PRINTED = b"\x1d(H\x06\x00\x30\x30"


class Printer:
    """The far end of a wire, byte for byte: it answers what it is asked, but for the first `eaten` questions asked in turn."""

    def __init__(self, profile: PrinterProfile, eaten: int = 0, *, mute: bool = False, asleep: int = 0, noise: bytes = b"") -> None:
        self.got = b""
        self._eaten = eaten
        self._asleep = asleep
        self._noise = noise
        self._mute = mute
        self.driver = PrinterDriver(self, profile, time.monotonic, lambda status: None, lambda job, state, size: None)

    def session(self) -> int:
        return 1

    def wait_writable(self, session: int, seconds: float) -> bool:
        return True

    def write_some(self, session: int, data: bytes) -> int:
        self.got += data
        if not self._mute:
            self._answer(data)
        return len(data)

    def _answer(self, data: bytes) -> None:
        if self._asleep:
            self._asleep -= 1
            self.got = b""
            return
        self.driver.received(b"\x12" * data.count(b"\x10\x04"))
        for _ in range(data.count(ASKED_IN_TURN)):
            if self._eaten:
                self._eaten -= 1
            else:
                self.driver.received(self._noise + b"\x00")
        if WHEN_PRINTED in data:
            mark = data[data.index(WHEN_PRINTED) + len(WHEN_PRINTED) :][:4]
            self.driver.received(b"\x37\x22" + mark + b"\x00")


def hasty(profiles: Profiles, name: str) -> PrinterProfile:
    profile = profiles.printer(name)
    return msgspec.structs.replace(profile, patience=msgspec.structs.replace(profile.patience, fence_s=0.2, poll_s=0.02))


@pytest.mark.parametrize("name", ["epson-tm-t20iii", "zjiang-pos-5890"])
@pytest.mark.parametrize(("eaten", "freeings"), [(0, 1), (1, 2)])
def test_what_frees_a_torn_printer_is_sent_until_it_says_that_it_got_there(
    profiles: Profiles, name: str, eaten: int, freeings: int
) -> None:
    profile = hasty(profiles, name)
    printer = Printer(profile, eaten)
    document = from_json(slip())
    assert printer.driver.print("job", document, torn=True).done
    assert printer.got.count(resync(profile)) == freeings
    body = b"".join(printer.driver.encoded(document))[:100]
    last_word = printer.got.index(body) if body in printer.got else -1
    assert printer.got.rindex(resync(profile)) < printer.got.rindex(ASKED_IN_TURN, 0, last_word) < last_word


def test_a_printer_that_says_nothing_is_written_to_all_the_same(profiles: Profiles) -> None:
    printer = Printer(hasty(profiles, "epson-tm-t20iii"), mute=True)
    outcome = printer.driver.print("job", from_json(slip()), torn=True)
    assert outcome.state is PrintState.UNCERTAIN and outcome.bytes_sent > 100
    assert printer.got.count(resync(hasty(profiles, "epson-tm-t20iii"))) == 1


def test_one_that_answers_but_never_in_turn_gets_its_document_too(profiles: Profiles) -> None:
    printer = Printer(hasty(profiles, "epson-tm-t20iii"), eaten=1000)
    outcome = printer.driver.print("job", from_json(slip()), torn=True)
    assert outcome.bytes_sent > 100, "what it says is advice: it is no gate"


def test_a_printer_in_good_order_is_not_freed(profiles: Profiles) -> None:
    profile = hasty(profiles, "epson-tm-t20iii")
    printer = Printer(profile)
    assert printer.driver.print("job", from_json(slip())).done
    assert resync(profile) not in printer.got


def test_one_that_is_off_is_freed_when_it_is_back(profiles: Profiles) -> None:
    """What it gets while it is off is lost: it would print the next document behind the torn one."""
    profile = hasty(profiles, "zjiang-pos-5890")
    profile = msgspec.structs.replace(profile, status=msgspec.structs.replace(profile.status, reply_ms=20))
    printer = Printer(profile, asleep=3)
    assert printer.driver.print("job", from_json(slip()), torn=True).done
    assert printer.got.count(resync(profile)) == 1


@pytest.mark.parametrize(("name", "believed"), [("epson-tm-t20iii", True), ("zjiang-pos-5890", False)])
def test_answers_in_noise_prove_nothing_but_a_mark_does(profiles: Profiles, name: str, believed: bool) -> None:
    printer = Printer(hasty(profiles, name), noise=b"\xff")
    outcome = printer.driver.print("job", from_json(slip()))
    assert (outcome.done, outcome.reason) == ((True, None) if believed else (False, "garbled"))


def test_flow_control_that_nobody_asked_for_is_no_noise(profiles: Profiles) -> None:
    printer = Printer(hasty(profiles, "zjiang-pos-5890"), noise=b"\x13\x11")
    assert printer.driver.print("job", from_json(slip())).state is PrintState.PROCESSED
