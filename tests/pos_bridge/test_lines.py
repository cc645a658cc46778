"""Each kind of wire: what comes in, what goes out, and what is said when it breaks or cannot be opened."""

import errno
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import serial

from pos_bridge.errors import CannotOpen, Lost
from pos_bridge.line import Line, open_evdev, open_hidraw, open_serial, open_tcp, open_usblp
from pos_bridge.line.evdev import EV_KEY, EV_SYN, EVENT, SYN_DROPPED
from pos_bridge.line.serial_port import DsrPort
from pos_bridge.profiles import SerialLine
from tests.pos_bridge.counter import until
from tests.pos_bridge.machine import Pty

ENTER, SHIFT, CTRL, ALT, CAPS, Q, RIGHT_BRACKET = 28, 42, 29, 56, 58, 16, 27
KEYPAD = {"0": 82, "1": 79, "2": 80, "3": 81, "4": 75, "5": 76, "6": 77, "7": 71, "8": 72, "9": 73}


@pytest.fixture
def pty() -> Iterator[Pty]:
    one = Pty.made()
    yield one
    if one.device >= 0:
        one.close()


@pytest.fixture
def fifo(tmp_path: Path) -> str:
    """A file that can be read and written like a device: what is written to it is read back from it."""
    path = tmp_path / "node"
    os.mkfifo(path)
    return str(path)


def read(line: Line, size: int) -> bytes:
    data = b""

    def all_there() -> bool:
        nonlocal data
        data += line.read_ready()
        return len(data) >= size

    until(all_there, f"{size} bytes")
    return data


# Serial ports


def test_a_serial_port_reads_and_writes_without_waiting(pty: Pty) -> None:
    line = open_serial(pty.path, SerialLine(baud=115200))
    assert line.read_ready() == b""
    pty.send(b"\x1d29\xff\r")
    assert read(line, 5) == b"\x1d29\xff\r"
    assert line.write_some(b"\x10\x04\x01") == 3
    until(lambda: pty.received() == b"\x10\x04\x01", "the question")
    line.close()
    line.close()


def test_a_full_serial_port_takes_nothing_and_says_when_it_does_again(pty: Pty) -> None:
    line = open_serial(pty.path, SerialLine())
    until(lambda: not line.write_some(b"x" * 4096) and not line.wait_writable(0.02), "no room")
    os.read(pty.device, 65536)
    assert line.wait_writable(5)
    line.close()


def test_an_unplugged_serial_port_is_lost_both_ways(pty: Pty) -> None:
    line = open_serial(pty.path, SerialLine())
    pty.close()
    pty.device = -1
    for deed in (line.read_ready, lambda: line.write_some(b"x")):
        with pytest.raises(Lost) as told:
            deed()
        assert told.value.reason == "unplugged"
    line.close()


def test_a_serial_port_is_opened_once(pty: Pty) -> None:
    line = open_serial(pty.path, SerialLine())
    with pytest.raises(CannotOpen) as told:
        open_serial(pty.path, SerialLine())
    assert told.value.reason == "busy"
    line.close()
    open_serial(pty.path, SerialLine()).close()


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/dev/nothing-here", "absent"),
        ("/dev/null", "unsuitable"),
        ("/dev", "unsuitable"),
        ("/dev/null/port", "unsuitable"),
        ("/dev/" + "x" * 300, "unsuitable"),
    ],
)
def test_what_is_no_serial_port_is_said(path: str, reason: str) -> None:
    with pytest.raises(CannotOpen) as told:
        open_serial(path, SerialLine())
    assert told.value.reason == reason


def test_a_port_whose_other_end_has_hung_up_is_absent() -> None:
    master, held = os.openpty()
    path = os.ttyname(held)
    os.close(master)
    with pytest.raises(CannotOpen) as told:
        open_serial(path, SerialLine())
    os.close(held)
    assert told.value.reason == "absent"


_AS_NOBODY = """
import os, sys
from pos_bridge.errors import CannotOpen
from pos_bridge.line import open_hidraw, open_serial
from pos_bridge.profiles import SerialLine
os.setgroups([]); os.setgid(65534); os.setuid(65534)
for deed in (lambda: open_serial(sys.argv[1], SerialLine()), lambda: open_hidraw(sys.argv[1])):
    try:
        deed()
    except CannotOpen as told:
        print(told.reason)
"""


