"""Printing through a queue: a real CUPS, a virtual printer behind it, and a queue in memory for what CUPS does rarely."""

import random
import socket
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

import pytest

from pos_bridge.bridge import Bridge, DeviceConfig
from pos_bridge.document import from_json
from pos_bridge.errors import BadAddress, CannotOpen, Lost
from pos_bridge.line import CupsQueue, QueueState, ipp
from pos_bridge.link import LinkState
from pos_bridge.printer import PrintOutcome, PrintState, QueueDriver
from pos_bridge.profiles import Profiles
from pos_bridge.simulator import VirtualPrinter
from tests.pos_bridge.counter import Printing, until
from tests.pos_bridge.cups import Cups
from tests.pos_bridge.slips import slip

PROFILE = "zjiang-pos-5890"


@pytest.fixture(scope="module")
def cups() -> Iterator[Cups]:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # its backends run as another user
        one = Cups(Path(folder) / "cups")
        one.start()
        yield one
        one.stop()


@pytest.fixture
def bridge(cups: Cups, profiles: Profiles, fonts: list[Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], Bridge]]:
    monkeypatch.setenv("CUPS_SERVER", cups.server)
    made: list[Bridge] = []

    def make(queue: str) -> Bridge:
        made.append(Bridge([DeviceConfig("p", "printer", PROFILE, f"cups://{queue}")], profiles, fonts=fonts))
        made[-1].start()
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_a_slip_goes_through_the_queue_to_the_paper(
    cups: Cups, bridge: Callable[[str], Bridge], printer: Callable[..., VirtualPrinter]
) -> None:
    paper = printer(PROFILE, tcp=True)
    cups.queue("receipts", int(paper.url.rpartition(":")[2]))
    one = bridge("receipts")
    until(lambda: one.status("p").link is LinkState.READY, "the queue is there")
    for number in ("A-1007", "A-1008"):
        outcome = one.print("p", number, slip(number=number))
        assert (outcome.state, outcome.proof, outcome.reason) == (PrintState.SENT, "bytes_sent", None)
        assert outcome.detail.startswith("cups job ")
        assert outcome.detail.endswith(" completed")
    until(lambda: sum(not piece.blank for piece in paper.papers) == 2, "two slips")
    texts = [piece.text for piece in paper.papers if not piece.blank]
    assert ["A-1007" in texts[0], "A-1008" in texts[1]] == [True, True]
    assert one.command("p", "print_test", {}).done
    assert "drawer" not in one.commands("p")


def test_a_queue_that_is_not_there_or_stands_still_gets_nothing(cups: Cups, bridge: Callable[[str], Bridge]) -> None:
    nobody = bridge("nobody")
    until(lambda: nobody.status("p").reason == "absent", "absence")
    assert nobody.print("p", "job", slip()).state is PrintState.NOT_STARTED
    cups.queue("still", 9)
    cups.pause("still")
    still = bridge("still")
    until(lambda: (found := still.status("p").printer) is not None and found.hindrance == "offline", "it stands still")
    outcome = still.print("p", "job", slip())
    assert (outcome.state, outcome.reason) == (PrintState.NOT_STARTED, "offline")


