"""The one file that knows all: it introduces the rooms to each other and starts them.

python run.py demo     the demo shop on this machine: seeded data, virtual devices, an online shop
python run.py serve    a real store, from a settings file
python run.py webshop  the demo's online shop alone (the demo starts it by itself)
python run.py bridge   the agent: carries devices of this machine for a server elsewhere
python run.py db       bring the database up to date
python run.py user     people: first-code, list, add, reset; `python run.py audit verify`: the record of deeds
"""

import argparse
import contextlib
import logging
import socket
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any, Protocol

from flask import Flask
from flask_socketio import SocketIO

from kiosk.chance import new_code, new_id, new_token, now
from kiosk.channels.generic import GenericConnector
from kiosk.channels.reach import Reach
from kiosk.channels.worker import ChannelWorker
from kiosk.config import BadSettings, Channel, Settings, database_url, listed_devices, load, names, secret_key, shown
from kiosk.demo import outpost, seed
from kiosk.demo.companion import Companion
from kiosk.demo.settings import demo_settings, free_port
from kiosk.demo.webshop.app import run as run_webshop
from kiosk.devices.agents import Agents
from kiosk.devices.door import Door
from kiosk.devices.host import LocalHost
from kiosk.devices.in_force import ProfilesInForce
from kiosk.devices.lab import VirtualLab
from kiosk.devices.learning import Lessons
from kiosk.devices.live_bytes import LiveBytes
from kiosk.devices.technic import Technic
from kiosk.devices.workshop import Workshop
from kiosk.domain.errors import Refusal
from kiosk.domain.stock import StockChange
from kiosk.premises import CannotStart, Self, become, folder, free_address, log_to, occupied
from kiosk.storage import open_store
from kiosk.storage.passwords import Argon2Passwords
from kiosk.terminal import Terminal, greeting, parsed
from kiosk.texts import FluentTexts
from kiosk.use_cases import device_setup, syncing
from kiosk.use_cases.fault_watch import FaultWatch
from kiosk.use_cases.housekeeping import Housekeeper
from kiosk.use_cases.ordering import Ordering
from kiosk.use_cases.ports import Fact, StorageError, Store
from kiosk.use_cases.publishing import ChannelProduct, offer_of
from kiosk.use_cases.reception import Reception
from kiosk.use_cases.revealing import Reveals
from kiosk.use_cases.signing_in import SigningIn
from kiosk.use_cases.station_states import StationStates
from kiosk.web.app import create_app
from kiosk.web.doorkeeper import Doorkeeper
from kiosk.web.it.services import ItServices
from kiosk.web.it.told import ItNews
from kiosk.web.live import LiveScreens
from kiosk.web.news import News
from kiosk.web.server import Server
from kiosk.web.services import Idle, Services
from kiosk.web.visit_view import state_json
from pos_bridge import __version__

log = logging.getLogger("run")

ROOT = Path(__file__).resolve().parent
PROFILES = ROOT / "firmware_profiles"
FONTS = ROOT / "static" / "vendor" / "jetbrains-mono"
WITHDRAW_TIMEOUT_S = 1.5
"A shopper waits for an online shop no longer than this."


class Part(Protocol):
    def start(self) -> None: ...
    def close(self) -> None: ...


