"""A machine that is not there: the kernel's tables and nodes of devices that are plugged in, below a folder of the test."""

import os
import shutil
import tty
from dataclasses import dataclass
from pathlib import Path

LETTERS = "1000000000007 ff9f207ac14057ff febeffdfffefffff fffffffffffffffe"
"Keys of a keyboard as the kernel writes them: 64 bits a word, the lowest last."
POWER_BUTTON = "10000000000000 0"

_PLACES = {
    # form: (class, where the node hangs below the interface, which ancestor its `device` leads to, folder below /dev)
    "usb-serial": ("tty", "{name}/tty/{name}", "..", ""),
    "acm": ("tty", "tty/{name}", "..", ""),
    "usblp": ("usbmisc", "usbmisc/{name}", "..", "usb/"),
    "hidraw": ("hidraw", "0003:0000:0000.0001/hidraw/{name}", "..", ""),
    "evdev": ("input", "0003:0000:0000.0001/input/input7/{name}", ".", "input/"),
}


@dataclass
class Pty:
    """A pty, and what was ever written to its near side."""

    device: int
    kept: int
    path: str

    @classmethod
    def made(cls) -> "Pty":
        device, kept = os.openpty()
        tty.setraw(kept)
        os.set_blocking(device, False)
        return cls(device, kept, os.ttyname(kept))

    def send(self, data: bytes) -> None:
        os.write(self.device, data)

    def received(self) -> bytes:
        try:
            return os.read(self.device, 65536)
        except BlockingIOError:
            return b""

    def close(self) -> None:
        for fd in (self.device, self.kept):
            os.close(fd)


class Machine:
    """`plug` makes what the kernel makes; the node leads to `to`, a pty or a file of the test."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "sys/class").mkdir(parents=True)
        (root / "dev").mkdir()

    def plug(
        self,
        kind: str,
        name: str,
        at: str = "1-1",
        ids: str = "1a86:7523",
        serial: str | None = None,
        interface: int = 0,
        to: str | Path = "/dev/null",
        keys: str = LETTERS,
    ) -> None:
        group, hangs, leads, below_dev = _PLACES[kind]
        device = self.root / "sys/devices/pci0000:00/usb1" / at
        vid, pid = ids.split(":")
        _write(device, idVendor=vid, idProduct=pid, manufacturer="Maker", product="Thing")
        if serial is not None:
            _write(device, serial=serial)
        joint = device / f"{at}:1.{interface}"
        _write(joint, bInterfaceNumber=f"{interface:02x}")
        entry = joint / hangs.format(name=name)
        entry.mkdir(parents=True)
        above = entry.parent.parent if leads == ".." else entry.parent
        (entry / "device").symlink_to(above)
        if kind == "evdev":
            _write(above / "capabilities", key=keys)
        self._stand(group, name, entry, f"{below_dev}{name}", to)

    def solder(self, name: str, kind: str = "4", to: str | Path = "/dev/null", by_path: str | None = None) -> None:
        """A serial port of the board itself; `kind` 0 is a driver's empty place."""
        entry = self.root / "sys/devices/platform/serial8250/tty" / name
        entry.mkdir(parents=True)
        (entry / "device").symlink_to(self.root / "sys/devices/platform/serial8250")
        _write(entry, type=kind)
        self._stand("tty", name, entry, name, to)
        if by_path is not None:
            link = self.root / "dev/serial/by-path" / by_path
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(f"../../{name}")

    def unplug(self, name: str, below_dev: str = "") -> None:
        """The node goes, and with it the device it hung on."""
        for entry in (self.root / "sys/class").glob(f"*/{name}"):
            device = entry.resolve()
            while not (device / "idVendor").exists():
                device = device.parent
            entry.unlink()
            (self.root / "dev" / f"{below_dev}{name}").unlink()
            shutil.rmtree(device)

    def _stand(self, group: str, name: str, entry: Path, node: str, to: str | Path) -> None:
        group_folder = self.root / "sys/class" / group
        group_folder.mkdir(parents=True, exist_ok=True)
        (group_folder / name).symlink_to(entry)
        at = self.root / "dev" / node
        at.parent.mkdir(parents=True, exist_ok=True)
        at.symlink_to(to)


def _write(folder: Path, **files: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text + "\n")
