"""Learn how a scanner talks from two codes whose text is known. Meanwhile what it reads reaches no station."""

import time
from collections.abc import Callable, Sequence

from kiosk.devices.door import Door
from kiosk.domain.calibration import Heard
from kiosk.domain.devices import Device
from kiosk.domain.profiles import Values
from pos_bridge.bridge import ByteRecord
from pos_bridge.printer.symbology import code128_runs, code128_values, ean13_runs
from pos_bridge.scanner.learn import CODE, EAN, learn

LASTS_S = 6.0
"Without a look from the page that shows the lesson: it was closed, and a station must not stay without its scanner for that."
_APART_S = 0.2
"A silence between two pulls of the trigger; within one scan there is none of this length."


class Lessons:
    """`clock` is that of the bytes (monotonic seconds)."""

    def __init__(self, door: Door, clock: Callable[[], float] = time.monotonic) -> None:
        self._door = door
        self._clock = clock
        self._since: dict[str, float] = {}

    def codes(self) -> Sequence[tuple[str, Sequence[int]]]:
        """(text, widths of bars and spaces in modules, a bar first) of the two codes to scan."""
        return [(EAN, ean13_runs(EAN)), (CODE, code128_runs(code128_values(CODE)))]

    def begin(self, device_id: str) -> None:
        self._since[device_id] = self._clock()
        self._door.hold(device_id, LASTS_S)

    def end(self, device_id: str) -> None:
        self._since.pop(device_id, None)
        self._door.release(device_id)

    def heard(self, device: Device) -> Heard:
        """What has come so far. Looking keeps the scanner held."""
        since = self._since.get(device.id)
        if since is None:
            return Heard(0, (), None, ())
        self._door.hold(device.id, LASTS_S)
        bursts = _bursts([one for one in self._door.bytes_log(device.id) if one.direction == "in" and one.at >= since])
        # A burst with both codes is two scans that came too fast to be told apart.
        single = [raw for raw in bursts if not (_holds(raw, EAN) and _holds(raw, CODE))]
        found = {text: next((raw for raw in reversed(single) if _holds(raw, text)), None) for text in (EAN, CODE)}
        seen = [text for text, raw in found.items() if raw is not None]
        ean, code = found[EAN], found[CODE]
        if ean is None or code is None:
            return Heard(len(bursts), seen, None, ("not_seen",) if len(bursts) > len(seen) else ())
        learned = learn(ean, code, known=self._door.profiles.scanners.values())
        now = self._door.profiles.scanners.get(device.profile)
        usable = learned.usable and now is not None
        values: Values | None = dict(learned.changes(now).items()) if usable and now is not None else None
        return Heard(len(bursts), seen, values, learned.questions)


def _bursts(records: Sequence[ByteRecord]) -> list[bytes]:
    found: list[bytes] = []
    last: float | None = None
    for one in records:
        if last is None or one.at - last >= _APART_S:
            found.append(b"")
        found[-1] += one.data
        last = one.at
    return found


def _holds(raw: bytes, text: str) -> bool:
    """Whether the text is in the bytes, heard with a parity bit or without."""
    return text.encode() in raw or text.encode() in bytes(byte & 0x7F for byte in raw)