class Shop:
    """Everything of one server process, built after the fork. `lab` is there in the demo only."""

    def __init__(self, settings: Settings, directory: Path, *, demo: bool, shop_fronts: Mapping[str, str]) -> None:
        self.store: Store = open_store(database_url(settings, directory), secret_key(settings, directory), now)
        self._settings = settings
        self.texts = FluentTexts(ROOT / "static" / "locales", settings.server.languages)
        socketio = SocketIO()
        self.screens = LiveScreens(socketio)
        self.it_news = ItNews(self.screens.tell_it)
        self.reception = Reception(self.store, self.screens, now, new_id)
        self.connectors = {c.id: connect(c) for c in settings.channel}
        self.workers = {c.id: self._worker(c) for c in settings.channel}
        workshop = Workshop(PROFILES)
        self.in_force = ProfilesInForce(self.store, workshop, now, self.it_news.changed)
        listed = listed_devices(settings)
        self.lab = VirtualLab(listed, PROFILES, directory / "devices", FONTS) if demo else None
        virtual = self.lab.machine if self.lab else None
        self.door = Door(
            hosts=[LocalHost(socket.gethostname(), self.in_force.stored(), sorted(FONTS.glob("*.woff2")), virtual)],
            profiles=self.in_force.stored(),
            store=self.store,
            screens=self.screens,
            reception=self.reception,
            texts=self.texts,
            clock=now,
            new_id=new_id,
            told=self._told,
        )
        self.technic = Technic(self.door, self.store)
        present = self.lab.as_devices() if self.lab else listed
        self.store.write(lambda uow: device_setup.list_from_file(uow, present, now()))
        self.technic.reread()
        stations = StationStates(self.technic, self.screens.is_open)
        about = Self(directory, {"version": __version__, "demo": demo, "settings": shown(settings)})
        self.faults = FaultWatch(self.store, self.technic, stations, now, new_id, workshop, about.disk_free)
        self.in_force.drive(self.door.use_profiles)
        if self.lab:
            self.lab.strangers.restore(self.technic.accepted)
            self.lab.watch(self.door, self.reception, self.screens.tell_lab)
        self.doorkeeper = Doorkeeper(self.store, now, self.screens.dismiss)
        self.agents = Agents(self.store, self.door, now, lambda: self.it_news.changed("devices"))
        self.services = self._services(shop_fronts, demo)
        live_bytes = LiveBytes(self.door.bytes_log, lambda: self.door.profiles, now, self.it_news.changed)
        desk = (workshop, self.in_force, live_bytes, Reveals(self.store, now), Lessons(self.door), about)
        it = ItServices(self.technic, stations, now(), *desk)
        self.app: Flask = create_app(self.services, socketio, self.screens, it)
        longest = timedelta(seconds=settings.idle.anonymous_s + settings.idle.warning_s + 15)
        housekeeper = Housekeeper(self.store, self.screens, now, longest)
        # In the order in which they start; they end the other way round.
        lab: list[Part] = [self.lab] if self.lab else []
        devices: list[Part] = [*lab, self.reception, self.agents, self.door, self.in_force, live_bytes]
        self._parts = [self.it_news, *devices, *self.workers.values(), housekeeper, self.faults, self.doorkeeper]
        hearers = (self._news(), self._work_to_do, self.technic, self.door.wake, self.faults, self.it_news, self.in_force)
        for hearer in (*hearers, self.doorkeeper):
            self.store.subscribe(hearer)

    def _services(self, shop_fronts: Mapping[str, str], demo: bool) -> Services:
        idle = self._settings.idle
        return Services(
            store=self.store,
            texts=self.texts,
            clock=now,
            new_id=new_id,
            ordering=Ordering(self.store, self.texts, now, new_id, self._withdraw),
            static=ROOT / "static",
            signing_in=SigningIn(self.store, Argon2Passwords(), now, new_id, new_token),
            new_code=new_code,
            doorkeeper=self.doorkeeper,
            printers=self.technic.printers,
            languages=self._settings.server.languages,
            idle=Idle(idle.anonymous_s, idle.identified_s, idle.warning_s),
            hosts=names(self._settings),
            demo=demo,
            lab=self.lab,
            agents=self.agents,
            check_hint=self._check_hint,
            hinted=lambda channel_id: self.workers[channel_id].poke(),
            hindrance=self.door.hindrance,
            slips=self.door.slips,
            recall=self.reception.recall,
            screen_open=self.screens.is_open,
            shop_fronts=shop_fronts,
            demo_cards=seed.cards() if demo else (),
        )

    def start(self) -> None:
        for part in self._parts:
            part.start()

    def close(self) -> None:
        for part in reversed(self._parts):
            part.close()
        for connector in self.connectors.values():
            connector.close()
        self.store.close()

    def _told(self, event: str, body: Mapping[str, Any]) -> None:
        self.screens.tell_lab(event, body)
        self.it_news.changed("spool" if event == "job" else "devices")
        self.faults.poke()

    def _news(self) -> News:
        return News(self.screens, self._product_of, self._state_of, self.door.slip_news)

    def _product_of(self, sku: str) -> str | None:
        product = self.store.read(lambda uow: uow.catalogue.product_of_sku(sku))
        return product.id if product else None

    def _state_of(self, station_id: str) -> Mapping[str, Any]:
        shop = self.services
        language = shop.spoken.get(station_id, shop.languages[0])
        return self.store.read(lambda uow: state_json(uow, uow.places.stations()[station_id], shop, language, now()))

    def _work_to_do(self, facts: Sequence[Fact]) -> None:
        """Wake whoever has something to send to a channel."""
        if any(isinstance(f.body, StockChange) for f in facts):
            for worker in self.workers.values():
                worker.poke()

    def _withdraw(self, sku: str, location_id: str, pieces: int) -> bool:
        channel = next((c for c in self._settings.channel if c.location == location_id), None)
        if channel is None:
            return False
        port = self.connectors[channel.id]
        return syncing.withdraw(self.store, channel.id, sku, pieces, port, now, new_id, WITHDRAW_TIMEOUT_S)

    def _check_hint(self, channel_id: str, headers: Mapping[str, str], body: bytes) -> None:
        self.connectors[channel_id].verify_hint(headers, body)

    def _worker(self, channel: Channel) -> ChannelWorker:
        here = f"http://{self._settings.server.host}:{self._settings.server.port}"

        def catalogue() -> Sequence[ChannelProduct]:
            return self.store.read(lambda uow: offer_of(uow, channel.location, now().date(), here))

        return ChannelWorker(self.store, channel.id, self.connectors[channel.id], now, new_id, products=catalogue)