@pytest.mark.skipif(os.getuid() != 0, reason="only the superuser can become somebody else")
def test_a_port_that_is_not_ours_to_open_is_denied(pty: Pty) -> None:
    Path(pty.path).chmod(0o600)
    told = subprocess.run([sys.executable, "-c", _AS_NOBODY, pty.path], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["denied", "denied"]


def test_a_printer_that_says_stop_by_its_line_gets_no_more_than_it_has_room_for(pty: Pty) -> None:
    ready = [True]
    port = serial.Serial(pty.path, timeout=0, exclusive=True)
    os.set_blocking(port.fileno(), False)
    line = DsrPort(port, lambda fd: ready[0])
    assert line.write_some(b"x" * 1000) == 64
    ready[0] = False
    assert line.write_some(b"x") == 0
    begun = time.monotonic()
    assert not line.wait_writable(0.05)
    assert time.monotonic() - begun >= 0.05
    ready[0] = True
    assert line.wait_writable(1)
    line.close()


def test_a_wire_without_such_a_line_is_not_waited_for(pty: Pty) -> None:
    line = open_serial(pty.path, SerialLine(flow="dtrdsr"))
    assert line.write_some(b"abc") == 3
    line.close()


# TCP


@pytest.fixture
def printer() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server


def connected(server: socket.socket) -> tuple[Line, socket.socket]:
    line = open_tcp("127.0.0.1", server.getsockname()[1])
    return line, server.accept()[0]


def test_a_tcp_port_reads_and_writes(printer: socket.socket) -> None:
    line, peer = connected(printer)
    assert line.read_ready() == b""
    peer.send(b"\x16")
    assert read(line, 1) == b"\x16"
    assert line.write_some(b"paper") == 5
    assert peer.recv(10) == b"paper"
    peer.close()
    line.close()


def test_half_closed_is_closed_because_what_is_written_into_it_is_lost_in_silence(printer: socket.socket) -> None:
    line, peer = connected(printer)
    peer.send(b"\x16")
    peer.shutdown(socket.SHUT_WR)
    assert read(line, 1) == b"\x16"
    with pytest.raises(Lost) as told:
        until(lambda: bool(line.read_ready()), "the end")
    assert told.value.reason == "closed"
    line.close()
    peer.close()


def test_a_reset_connection_is_lost(printer: socket.socket) -> None:
    line, peer = connected(printer)
    peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    peer.close()
    with pytest.raises(Lost) as told:
        until(lambda: bool(line.read_ready()), "the reset")
    assert told.value.reason == "closed"
    line.close()


def test_nobody_at_the_port_is_unreachable(printer: socket.socket) -> None:
    port = printer.getsockname()[1]
    printer.close()
    with pytest.raises(CannotOpen) as told:
        open_tcp("127.0.0.1", port)
    assert told.value.reason == "unreachable"
    with pytest.raises(CannotOpen):
        open_tcp("no-such-host.invalid", 9100)


# USB printers and HID reports


def test_a_usb_printer_is_opened_once_and_an_empty_packet_is_no_end(fifo: str) -> None:
    line = open_usblp(fifo)
    with pytest.raises(CannotOpen) as told:
        open_usblp(fifo)
    assert told.value.reason == "busy"
    assert line.read_ready() == b""
    assert line.write_some(b"\x12") == 1
    assert line.read_ready() == b"\x12"
    line.close()
    empty = open_usblp("/dev/null")
    assert empty.read_ready() == b""
    empty.close()


def test_a_hid_report_comes_whole_and_the_device_is_opened_once(fifo: str) -> None:
    line = open_hidraw(fifo)
    report = bytes([2, 13]) + b"]E0" + b"4607112000018".ljust(58, b"\0") + b"\0"
    other = os.open(fifo, os.O_WRONLY)
    os.write(other, report)
    assert line.read_ready() == report
    with pytest.raises(CannotOpen) as told:
        open_hidraw(fifo)
    assert told.value.reason == "busy"
    line.close()
    os.close(other)


def test_a_node_that_went_is_absent(tmp_path: Path) -> None:
    for opener in (open_usblp, open_hidraw, open_evdev):
        with pytest.raises(CannotOpen) as told:
            opener(str(tmp_path / "gone"))
        assert told.value.reason == "absent"


# Keyboards


class Board:
    """A keyboard at a pipe: keys pressed here are read by the line."""

    def __init__(self, path: str) -> None:
        self.grabbed: list[int] = []
        self.line = open_evdev(path, self.grabbed.append)
        self._fd = os.open(path, os.O_WRONLY)

    def type(self, *codes: int) -> None:
        for code in codes:
            self.press(code)
            self.release(code)

    def press(self, code: int) -> None:
        self.event(EV_KEY, code, 1)

    def release(self, code: int) -> None:
        self.event(EV_KEY, code, 0)

    def event(self, kind: int, code: int, value: int) -> None:
        os.write(self._fd, EVENT.pack(0, 0, kind, code, value) + EVENT.pack(0, 0, EV_SYN, 0, 0))

    def raw(self, data: bytes) -> None:
        os.write(self._fd, data)

    def close(self) -> None:
        self.line.close()
        os.close(self._fd)


@pytest.fixture
def board(fifo: str) -> Iterator[Board]:
    one = Board(fifo)
    yield one
    one.close()


def test_a_keyboard_is_grabbed_and_what_it_typed_before_is_forgotten(board: Board) -> None:
    assert len(board.grabbed) == 1
    assert board.line.read_ready() == b""


def test_a_scan_typed_is_a_scan(board: Board) -> None:
    board.type(5, 7, 11, 8)
    board.press(SHIFT)
    board.type(Q)
    board.release(SHIFT)
    board.type(Q, 12, ENTER)
    assert board.line.read_ready() == b"4607Qq-\r"


def test_capitals_of_a_scanner_are_its_own(board: Board) -> None:
    board.type(CAPS, Q)
    board.press(SHIFT)
    board.type(Q, 3)
    board.release(SHIFT)
    board.type(CAPS, Q)
    assert board.line.read_ready() == b"Qq@q"


def test_the_separator_of_gs1_comes_as_control_or_by_number(board: Board) -> None:
    board.press(CTRL)
    board.type(RIGHT_BRACKET)
    board.release(CTRL)
    by_number(board, "029")
    assert board.line.read_ready() == b"\x1d\x1d"


def test_letters_come_by_number(board: Board) -> None:
    by_number(board, "1046")
    by_number(board, "0198")
    by_number(board, "55296")
    board.press(ALT)
    board.release(ALT)
    assert board.line.read_ready() == "Ж".encode() + b"\xc6" + b"\x00"


def by_number(board: Board, digits: str) -> None:
    board.press(ALT)
    board.type(*(KEYPAD[digit] for digit in digits))
    board.release(ALT)


def test_events_cut_in_the_middle_are_put_together(board: Board) -> None:
    data = EVENT.pack(0, 0, EV_KEY, 2, 1) + EVENT.pack(0, 0, EV_KEY, 2, 0) + EVENT.pack(0, 0, EV_KEY, ENTER, 1)
    found = b""
    for byte in data:
        board.raw(bytes([byte]))
        found += board.line.read_ready()
    assert found == b"1\r"


def test_keys_lost_on_the_way_spoil_their_scan(board: Board) -> None:
    board.press(SHIFT)
    board.type(2)
    board.event(EV_SYN, SYN_DROPPED, 0)
    board.type(2, ENTER)
    assert board.line.read_ready() == b"!\x001\r"


def test_a_held_key_is_one_key(board: Board) -> None:
    board.press(2)
    for _ in range(5):
        board.event(EV_KEY, 2, 2)
    board.release(2)
    assert board.line.read_ready() == b"1"


def test_a_keyboard_that_another_has_is_busy_and_what_is_none_unsuitable(fifo: str) -> None:
    def taken(fd: int) -> None:
        raise OSError(errno.EBUSY, "busy")

    with pytest.raises(CannotOpen) as told:
        open_evdev(fifo, taken)
    assert told.value.reason == "busy"
    with pytest.raises(CannotOpen) as told:
        open_evdev(fifo)
    assert told.value.reason == "unsuitable"
    open_evdev(fifo, lambda fd: None).close()
