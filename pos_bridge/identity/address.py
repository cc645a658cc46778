"""Where a device is, as one string.

/dev/serial/by-id/…                       a serial port or pty, by its path
socket://10.0.0.7:9100                    a TCP port
usb://05e0:1701/serial/21001B             whatever USB device has these ids and this serial number, wherever it is plugged in
usb://1a86:7523/path/1-1.2:1.0            whatever is plugged into this socket of this hub (interface 0), if it has these ids
usb://0c2e:0b81/serial/17?as=hidraw       of the nodes it has, that one: tty, hidraw, evdev or usblp
hidraw:/dev/hidraw3  evdev:/dev/input/…  usblp:/dev/usb/lp0   that node, whatever it is today
cups://receipts                           a queue of the printing system of this machine
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args
from urllib.parse import quote, unquote

from pos_bridge.errors import BadAddress

Form = Literal["tty", "hidraw", "evdev", "usblp"]
FORMS: tuple[Form, ...] = get_args(Form)

_USB = re.compile(r"usb://([0-9a-f]{4}):([0-9a-f]{4})/(serial|path)/([^?]+)(?:\?as=(\w+))?", re.IGNORECASE)
_USB_PATH = re.compile(r"\d+-\d+(\.\d+)*(:\d+\.\d+)?")
_QUEUE = re.compile(r"[^\s/#?'\"\\]{1,127}")
_NODES = {"/dev/hidraw": "hidraw", "/dev/input/": "evdev", "/dev/usb/lp": "usblp"}


@dataclass(frozen=True)
class Node:
    """A file below /dev, as what it is to be opened."""

    form: Form
    path: str


@dataclass(frozen=True)
class Socket:
    host: str
    port: int


@dataclass(frozen=True)
class Usb:
    """A USB device, its ids as four hex digits: by serial number, or else by the place it is plugged in.

    `form` is None where it does not matter."""

    vid: str
    pid: str
    serial: str | None
    path: str | None
    form: Form | None

    def __str__(self) -> str:
        which = f"serial/{quote(self.serial, safe='')}" if self.serial is not None else f"path/{self.path}"
        form = f"?as={self.form}" if self.form not in (None, "tty") else ""
        return f"usb://{self.vid}:{self.pid}/{which}{form}"


@dataclass(frozen=True)
class Queue:
    """A printer of the printing system."""

    name: str


Place = Node | Socket | Usb | Queue


@lru_cache(maxsize=1024)
def parse_address(address: str) -> Place:
    """Raises BadAddress, whose message says what to write instead."""
    scheme, separator, rest = address.partition(":")
    if address.startswith("/"):
        return _path(address)
    if not separator:
        raise BadAddress(address, "a path begins with /, anything else with its kind: socket://, usb://, usblp:, cups://")
    match scheme:
        case "hidraw" | "evdev" | "usblp":
            if not rest.startswith("/") or "\0" in rest:
                raise BadAddress(address, f"after {scheme}: comes a path, as in {scheme}:/dev/…")
            return Node(scheme, rest)
        case "socket":
            return _socket(address)
        case "usb":
            return _usb(address)
        case "cups":
            name = unquote(rest.removeprefix("//"))
            if not rest.startswith("//") or not _QUEUE.fullmatch(name):
                raise BadAddress(address, "after cups:// comes the name of one queue, without spaces and slashes")
            return Queue(name)
    raise BadAddress(address, f"{scheme}: is not known; there are socket://, usb://, hidraw:, evdev:, usblp:, cups:// and paths")


def _path(address: str) -> Place:
    if "\0" in address:
        raise BadAddress(address, "a path has no zero bytes")
    for beginning, form in _NODES.items():
        if address.startswith(beginning):
            raise BadAddress(address, f"this is no serial port; write {form}:{address}")
    return Node("tty", address)


def _socket(address: str) -> Place:
    found = re.fullmatch(r"socket://(\[[0-9a-fA-F:.]+(?:%\w+)?\]|[^\s/:@?#]+):(\d{1,5})/?", address)
    if found is None or not 0 < int(found[2]) < 65536:
        raise BadAddress(address, "a network device is socket://host:port, as in socket://10.0.0.7:9100")
    return Socket(found[1].strip("[]"), int(found[2]))


def _usb(address: str) -> Place:
    found = _USB.fullmatch(address)
    if found is None:
        raise BadAddress(address, "a USB device is usb://vvvv:pppp/serial/… or …/path/1-1.2:1.0, its ids as four hex digits")
    vid, pid, by, which, form = found.groups()
    if form is not None and form not in FORMS:
        raise BadAddress(address, f"?as={form} is not known; there are {', '.join(FORMS)}")
    if by.lower() == "path" and not _USB_PATH.fullmatch(which):
        raise BadAddress(address, f"{which!r} is no USB path; it looks like 1-1.2:1.0")
    known = next((one for one in FORMS if one == form), None)
    serial, path = (unquote(which), None) if by.lower() == "serial" else (None, which)
    return Usb(vid.lower(), pid.lower(), serial, path, known)
