"""The spool of a server as a process of its own, to be killed: store, door, spoolers and bridge are the very ones of the product.

    python -m tests.faults.spooling_process <directory> < orders

A line on stdin is a number: submit so many more receipts, one for each printer in turn. "ready" on stdout once devices are up,
then "ack <n>" after receipt n is on the disk. Ends when stdin does.
"""

import json
import logging
import sys
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from kiosk.devices.door import Door
from kiosk.devices.host import LocalHost
from kiosk.domain.devices import Device, DeviceKind
from kiosk.storage import open_store
from kiosk.texts import FluentTexts
from kiosk.use_cases import printing
from kiosk.use_cases.ports import Store
from kiosk.use_cases.reception import Reception
from pos_bridge.profiles import Profiles, load_profiles

ROOT = Path(__file__).resolve().parents[2]
LOCALES = ROOT / "static" / "locales"
KEY = bytes(range(32))
LAST_LINE = "Спасибо, что вы с нами."


def now() -> datetime:
    return datetime.now(UTC)


def new_id() -> str:
    return str(uuid.uuid4())


def number(n: int) -> str:
    return f"R-{n:06d}"


def opened(directory: Path) -> Store:
    return open_store(f"sqlite:///{directory / 'store.db'}", KEY, now)


def hasty_profiles() -> Profiles:
    """The shipped profiles, but a printer that says nothing is given up after seconds, so that a run has an end."""
    known = load_profiles(ROOT / "firmware_profiles")
    for name, profile in known.printers.items():
        patience = msgspec.structs.replace(profile.patience, stall_s=6.0, fence_s=4.0, poll_s=0.2)
        known.printers[name] = msgspec.structs.replace(profile, patience=patience)
    return known


def receipt(n: int) -> dict[str, Any]:
    words = [{"type": "text", "text": f"Куртка «Гряда» мембранная, строка {line}"} for line in range(6)]
    return {
        "kind": "receipt",
        "language": "ru",
        "blocks": [
            {"type": "text", "text": "Перевал", "align": "center", "bold": True, "width": 2, "height": 2},
            {"type": "text", "text": number(n), "align": "center", "bold": True, "width": 2, "height": 2},
            {"type": "rule"},
            *words,
            {"type": "pair", "left": "К оплате", "right": "18\u202f905\u00a0₽", "bold": True},
            {"type": "barcode", "symbology": "code128", "data": "OR" + number(n).replace("-", ""), "caption": False},
            {"type": "text", "text": LAST_LINE, "align": "center"},
            {"type": "cut"},
        ],
    }


class NoScreens:
    def tell(self, station_id: str, event: str, body: Mapping[str, Any]) -> None: ...
    def tell_all(self, event: str, body: Mapping[str, Any]) -> None: ...
    def is_open(self, station_id: str) -> bool:
        return False


def build(directory: Path, store: Store) -> tuple[Door, list[Device]]:
    listed = json.loads((directory / "devices.json").read_text(encoding="utf-8"))
    devices = [Device(d["id"], d["station"], DeviceKind.PRINTER, d["profile"], d["url"]) for d in listed]
    profiles, screens = hasty_profiles(), NoScreens()
    door = Door(
        hosts=[LocalHost("ledger", profiles, sorted((ROOT / "static" / "vendor" / "jetbrains-mono").glob("*.woff2")))],
        profiles=profiles,
        store=store,
        screens=screens,
        reception=Reception(store, screens, now, new_id),
        texts=FluentTexts(LOCALES, ("ru", "en")),
        clock=now,
        new_id=new_id,
        told=lambda event, body: None,
    )
    door.configure(devices)
    return door, devices


def known_receipts(store: Store) -> int:
    """How many were on the disk when the process before this one died."""
    n = 0
    while store.read(lambda uow, wanted=f"receipt-{n + 1}": uow.prints.by_request(wanted)) is not None:  # type: ignore[misc]
        n += 1
    return n


def say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def main() -> int:
    directory = Path(sys.argv[1])
    logging.basicConfig(filename=directory / "process.log", level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    store = opened(directory)
    door, devices = build(directory, store)
    store.subscribe(door.wake)
    n = known_receipts(store)
    door.start()
    say("ready")
    for done in range(n):
        say(f"ack {done + 1}")
    for line in sys.stdin:
        for _ in range(int(line)):
            n += 1
            _submit(store, devices[n % len(devices)].id, n)
            say(f"ack {n}")
    door.close()
    store.close()
    return 0


def _submit(store: Store, device_id: str, n: int) -> None:
    store.write(
        lambda uow: printing.submit(uow, device_id, "receipt", number(n), receipt(n), now(), new_id, request_id=f"receipt-{n}")
    )


if __name__ == "__main__":
    sys.exit(main())
