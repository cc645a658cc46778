"""Which node an address means now. It never guesses: two that fit are none."""

import os
from collections.abc import Sequence
from pathlib import Path

from pos_bridge.errors import BridgeError, CannotOpen
from pos_bridge.identity.address import FORMS, Node, Place, Queue, Socket, Usb, parse_address
from pos_bridge.identity.ports import SeenPort


def resolve(place: Place, ports: Sequence[SeenPort]) -> Node | Socket | Queue:
    """Raises CannotOpen: `absent` when nothing fits, `ambiguous` when more than one does."""
    if not isinstance(place, Usb):
        return place
    fitting = [port for port in ports if _fits(place, port)]
    for form in FORMS:
        nodes = sorted(port.node for port in fitting if port.form == form)
        if len(nodes) == 1:
            return Node(form, nodes[0])
        if nodes:
            raise CannotOpen(f"{place}: {' and '.join(nodes)} fit; name it by its USB path", "ambiguous")
    raise CannotOpen(f"{place}: not plugged in", "absent")


def mark_of(place: Place, ports: Sequence[SeenPort], root: Path = Path("/")) -> object:
    """What stands there now: it changes when a device is plugged in again. None for nothing, and for what only an attempt tells."""
    if isinstance(place, Socket | Queue):
        return None
    try:
        node = resolve(place, ports)
        if not isinstance(node, Node):
            return None
        # A link that leads nowhere is nothing, and one that stayed may lead to a device that came since.
        path = root / node.path.lstrip("/")
        found = path.lstat(), path.stat()
    except (CannotOpen, OSError):
        return None
    return (node, *((one.st_ino, one.st_ctime_ns) for one in found))


def node_of(address: str, ports: Sequence[SeenPort], root: Path = Path("/")) -> str | None:
    """Which of the nodes that are plugged in an address means now, links followed; None for none."""
    try:
        target = resolve(parse_address(address), ports)
    except BridgeError:
        return None
    if not isinstance(target, Node):
        return None
    real = _real(root, target.path)
    return next((port.node for port in ports if _real(root, port.node) == real), None)


def _real(root: Path, path: str) -> str:
    return os.path.realpath(root / path.lstrip("/"))


def _fits(usb: Usb, port: SeenPort) -> bool:
    if (port.vid, port.pid) != (usb.vid, usb.pid) or usb.form not in (None, port.form):
        return False
    if usb.serial is not None:
        return port.serial == usb.serial
    # Without an interface, any of the device at that socket.
    return usb.path in (port.path, (port.path or "").partition(":")[0])
