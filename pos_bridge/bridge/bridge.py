"""The door of this package: all devices of a shop behind one object."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event as Flag
from threading import Lock, Thread
from typing import Any

from pos_bridge.bridge.byte_log import ByteRecord
from pos_bridge.bridge.config import DeviceConfig, DeviceStatus
from pos_bridge.bridge.device import CommandResult, Device, Surroundings
from pos_bridge.bridge.event_queue import EventQueue
from pos_bridge.bridge.events import Event, PortsChanged
from pos_bridge.bridge.kinds import KINDS, class_of
from pos_bridge.bridge.printer_device import Printing
from pos_bridge.document import from_json
from pos_bridge.errors import UnknownDevice
from pos_bridge.identity import PortWatch, SeenPort, node_of
from pos_bridge.link import LinkLoop, Opening
from pos_bridge.printer import PrintOutcome, Typeface
from pos_bridge.profiles import Profiles

WATCH = 5.0
"Seconds between two questions to an idle device."


class Bridge:
    """Reads scanners, prints documents, survives cables.

    `profiles` comes from `load_profiles(folder)`; `fonts` are the files that draw signs which a printer lacks.
    Raises UnknownProfile or BadAddress at once; a device that is not there is no error, it is used when it comes.
    """

    def __init__(
        self,
        devices: Sequence[DeviceConfig],
        profiles: Profiles,
        clock: Callable[[], float] = time.monotonic,
        fonts: Sequence[Path] = (),
        watch: Callable[[Callable[[], None]], PortWatch] = PortWatch,
    ) -> None:
        self._clock = clock
        self._queue = EventQueue(clock)
        self._ports = watch(self._ports_changed)
        self._loop = LinkLoop(clock, Opening(lambda: self._ports.ports, self._ports.root, self._ports.fresh))
        self._ask = Flag()
        self._around = Surroundings(clock, self._queue.put, self._ask.set, Typeface(fonts))
        self._closed = False
        self._changing = Lock()
        self._watcher = Thread(target=self._watch, name="pos-watch", daemon=True)
        # Replaced whole, never changed: whoever reads it needs no lock.
        self._devices: dict[str, Device] = {}
        self.configure(devices, profiles)

    def configure(self, devices: Sequence[DeviceConfig], profiles: Profiles) -> None:
        """From now on there are these devices. Those that stay as they were are not disturbed: they keep their session and
        their counts. Ports of the others are free again when this returns, and what blocked in them has ended or is about to.

        Raises UnknownProfile, BadAddress, or ValueError for two devices of one id or a kind that does not exist; then nothing
        has changed.
        Events of a removed device may still be on their way.
        """
        with self._changing:
            if self._closed:
                return
            before, after = self._devices, self._made(devices, profiles)
            for device_id, device in after.items():
                known = before.get(device_id)
                if known is not None and device.same_as(known):
                    after[device_id] = known
            self._devices = after
            for device_id, device in before.items():
                if after.get(device_id) is not device:
                    device.close()
            self._loop.carry([link for device in after.values() for link in device.links()])
            self._ask.set()

    def start(self) -> None:
        """Begins to open and read. Returns at once."""
        self._ports.start()
        self._loop.start()
        self._watcher.start()

    def close(self) -> None:
        """Ends everything: blocked prints return, `events()` ends, ports are free afterwards."""
        with self._changing:
            if self._closed:
                return
            self._closed = True
        for device in self._devices.values():
            device.close()
        self._ports.close()
        self._loop.close()
        self._ask.set()
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
        device = self._devices.get(device_id)
        if not isinstance(device, Printing):
            raise UnknownDevice(f"no printer {device_id!r}")
        return device.print(job_id, from_json(document), torn)

    def commands(self, device_id: str) -> tuple[str, ...]:
        """The names that `command` takes for this device."""
        return tuple(sorted(self._device(device_id).deeds()))

    def command(self, device_id: str, name: str, arguments: Mapping[str, Any]) -> CommandResult:
        """A short deed: beep, feed, open the drawer, show two lines, weigh. Blocks for a second or two at most.

        Raises UnknownDevice or UnknownCommand; a device that is absent or refuses is a result with `done=False`.
        """
        return self._device(device_id).command(name, arguments)

    def status(self, device_id: str) -> DeviceStatus:
        return self._device(device_id).status()

    def statuses(self) -> tuple[DeviceStatus, ...]:
        return tuple(device.status() for device in self._devices.values())

    def bytes_log(self, device_id: str) -> tuple[ByteRecord, ...]:
        """The last bytes of a device, oldest first."""
        return self._device(device_id).log.records()

    def seen(self) -> tuple[SeenPort, ...]:
        """Everything that is plugged in and could be a device, opened or not. Nothing is opened or written to for that."""
        ports = self._ports.ports
        users = {node_of(device.config.url, ports, self._ports.root): device_id for device_id, device in self._devices.items()}
        return tuple(replace(port, used_by=users.get(port.node)) for port in ports)

    @property
    def stale_scans(self) -> int:
        """Scans dropped because nobody took them within five seconds."""
        return self._queue.stale

    def _made(self, devices: Sequence[DeviceConfig], profiles: Profiles) -> dict[str, Device]:
        made: dict[str, Device] = {}
        for config in devices:
            if config.id in made:
                raise ValueError(f"two devices are called {config.id!r}")
            if config.kind not in KINDS:
                raise ValueError(f"{config.id}: no kind of device is called {config.kind!r}; there are {', '.join(KINDS)}")
            made[config.id] = class_of(config).made(config, profiles, self._around)
        return made

    def _device(self, device_id: str) -> Device:
        try:
            return self._devices[device_id]
        except KeyError:
            raise UnknownDevice(f"no device {device_id!r}") from None

    def _ports_changed(self) -> None:
        self._queue.put(PortsChanged(self._clock()))
        self._loop.look()

    def _watch(self) -> None:
        while not self._closed:
            self._ask.wait(WATCH)
            self._ask.clear()
            for device in self._devices.values():
                if not self._closed:
                    device.refresh()
