"""From an address to an open line: which node it means now, and how a node of that form is opened."""

from collections.abc import Callable, Sequence
from pathlib import Path

from pos_bridge.errors import CannotOpen
from pos_bridge.identity import Node, SeenPort, Socket, Usb, mark_of, parse_address, resolve
from pos_bridge.line import Line, open_evdev, open_hidraw, open_serial, open_tcp, open_usblp
from pos_bridge.link.link import Address

Ports = Callable[[], Sequence[SeenPort]]

OPENERS: dict[str, Callable[[str], Line]] = {"hidraw": open_hidraw, "evdev": open_evdev, "usblp": open_usblp}


class Opening:
    """`ports` says what is plugged in as of the last look, `fresh` as of now, which takes longer; below `root` are the nodes."""

    def __init__(self, ports: Ports = tuple, root: Path = Path("/"), fresh: Ports | None = None) -> None:
        self._ports = ports
        self._fresh = fresh or ports
        self._root = root

    def open(self, address: Address) -> tuple[Line, Node | None]:
        """The line, and the node that it leads to (None where it is none). Raises CannotOpen. May take 5 s for a socket."""
        place = parse_address(address.url)
        # Two that changed places a moment ago must not be taken for one another.
        target = resolve(place, self._fresh() if isinstance(place, Usb) else ())
        match target:
            case Node("tty", path):
                return open_serial(self._at(path), address.settings), target
            case Node(form, path):
                return OPENERS[form](self._at(path)), target
            case Socket(host, port):
                return open_tcp(host, port), None
        raise CannotOpen(f"{address.url}: this is no line", "unsuitable")

    def mark(self, address: Address) -> object:
        """What stands at the address now: another value than at the last attempt means that an attempt is worth it at once."""
        return mark_of(parse_address(address.url), self._ports(), self._root)

    def node(self, address: Address) -> Node | None:
        """Which node the address means, as of the last look; None for none, and for what is no node."""
        try:
            target = resolve(parse_address(address.url), self._ports())
        except CannotOpen:
            return None
        return target if isinstance(target, Node) else None

    def _at(self, path: str) -> str:
        return str(self._root / path.lstrip("/"))
