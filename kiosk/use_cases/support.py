"""What support needs to find out what is wrong, with nobody's name in it: neither a shopper's nor of who works here."""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from kiosk.domain.devices import Device, DeviceKind
from kiosk.domain.faults import DISK_LOW_PERCENT, Fault
from kiosk.domain.live_bytes import ByteRow
from kiosk.domain.printing import PrintJob
from kiosk.use_cases.ports import DeviceDoor, UnitOfWork

_HISTORY, _JOURNAL, _JOBS, _BYTES = 200, 200, 200, 120
_PERSONAL_FIELDS = {"accepted_by", "going", "who"}
# What could be a phone, a card, a token or a key: long runs of digits (with what people put between them), long runs of letters.
_DIGITS = re.compile(r"\+?\d(?:[ ()-]{0,2}\d){8,}")
_SECRET = re.compile(r"\b(?:whsec_)?[A-Za-z0-9+/_-]{28,}={0,2}")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
# What stands before every line of a log: it would be taken for a phone.
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3}(?= )")
_COVER = "••"

RowsOf = Callable[[Device], Sequence[ByteRow]]


@dataclass(frozen=True)
class Check:
    """A look at the server by itself: `name` and `state` (ok, bad, unknown) are keys of sentences, `detail` a number or name."""

    name: str
    state: str
    detail: str = ""


def self_check(uow: UnitOfWork, door: DeviceDoor, disk_free: int | None) -> Sequence[Check]:
    devices = [device for device in uow.devices.all().values() if device.enabled]
    now = door.all_now()
    here = [device for device in devices if device.id in now and now[device.id].link == "ready"]
    away = [host for host in door.hosts() if not host.available]
    lost = [device for device in devices if not door.has_profile(device)]
    silent = [channel.id for channel in uow.channels.all() if channel.fault]
    undecided = len(uow.prints.undecided())
    imbalances = len(uow.stock.imbalances())
    low = "unknown" if disk_free is None else _state(disk_free < DISK_LOW_PERCENT)
    return (
        Check("store", "ok"),
        Check("disk", low, "" if disk_free is None else str(disk_free)),
        Check("ledger", _state(imbalances > 0), str(imbalances)),
        Check("devices", _state(len(here) < len(devices)), f"{len(here)}/{len(devices)}"),
        Check("profiles", _state(bool(lost)), str(len(lost))),
        Check("machines", _state(bool(away)), str(len(away))),
        Check("spool", _state(undecided > 0), str(undecided)),
        Check("channels", _state(bool(silent)), str(len(silent))),
    )


def bundle(
    uow: UnitOfWork, door: DeviceDoor, rows_of: RowsOf, checks: Sequence[Check], about: Mapping[str, Any], at: datetime
) -> Mapping[str, bytes]:
    """Files by name. `about`: versions and settings; what could be a secret in them is covered here as everywhere."""
    devices = tuple(uow.devices.all().values())
    now = door.all_now()
    files: dict[str, Any] = {
        "about.json": {"at": at, **about},
        "checks.json": [asdict(check) for check in checks],
        "devices.json": [_plain(device) | {"now": now.get(device.id), "model": door.model(device)} for device in devices],
        "found.json": [asdict(port) for port in door.plugged()],
        "machines.json": [asdict(host) for host in door.hosts()],
        "history.json": {d.id: [_plain(event) for event in uow.devices.events(d.id, _HISTORY)] for d in devices},
        "faults.json": [_fault(fault) for fault in (*uow.faults.open(), *uow.faults.fixed(_JOURNAL))],
        "spool.json": [_job(job) for job in _jobs(uow)],
        "stations.json": [{"id": s.id, "kind": s.kind, "location": s.location_id} for s in uow.places.stations().values()],
    }
    written = {name: _json(content) for name, content in files.items()}
    for revision in uow.profiles.in_force():
        written[f"profiles/{revision.profile_id}.toml"] = scrubbed(revision.text or "").encode()
    for device in devices:
        written[f"bytes/{device.id.replace('/', '-')}.txt"] = _bytes(rows_of(device))
    return written


def scrubbed(text: str) -> str:
    """The text with everything covered that could name a person or open a door."""
    return _DIGITS.sub(_COVER, _SECRET.sub(_secret, _MAIL.sub(_COVER, text)))


def log_file(lines: Iterable[str]) -> bytes:
    """Scrubbed, but for the moment before each line."""
    return "\n".join(_moment(line) + scrubbed(line[len(_moment(line)) :]) for line in lines).encode()


def _moment(line: str) -> str:
    found = _MOMENT.match(line)
    return found[0] if found else ""


def _secret(found: re.Match[str]) -> str:
    """Names of ours are long as well (an id, a path): only what mixes digits with letters is taken for a secret."""
    run = found[0]
    mixed = any(char.isdigit() for char in run) and any(char.isalpha() for char in run)
    is_id = re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", run) is not None
    return _COVER if mixed and not is_id and "/dev/" not in run else run


def _state(bad: bool) -> str:
    return "bad" if bad else "ok"


def _plain(record: Any) -> dict[str, Any]:
    return {name: value for name, value in asdict(record).items() if name not in _PERSONAL_FIELDS}


def _fault(fault: Fault) -> dict[str, Any]:
    return _plain(fault) | {"somebody_went": bool(fault.going)}


def _jobs(uow: UnitOfWork) -> Sequence[PrintJob]:
    known = {job.id: job for job in (*uow.prints.unfinished(), *uow.prints.undecided(), *uow.prints.recent(_JOBS))}
    return list(known.values())


def _job(job: PrintJob) -> dict[str, Any]:
    """Never its document: it may greet a person by name."""
    return {name: value for name, value in vars(job).items() if name not in ("document", "request_id")}


def _json(content: Any) -> bytes:
    return (scrub_values(json.dumps(content, ensure_ascii=False, indent=1, default=_told)) + "\n").encode()


def scrub_values(text: str) -> str:
    """Scrubbed inside the quotes of JSON only, so that numbers and moments stay what they are."""
    return re.sub(r'"((?:[^"\\]|\\.)*)"', lambda found: f'"{_value(found[1])}"', text)


def _value(text: str) -> str:
    return text if re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.+]+", text) else scrubbed(text)


def _told(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, DeviceKind | Enum):
        return value.value
    return asdict(value) if hasattr(value, "__dataclass_fields__") else str(value)


def _bytes(rows: Sequence[ByteRow]) -> bytes:
    """As the console shows them: what may be about a person is covered already."""
    turns = {"out": "→", "in": "←"}
    return "\n".join(f"{r.at.isoformat()} {turns[r.direction]} {r.hex}  {r.text}" for r in rows[-_BYTES:]).encode()