def connect(channel: Channel) -> GenericConnector:
    try:
        secret = Path(channel.secret_file).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise CannotStart(f"channel {channel.id}: its secret_file cannot be read: {error}") from error
    return GenericConnector(channel.url, [secret], now, new_id, reach=Reach(loopback=channel.on_this_machine))


def demo(arguments: argparse.Namespace) -> int:
    with occupied(directory := folder(arguments.dir)):
        return run_demo(arguments.port, directory)


def run_demo(port: int, directory: Path) -> int:
    free_address("127.0.0.1", port)
    log_to(directory / "server.log")
    shop_port = free_port(port + 1)
    settings = demo_settings(directory, "127.0.0.1", port, shop_port)
    store = open_store(database_url(settings, directory), secret_key(settings, directory), now)
    seed.fill(store, now(), new_id, settings.channel)
    outpost.pair(store, directory / "agent", now(), new_id, new_token)
    store.close()
    online = ["run.py", "webshop", "--port", str(shop_port), "--dir", str(directory), "--server", str(port)]
    agent = ["-m", "pos_bridge.agent", "--server", f"http://127.0.0.1:{port}", "--dir", str(directory / "agent"), "--with-parent"]
    agent += ["--log", str(directory / "agent.log"), "--fonts", str(FONTS), "--virtual", str(directory / "devices" / outpost.AGENT)]
    with Companion(ROOT, online), Companion(ROOT, agent):
        fronts = {"webshop": f"http://127.0.0.1:{shop_port}/"}
        return run_server(settings, directory, demo_shop=True, fronts=fronts)


def serve(arguments: argparse.Namespace) -> int:
    directory = folder(arguments.dir)
    settings = load(Path(arguments.settings))
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    with occupied(directory):
        free_address(settings.server.host, settings.server.port)
        open_store(database_url(settings, directory), secret_key(settings, directory), now).close()
        for channel in settings.channel:
            connect(channel).close()
        return run_server(settings, directory, demo_shop=False, fronts={})


def run_server(settings: Settings, directory: Path, *, demo_shop: bool, fronts: Mapping[str, str]) -> int:
    shops: list[Shop] = []

    def make() -> Flask:
        # Long Python work in one thread must not delay the thread that tells a screen about a scan.
        sys.setswitchinterval(0.0005)
        shop = Shop(settings, directory, demo=demo_shop, shop_fronts=fronts)
        shops.append(shop)
        shop.start()
        return shop.app

    def close() -> None:
        while shops:
            shops.pop().close()

    def ready() -> None:
        here = f"http://{settings.server.host}:{settings.server.port}"
        notice = Terminal(shops[0].store, new_code, now, new_id, f"{here}/sign-in").first_code()
        print(greeting(here, list(fronts.values()) if demo_shop else None, notice), flush=True)

    Server(settings.server.host, settings.server.port, settings.server.threads, make, ready, close).run()
    return 0


def webshop(arguments: argparse.Namespace) -> int:
    run_webshop(folder(arguments.dir), arguments.port, arguments.server)
    return 0


def db(arguments: argparse.Namespace) -> int:
    with settled(arguments):
        print("the database is up to date")
    return 0


def terminal(arguments: argparse.Namespace) -> int:
    with settled(arguments) as (settings, store):
        page = f"http://{settings.server.host}:{settings.server.port}/sign-in"
        print(Terminal(store, new_code, now, new_id, page).told(arguments.deed, arguments.name, arguments.role))
    return 0


@contextlib.contextmanager
def settled(arguments: argparse.Namespace) -> Iterator[tuple[Settings, Store]]:
    """The settings and the store of a command, beside a server that may be running."""
    settings, directory = load(Path(arguments.settings)) if arguments.settings else Settings(), folder(arguments.dir)
    store = open_store(database_url(settings, directory), secret_key(settings, directory), now)
    try:
        yield settings, store
    finally:
        store.close()


def main() -> int:
    if sys.argv[1:2] == ["bridge"]:  # it knows wires and paper, and needs nothing of what a server needs
        become(ROOT, "pos_bridge.agent", "--fonts", str(FONTS), *sys.argv[2:])
    arguments = parsed(__doc__ or "", demo=demo, serve=serve, webshop=webshop, db=db, user=terminal, audit=terminal)
    try:
        return int(arguments.work(arguments))
    except (BadSettings, CannotStart, Refusal, StorageError) as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
