"""A counter with devices on it, and ways to wait for what happens there."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Thread
from typing import Any, TypeVar

from pos_bridge.bridge import Bridge, DeviceConfig, Event, LinkChanged
from pos_bridge.link import LinkState
from pos_bridge.printer import PrintOutcome
from pos_bridge.profiles import Profiles
from pos_bridge.simulator import VirtualPrinter, VirtualScanner

E = TypeVar("E")
DEADLINE = 8.0


def until(condition: Callable[[], Any], what: str = "what was waited for") -> None:
    """Waits for a condition, and fails when it does not come."""
    end = time.monotonic() + DEADLINE
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"never happened: {what}")
        time.sleep(0.005)


class Counter:
    def __init__(
        self,
        scanner: VirtualScanner,
        wide: VirtualPrinter,
        narrow: VirtualPrinter,
        profiles: Profiles,
        fonts: Sequence[Path],
    ) -> None:
        self.scanner = scanner
        self.printers = {"wide": wide, "narrow": narrow}
        devices = [
            DeviceConfig("s", "scanner", "generic-serial", scanner.url),
            DeviceConfig("wide", "printer", "epson-tm-t20iii", wide.url),
            DeviceConfig("narrow", "printer", "zjiang-pos-5890", narrow.url),
        ]
        self.bridge = Bridge(devices, profiles, fonts=fonts)
        self.seen: list[Event] = []
        self._pump = Thread(target=self._take, daemon=True)

    def open(self) -> None:
        self.bridge.start()
        self._pump.start()
        for device in ("s", "wide", "narrow"):
            self.ready(device)

    def close(self) -> None:
        self.bridge.close()
        self._pump.join(5)
        assert not self._pump.is_alive()
        for printer in self.printers.values():
            printer.close()
        self.scanner.close()

    def ready(self, device: str, times: int = 1) -> None:
        """Until the device has become ready so many times."""
        until(lambda: self.states(device).count(LinkState.READY) >= times, f"{device} ready")

    def states(self, device: str) -> list[LinkState]:
        return [event.state for event in self.of(LinkChanged) if event.device == device]

    def of(self, kind: type[E]) -> list[E]:
        return [event for event in list(self.seen) if isinstance(event, kind)]

    def printing(self, device: str, document: dict[str, Any], job: str = "job") -> "Printing":
        return Printing(lambda: self.bridge.print(device, job, document))

    def _take(self) -> None:
        for event in self.bridge.events():
            self.seen.append(event)


class Printing:
    """A print that runs beside the test."""

    def __init__(self, job: Callable[[], PrintOutcome]) -> None:
        self._outcome: PrintOutcome | None = None
        self._thread = Thread(target=self._run, args=(job,), daemon=True)
        self._thread.start()

    @property
    def going(self) -> bool:
        return self._thread.is_alive()

    def outcome(self) -> PrintOutcome:
        self._thread.join(DEADLINE)
        assert self._outcome is not None, "the print did not end"
        return self._outcome

    def _run(self, job: Callable[[], PrintOutcome]) -> None:
        self._outcome = job()
