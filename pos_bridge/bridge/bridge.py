"""The door of this package: all devices of a shop behind one object."""

import logging
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from threading import Event as Flag
from threading import Thread
from typing import Any

from pos_bridge.bridge.byte_log import ByteRecord
from pos_bridge.bridge.config import DeviceConfig, DeviceStatus
from pos_bridge.bridge.event_queue import EventQueue
from pos_bridge.bridge.events import Event
from pos_bridge.bridge.printer_device import PrinterDevice
from pos_bridge.bridge.scanner_device import ScannerDevice
from pos_bridge.document import from_json
from pos_bridge.errors import UnknownDevice
from pos_bridge.line import Address
from pos_bridge.link import LinkLoop
from pos_bridge.printer import PrintOutcome, Typeface
from pos_bridge.profiles import Profiles, SerialLine

log = logging.getLogger(__name__)

WATCH = 5.0
"Seconds between two questions to an idle printer."


class Bridge:
    """Reads scanners, prints documents, survives cables.

    `profiles` comes from `load_profiles(folder)`; `fonts` are the files that draw signs which a printer lacks.
    Raises UnknownProfile at once; a device that is not there is no error, it is used when it comes.
    """

    def __init__(
        self,
        devices: Sequence[DeviceConfig],
        profiles: Profiles,
        clock: Callable[[], float] = time.monotonic,
        fonts: Sequence[Path] = (),
    ) -> None:
        self._queue = EventQueue(clock)
        self._scanners: dict[str, ScannerDevice] = {}
        self._printers: dict[str, PrinterDevice] = {}
        self._loop = LinkLoop(clock)
        self._ask_printers = Flag()
        self._closed = False
        self._watcher = Thread(target=self._watch, name="pos-printers", daemon=True)
        typeface = Typeface(fonts)
        for config in devices:
            if config.id in self._scanners or config.id in self._printers:
                raise ValueError(f"two devices are called {config.id!r}")
            if config.kind == "scanner":
                scanner = profiles.scanner(config.profile)
                address = _address(config, scanner.line)
                self._scanners[config.id] = ScannerDevice(config, scanner, address, clock, self._queue.put)
            else:
                printer = profiles.printer(config.profile)
                address = _address(config, printer.line)
                self._printers[config.id] = PrinterDevice(
                    config, printer, address, clock, self._queue.put, typeface, self._ask_printers.set
                )

    def start(self) -> None:
        """Begins to open and read. Returns at once."""
        self._loop.start([device.link for device in self._devices()])
        self._watcher.start()

    def close(self) -> None:
        """Ends everything: blocked prints return, `events()` ends, ports are free afterwards."""
        if self._closed:
            return
        self._closed = True
        for printer in self._printers.values():
            printer.driver.close()
        self._loop.close()
        self._ask_printers.set()
        if self._watcher.is_alive():
            self._watcher.join()
        self._queue.close()

    def events(self) -> Iterator[Event]:
        """Blocks for the next event, ends after `close`. One taker at a time."""
        return iter(self._queue)

    def print(self, device_id: str, job_id: str, document: Mapping[str, Any], torn: bool = False) -> PrintOutcome:
        """Print and wait for the proof. Call it from one spool thread per printer; it may wait for hours for new paper.

        Raises BadDocument or UnknownDevice, nothing else: every fault of a wire or a printer is an outcome.
        `torn=True` frees the printer from a document that an earlier process may have left half sent.
        """
        return self._printer(device_id).driver.print(job_id, from_json(document), torn)

    def status(self, device_id: str) -> DeviceStatus:
        return self._device(device_id).status()

    def statuses(self) -> tuple[DeviceStatus, ...]:
        return tuple(device.status() for device in self._devices())

    def bytes_log(self, device_id: str) -> tuple[ByteRecord, ...]:
        """The last bytes of a device, oldest first."""
        return self._device(device_id).log.records()

    @property
    def stale_scans(self) -> int:
        """Scans dropped because nobody took them within five seconds."""
        return self._queue.stale

    def _devices(self) -> list[ScannerDevice | PrinterDevice]:
        return [*self._scanners.values(), *self._printers.values()]

    def _printer(self, device_id: str) -> PrinterDevice:
        try:
            return self._printers[device_id]
        except KeyError:
            raise UnknownDevice(f"no printer {device_id!r}") from None

    def _device(self, device_id: str) -> ScannerDevice | PrinterDevice:
        scanner = self._scanners.get(device_id)
        return scanner if scanner is not None else self._printer(device_id)

    def _watch(self) -> None:
        """Keeps the status of idle printers fresh: a shopper is told before ordering that the paper is out."""
        while not self._closed:
            self._ask_printers.wait(WATCH)
            self._ask_printers.clear()
            for printer in self._printers.values():
                if not self._closed:
                    printer.driver.refresh()


def _address(config: DeviceConfig, line: SerialLine) -> Address:
    settings = (
        line if config.baud is None else SerialLine(config.baud, line.bits, line.parity, line.stop, line.flow, line.settle_ms)
    )
    return Address(config.url, settings)
