"""A pty that looks to its computer as the serial port of a USB device: found by what its plug says, whatever its node is called.

Layout of sysfs as the kernel writes it: Documentation/ABI/testing/sysfs-bus-usb and sysfs-class-tty.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

from pos_bridge.simulator.ports import PtyPort


@dataclass(frozen=True)
class UsbPlug:
    """What a plug says of its device (`vid` and `pid` are four hex digits), and the socket it is in (`at`, as in 1-4)."""

    vid: str
    pid: str
    at: str
    serial: str = ""
    maker: str = ""
    product: str = ""

    @property
    def address(self) -> str:
        """By its serial number; one that has none is known by its socket."""
        which = f"serial/{self.serial}" if self.serial else f"path/{self.at}:1.0"
        return f"usb://{self.vid}:{self.pid}/{which}"


class UsbPort(PtyPort):
    """`machine` is the folder whose `sys` and `dev` it appears in; `name` is one that the kernel gives (ttyUSB0)."""

    def __init__(self, machine: Path, name: str, plug: UsbPlug) -> None:
        super().__init__(machine / "dev" / name)
        self._sys = machine / "sys"
        self._plug = plug

    @property
    def url(self) -> str:
        return self._plug.address

    def plug(self) -> None:
        if not self.fds():
            super().plug()
            self._appear()

    def unplug(self) -> None:
        if self.fds():
            self._class_entry.unlink(missing_ok=True)
            shutil.rmtree(self._place, ignore_errors=True)
        super().unplug()

    @property
    def _place(self) -> Path:
        return self._sys / "devices" / "usb" / self._plug.at

    @property
    def _name(self) -> str:
        return self._stable.name if self._stable else ""

    @property
    def _class_entry(self) -> Path:
        return self._sys / "class" / "tty" / self._name

    def _appear(self) -> None:
        """The link in `class` comes last: whoever looks meanwhile sees nothing yet, never half of it."""
        plug, port = self._plug, self._place / f"{self._plug.at}:1.0" / self._name
        shutil.rmtree(self._place, ignore_errors=True)
        entry = port / "tty" / self._name
        entry.mkdir(parents=True)
        (entry / "device").symlink_to(port)
        facts = {"idVendor": plug.vid, "idProduct": plug.pid, "serial": plug.serial}
        facts |= {"manufacturer": plug.maker, "product": plug.product}
        for fact, text in facts.items():
            (self._place / fact).write_text(f"{text}\n", encoding="utf-8")
        (port.parent / "bInterfaceNumber").write_text("00\n", encoding="ascii")
        self._class_entry.parent.mkdir(parents=True, exist_ok=True)
        self._class_entry.unlink(missing_ok=True)
        self._class_entry.symlink_to(entry)


def pty_port(directory: Path, name: str, plug: UsbPlug | None) -> PtyPort:
    """At `directory/name`; with a plug, below the machine `directory`."""
    return UsbPort(directory, name, plug) if plug else PtyPort(directory / name)
