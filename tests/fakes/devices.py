"""A door to devices that remembers what it was asked, and says what a test tells it to say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kiosk.domain.devices import Device, DeviceKind, DeviceNow, HostNow, Plugged
from kiosk.domain.errors import NotFound
from kiosk.use_cases.ports import Deed, Model, ProfileFacts, Reading

HERE = HostNow("server", "store", "server", True)


@dataclass
class FakeDoor:
    """Fulfils `ports.DeviceDoor`. `states`: device id -> how it is; every other is ready."""

    states: dict[str, DeviceNow] = field(default_factory=dict)
    machines: list[HostNow] = field(default_factory=lambda: [HERE])
    ports: list[Plugged] = field(default_factory=list)
    no_profile: set[str] = field(default_factory=set)
    configured: Sequence[Device] = ()
    told: list[tuple[str, str]] = field(default_factory=list)
    trials: dict[str, Device] = field(default_factory=dict)
    readings: list[Reading] = field(default_factory=list)
    deed: Deed = field(default_factory=lambda: Deed(True))
    at_first: list[Deed] = field(default_factory=list)
    "What becomes of the first deeds, before `deed` becomes of every other."

    def configure(self, devices: Sequence[Device]) -> None:
        self.configured = tuple(devices)

    def now(self, device_id: str) -> DeviceNow:
        return self.states.get(device_id, DeviceNow(link="ready"))

    def all_now(self) -> Mapping[str, DeviceNow]:
        return _Every(self)

    def hosts(self) -> Sequence[HostNow]:
        return self.machines

    def plugged(self) -> Sequence[Plugged]:
        return self.ports

    def commands(self, device: Device) -> Sequence[str]:
        return ("feed", "cut", "drawer") if device.kind is DeviceKind.PRINTER else ("beep_good",)

    def command(self, device_id: str, name: str, arguments: Mapping[str, Any]) -> Deed:
        self.told.append((device_id, name))
        return self.at_first.pop(0) if self.at_first else self.deed

    def profiles(self, kind: DeviceKind) -> Sequence[ProfileFacts]:
        return [ProfileFacts("epson", kind, "Epson TM-T20III")]

    def suggested(self, port: Plugged | None, trial_id: str = "") -> Sequence[ProfileFacts]:
        return [ProfileFacts("zebra", DeviceKind.SCANNER, "Zebra DS2208", "usb" if port else "sent_aim")]

    def good_address(self, device: Device) -> bool:
        return device.address.startswith(("/", "usb://", "socket://"))

    def has_profile(self, device: Device) -> bool:
        return device.profile not in self.no_profile

    def model(self, device: Device) -> Model:
        return Model(device.profile, 80 if device.kind is DeviceKind.PRINTER else None)

    def answer_times(self) -> Sequence[float]:
        return [1.0, 2.0, 40.0]

    def try_out(self, wanted: Device) -> str:
        name = f"trial/{len(self.trials) + 1}"
        self.trials[name] = wanted
        return name

    def trial(self, trial_id: str) -> tuple[Device, DeviceNow, Sequence[Reading]]:
        if trial_id not in self.trials:
            raise NotFound(trial_id)
        return self.trials[trial_id], self.now(trial_id), self.readings

    def end_trial(self, trial_id: str) -> None:
        self.trials.pop(trial_id, None)

    def expire(self) -> None:
        return


class _Every(dict[str, DeviceNow]):
    """How every device is, also those nobody told of."""

    def __init__(self, door: FakeDoor) -> None:
        super().__init__(door.states)
        self._door = door

    def __missing__(self, device_id: str) -> DeviceNow:
        return self._door.now(device_id)

    def __contains__(self, device_id: object) -> bool:
        return True

    def get(self, device_id: str, default: Any = None) -> Any:
        return self[device_id]
