"""A store served as in real life, from a settings file, on devices whose far ends the test holds in its hands."""

import json
import os
import secrets
import shutil
import signal
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import psutil

from kiosk.config import Channel
from kiosk.demo import seed
from kiosk.demo.webshop.app import WebShop
from kiosk.domain.channels import Channel as ChannelRow
from kiosk.domain.keys import Key, KeyKind
from kiosk.domain.stock import Level, Movement, Reason
from kiosk.storage import open_store
from kiosk.use_cases.ports import Store, UnitOfWork
from pos_bridge.profiles import Profiles, load_profiles
from pos_bridge.simulator import VirtualPrinter, VirtualScanner
from tests.demo_shop import ROOT, ServerProcess, free_port
from tests.screen_client import Ear, ScreenClient
from tests.waiting import until

T = TypeVar("T")
STATIONS = ("kiosk-1", "kiosk-2")
TOKENS = {station: f"token-of-{station}-in-the-tests" for station in STATIONS}
SCANNERS = {"kiosk-1": "generic-serial", "kiosk-2": "zebra-aim"}
PRINTERS = {"kiosk-1": "epson-tm-t20iii", "kiosk-2": "zjiang-pos-5890"}
FONTS = sorted((ROOT / "static" / "vendor" / "jetbrains-mono").glob("*.woff2"))
PIECES = 20_000  # all paper is evidence
PLENTY = ("naves-moss-one", "naves-sand-one", "opushka-ochre-one", "rassvet-ochre-one")
WAREHOUSE_CHANNEL = "webshop"
READY_S = 30.0


def now() -> datetime:
    return datetime.now(UTC)


def new_id() -> str:
    return str(uuid.uuid4())


def make_template(directory: Path) -> None:
    """The demo shop's data with paired stations, to be copied for each test."""
    (directory / "secret.key").write_bytes(secrets.token_bytes(32))
    (directory / "webshop.secret").write_text(seed.new_secret(), encoding="ascii")
    store = opened(directory)

    def pair(uow: UnitOfWork) -> None:
        for station, token in TOKENS.items():
            uow.keys.add(Key(new_id(), KeyKind.STATION, station, station, now(), "tests"), token)

    def deliver(uow: UnitOfWork) -> None:
        """More than any test can sell."""
        uow.stock.apply(
            [Movement(f"tests:{sku}", "lesnaya", sku, Reason.COUNT, now(), on_hand=1000) for sku in PLENTY], guarded=False
        )

    seed.fill(store, now(), new_id, ())
    store.write(pair)
    store.write(deliver)
    store.close()


@dataclass(frozen=True)
class Books:
    """What the store has written down."""

    imbalances: tuple[tuple[str, str], ...]
    orders: int
    levels: Mapping[tuple[str, str], Level]


class ServedShop:
    """Two kiosks with scanner and printer each; the online shop, if any, runs in the test's own process."""

    def __init__(self, template: Path, directory: Path, *, online: bool = False, within: Sequence[str] = ()) -> None:
        directory.mkdir(exist_ok=True)
        self.data = directory / "data"
        shutil.copytree(template, self.data)
        known: Profiles = load_profiles(ROOT / "firmware_profiles")
        ports = directory / "devices"
        ports.mkdir()
        self.scanners = {s: VirtualScanner(known.scanner(p), ports, f"{s}-scanner") for s, p in SCANNERS.items()}
        self.printers = {
            s: VirtualPrinter(known.printer(p), ports, f"{s}-printer", fonts=FONTS, pieces=PIECES) for s, p in PRINTERS.items()
        }
        self.port = free_port()
        self.online = self._online_shop() if online else None
        settings = directory / "store.toml"
        settings.write_text(self._settings(), encoding="utf-8")
        self.process = ServerProcess("serve", self.data, self.port, "--settings", str(settings), within=within)
        self._open: list[Ear | ScreenClient] = []

    def start(self) -> None:
        self.process.start()

    def close(self) -> None:
        for end in self._open:
            end.close()
        self.process.stop()
        if self.online:
            self.online.close()
        for scanner in self.scanners.values():
            scanner.close()
        for printer in self.printers.values():
            printer.close()

    def worker(self) -> int:
        """Process id of the one that serves."""
        return int(psutil.Process(self.process.pid).children()[0].pid)

    def kill_worker(self) -> None:
        """Only the process that serves dies; its parent starts another at once."""
        for worker in psutil.Process(self.process.pid).children():
            os.kill(worker.pid, signal.SIGKILL)

    def client(self, station: str = "kiosk-1") -> ScreenClient:
        client = ScreenClient(self.process.address, TOKENS[station])
        self._open.append(client)
        return client

    def ear(self, station: str = "kiosk-1") -> Ear:
        ear = Ear(self.process.address, TOKENS[station])
        self._open.append(ear)
        return ear

    def read(self, work: Callable[[UnitOfWork], T]) -> T:
        """Ask the store itself, whether or not a server runs."""
        store = opened(self.data)
        try:
            return store.read(work)
        finally:
            store.close()

    def books(self) -> Books:
        def work(uow: UnitOfWork) -> Books:
            levels = {(level.location_id, level.sku): level for level in uow.stock.levels(uow.catalogue.skus())}
            return Books(tuple(uow.stock.imbalances()), uow.orders.count(), levels)

        return self.read(work)

    def host_of(self, station: str) -> str:
        """The machine that carries the devices of that station."""
        return "server"

    def names(self) -> list[str]:
        """Further names of the server."""
        return []

    def _online_shop(self) -> WebShop:
        secret = (self.data / "webshop.secret").read_text(encoding="ascii")
        hints = f"http://127.0.0.1:{self.port}/hooks/channels/{WAREHOUSE_CHANNEL}"
        shop = WebShop("127.0.0.1", 0, self.data / "webshop.db", secret, hints, slow_s=3.0)
        shop.start()
        store = opened(self.data)
        settings = Channel(WAREHOUSE_CHANNEL, "Online shop", shop.address, "", "warehouse", on_this_machine=True)
        store.write(lambda uow: uow.channels.add(ChannelRow(settings.id, settings.name, settings.location, settings.keep_back)))
        store.close()
        return shop

    def _settings(self) -> str:
        parts = [f"[server]\nport = {self.port}\nnames = {json.dumps(self.names())}\n"]
        for station in STATIONS:
            for kind, profile, url in (
                ("scanner", SCANNERS[station], self.scanners[station].url),
                ("printer", PRINTERS[station], self.printers[station].url),
            ):
                parts.append(
                    f'[[device]]\nid = "{station}/{kind}"\nstation = "{station}"\nkind = "{kind}"\n'
                    f'profile = "{profile}"\nurl = "{url}"\nhost = "{self.host_of(station)}"\n'
                )
        if self.online:
            parts.append(
                f'[[channel]]\nid = "{WAREHOUSE_CHANNEL}"\nname = "Online shop"\nurl = "{self.online.address}"\n'
                f'secret_file = "{self.data / "webshop.secret"}"\nlocation = "warehouse"\non_this_machine = true\n'
            )
        return "\n".join(parts)


def opened(directory: Path) -> Store:
    return open_store(f"sqlite:///{directory / 'store.db'}", (directory / "secret.key").read_bytes(), now)


def settled(heard: Callable[[], int], quiet_s: float = 0.4) -> int:
    """What a counter says once it has stood still for that long."""
    last, since = heard(), now()

    def still() -> bool:
        nonlocal last, since
        count = heard()
        if count != last:
            last, since = count, now()
        return (now() - since).total_seconds() >= quiet_s

    until(still, "it becomes quiet")
    return last
