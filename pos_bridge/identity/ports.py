"""What is plugged into this machine, read from the kernel's tables. No port is opened for that.

Layout of sysfs: Documentation/ABI/testing/sysfs-bus-usb and sysfs-class-tty of the Linux kernel. `class/<subsystem>/<name>/device`
leads into the tree of buses; above it are the interface (`bInterfaceNumber`) and the USB device (`idVendor`).
"""

import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pos_bridge.identity.address import Form, Usb


@dataclass(frozen=True)
class SeenPort:
    """A node that a device has. `address` is what to write into a configuration so that this device is found again.

    `vid` and `pid` are four hex digits, None where it hangs on no USB; `path` is where it is plugged in (`1-1.2:1.0`).
    `used_by` is the id of the device it serves, None for none.
    """

    address: str
    node: str
    form: Form
    vid: str | None = None
    pid: str | None = None
    serial: str | None = None
    path: str | None = None
    maker: str | None = None
    product: str | None = None
    used_by: str | None = None


@dataclass(frozen=True)
class _Class:
    form: Form
    folder: str
    names: str
    below_dev: str


_CLASSES = (
    _Class("tty", "class/tty", r"tty(USB|ACM|S|AMA|XRUSB|GS)\d+|rfcomm\d+", ""),
    _Class("usblp", "class/usbmisc", r"lp\d+", "usb/"),
    _Class("hidraw", "class/hidraw", r"hidraw\d+", ""),
    _Class("evdev", "class/input", r"event\d+", "input/"),
)
_NO_UART = "0"
_LETTER_KEYS = 1 << 16  # KEY_Q: what has it is a keyboard or looks like one to the kernel (input-event-codes.h)


def seen_ports(root: Path = Path("/")) -> tuple[SeenPort, ...]:
    """Everything below `root`/sys that could be a scanner, a printer, a display or a scale, in the order of its address."""
    found = [port for one in _CLASSES for port in _of_class(root, one)]
    shared = Counter[tuple[str | None, ...]]((port.form, port.vid, port.pid, port.serial) for port in found)
    return tuple(sorted((_addressed(root, port, shared) for port in found), key=lambda port: (port.address, port.node)))


def _of_class(root: Path, kind: _Class) -> Iterator[SeenPort]:
    folder = root / "sys" / kind.folder
    for name in _listed(folder):
        if re.fullmatch(kind.names, name):
            port = _port(folder / name, kind, f"/dev/{kind.below_dev}{name}")
            if port is not None:
                yield port


def _port(entry: Path, kind: _Class, node: str) -> SeenPort | None:
    device = Path(os.path.realpath(entry / "device"))
    if not device.exists() or (kind.form == "tty" and _text(entry / "type") == _NO_UART):
        return None
    if kind.form == "evdev" and not _types_letters(entry / "device"):
        return None
    port = SeenPort(node, node, kind.form)
    for place in (device, *device.parents):
        if (place / "bInterfaceNumber").exists() and not port.path:
            port = replace(port, path=place.name)
        if (place / "idVendor").exists():
            return replace(
                port,
                vid=_text(place / "idVendor"),
                pid=_text(place / "idProduct"),
                serial=_serial(place),
                path=port.path or place.name,
                maker=_text(place / "manufacturer") or None,
                product=_text(place / "product") or None,
            )
    # Keyboards and sensors of the machine itself are no devices of a shop; a soldered serial port may be one.
    return port if kind.form == "tty" else None


def _addressed(root: Path, port: SeenPort, shared: Counter[tuple[str | None, ...]]) -> SeenPort:
    """By serial number where that tells it from all others that are plugged in; else by where it is plugged in."""
    if port.vid is None or port.pid is None:
        return replace(port, address=_by_path(root, port.node))
    alone = bool(port.serial) and shared[port.form, port.vid, port.pid, port.serial] == 1
    usb = Usb(port.vid, port.pid, port.serial if alone else None, None if alone else port.path, port.form)
    return replace(port, address=str(usb))


def _by_path(root: Path, node: str) -> str:
    """The name that udev gave the socket the port is wired to, or the node where it gave none."""
    folder = root / "dev/serial/by-path"
    links = (name for name in _listed(folder) if _leads_to(folder / name, Path(node).name))
    return next((f"/dev/serial/by-path/{name}" for name in links), node)


def _leads_to(link: Path, name: str) -> bool:
    try:
        return link.readlink().name == name
    except OSError:
        return False


def _types_letters(device: Path) -> bool:
    """Bitmaps of capabilities are hex words, the lowest last."""
    lowest = (_text(device / "capabilities/key").split() or ["0"])[-1]
    try:
        return bool(int(lowest, 16) & _LETTER_KEYS)
    except ValueError:
        return False


def _serial(place: Path) -> str | None:
    """Makers that number nothing write zeros."""
    serial = _text(place / "serial")
    return serial if serial.strip("0") else None


def _listed(folder: Path) -> list[str]:
    try:
        return sorted(path.name for path in folder.iterdir())
    except OSError:
        return []


def _text(file: Path) -> str:
    """One line of the kernel's; "" for none. A device may vanish while it is read."""
    try:
        return "".join(c for c in file.read_text(encoding="utf-8", errors="replace").strip() if c.isprintable())
    except OSError:
        return ""