def test_a_job_that_cups_is_at_stays_there_when_the_program_ends(cups: Cups, bridge: Callable[[str], Bridge]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    cups.queue("away", port)
    one = bridge("away")
    until(lambda: one.status("p").link is LinkState.READY, "the queue is there")
    printing = Printing(lambda: one.print("p", "job", slip()))
    assert printing.going
    number = 0
    while number == 0:
        queue = CupsQueue("away", cups.server)
        number = next((n for n in range(1, 50) if queue.job(n) in ("pending", "processing", "stopped")), 0)
    one.close()
    outcome = printing.outcome()
    assert outcome.state in (PrintState.UNCERTAIN, PrintState.NOT_STARTED)
    taken_back = CupsQueue("away", cups.server).job(number) == "canceled"
    assert taken_back == (outcome.state is PrintState.NOT_STARTED)


def test_a_queue_is_for_printers(profiles: Profiles) -> None:
    with pytest.raises(BadAddress, match="a queue is for printers"):
        Bridge([DeviceConfig("s", "scanner", "generic-serial", "cups://receipts")], profiles)


def test_no_cups_at_all_is_absence(tmp_path: Path) -> None:
    with pytest.raises(CannotOpen) as told:
        CupsQueue("receipts", str(tmp_path / "nobody")).state()
    assert told.value.reason == "absent"


def test_a_cups_that_says_nonsense_is_lost() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def talk() -> None:
            wire, _ = server.accept()
            wire.recv(65536)
            wire.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n\x01\x01\x00\x00\x00\x00\x00\x01\x04")
            wire.close()

        thread = Thread(target=talk)
        thread.start()
        with pytest.raises(Lost):
            CupsQueue("receipts", f"127.0.0.1:{server.getsockname()[1]}").state()
        thread.join()


def test_no_bytes_are_more_than_an_answer_or_none() -> None:
    chance = random.Random(7)
    whole = ipp.request(ipp.GET_PRINTER, {"printer-uri": "ipp://localhost/printers/x", "requested-attributes": ("a", "b")})
    for _ in range(5000):
        data = bytearray(whole[: chance.randint(0, len(whole))])
        for _ in range(chance.randint(0, 6)):
            if data:
                data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            ipp.answer(bytes(data))
        except ipp.BadAnswer:
            continue
    told = ipp.answer(whole)
    assert told.words("requested-attributes") == ("a", "b")
    assert told.words("printer-uri") == ("ipp://localhost/printers/x",)


@dataclass
class Memory:
    """A queue that does what the test says."""

    reasons: tuple[str, ...] = ()
    states: list[str | None] = field(default_factory=lambda: ["pending", "processing", "completed"])
    fails: Lost | None = None
    took: list[bytes] = field(default_factory=list)
    cancelled: list[int] = field(default_factory=list)

    def state(self) -> QueueState:
        return QueueState(True, False, self.reasons, "Load paper.")

    def submit(self, data: bytes, title: str) -> int:
        if self.fails is not None:
            raise self.fails
        self.took.append(data)
        return 12

    def job(self, number: int) -> str | None:
        return self.states.pop(0) if len(self.states) > 1 else self.states[0]

    def cancel(self, number: int) -> bool:
        self.cancelled.append(number)
        return True


def printed(profiles: Profiles, queue: Memory, torn: bool = False) -> tuple[PrintOutcome, list[str]]:
    shown: list[str] = []
    driver = QueueDriver(queue, profiles.printer(PROFILE), lambda job, state, sent: shown.append(state))
    return driver.print("job", from_json(slip()), torn), shown


def test_what_is_shown_on_the_way(profiles: Profiles) -> None:
    outcome, shown = printed(profiles, Memory())
    assert shown == ["sending", "waiting", "confirming", "sent"]
    assert outcome.detail == "cups job 12 completed"


@pytest.mark.parametrize(
    ("states", "state", "reason"),
    [
        (["canceled"], PrintState.UNCERTAIN, "fault"),
        (["processing", "aborted"], PrintState.UNCERTAIN, "fault"),
        (["processing", None], PrintState.SENT, None),
    ],
)
def test_every_end_of_a_job_is_told_as_it_is(
    profiles: Profiles, states: list[str | None], state: PrintState, reason: str | None
) -> None:
    outcome, _ = printed(profiles, Memory(states=states))
    assert (outcome.state, outcome.reason) == (state, reason)


def test_no_answer_to_a_submission_is_not_printed_again_unmarked(profiles: Profiles) -> None:
    assert printed(profiles, Memory(fails=Lost("gone")))[0].state is PrintState.UNCERTAIN
    assert printed(profiles, Memory(fails=CannotOpen("no cups")))[0].state is PrintState.NOT_STARTED


def test_paper_that_is_out_is_known_before_a_job_is_made(profiles: Profiles) -> None:
    queue = Memory(reasons=("media-empty",))
    outcome, _ = printed(profiles, queue)
    assert (outcome.state, outcome.reason, outcome.detail) == (PrintState.NOT_STARTED, "paper_out", "cups: Load paper.")
    assert queue.took == []


def test_a_torn_printer_is_freed_first(profiles: Profiles) -> None:
    plain, torn = Memory(), Memory()
    printed(profiles, plain)
    printed(profiles, torn, torn=True)
    assert len(torn.took[0]) > len(plain.took[0])
    assert torn.took[0].endswith(plain.took[0])


def test_a_job_that_still_waits_is_taken_back_when_patience_ends_or_the_program(profiles: Profiles) -> None:
    queue = Memory(states=["pending"])
    driver = QueueDriver(queue, profiles.printer(PROFILE), lambda job, state, sent: None)
    outcome = driver.print_parts("job", [b"x"], give_up_s=0.1)
    assert (outcome.state, outcome.reason, queue.cancelled) == (PrintState.NOT_STARTED, "stalled", [12])
    printing = Printing(lambda: driver.print("job", from_json(slip())))
    driver.close()
    assert (printing.outcome().state, queue.cancelled) == (PrintState.NOT_STARTED, [12, 12])
