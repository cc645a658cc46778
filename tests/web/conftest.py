"""The web application on a real file, with the fixture shop in it."""

import json as json_format
import secrets
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_socketio import SocketIO
from werkzeug.test import TestResponse

from kiosk.devices.in_force import ProfilesInForce
from kiosk.devices.live_bytes import LiveBytes
from kiosk.devices.workshop import Workshop
from kiosk.domain.calibration import Heard
from kiosk.domain.devices import Device
from kiosk.domain.keys import Key, KeyKind
from kiosk.domain.one_time_codes import ALPHABET, LENGTH
from kiosk.domain.staff import Role, Staff, StaffSession
from kiosk.storage import open_store
from kiosk.storage.passwords import Argon2Passwords
from kiosk.use_cases.ports import UnitOfWork
from kiosk.use_cases.reception import Reception
from kiosk.use_cases.revealing import Reveals
from kiosk.use_cases.signing_in import SigningIn
from kiosk.use_cases.station_states import StationStates
from kiosk.web.access import PLAIN_COOKIE
from kiosk.web.app import create_app
from kiosk.web.doorkeeper import Doorkeeper
from kiosk.web.it.services import ItServices
from kiosk.web.live import LiveScreens
from kiosk.web.services import Services
from tests.fakes.devices import FakeDoor
from tests.fakes.shop import LOCALES, NOW, STATIONS, Shop

ROOT = Path(__file__).parents[2]
HOST = "127.0.0.1:8080"
KEY = bytes(range(32))
TOKENS = {station: f"token-of-{station}-{'x' * 24}" for station in STATIONS}
# One person of each role, signed in, with this password.
STAFF = {role: f"session-of-{role.value}-{'y' * 24}" for role in Role}
NAMES = {Role.CASHIER: "Катя", Role.MANAGER: "Марк", Role.IT: "Иван"}
PASSWORD = "корова ест траву"
# As quick as Argon2id goes: what it costs is tested apart.
PASSWORDS = Argon2Passwords(memory_kib=8, passes=1)


@dataclass
class FakeLab:
    """A device lab that remembers what was asked of it."""

    asked: list[tuple[object, ...]] = field(default_factory=list)

    def devices(self) -> Sequence[Mapping[str, Any]]:
        return [{"id": "kiosk-1/scanner"}]

    def agents(self) -> Sequence[Mapping[str, Any]]:
        return []

    def scan(self, station_id: str, text: str, how: str) -> None:
        self.asked.append(("scan", station_id, text, how))

    def fault(self, device_id: str, fault: str, value: int | None) -> None:
        self.asked.append(("fault", device_id, fault, value))

    def swap(self, one: str, other: str) -> None:
        self.asked.append(("swap", one, other))

    def plug(self, what: str) -> None:
        self.asked.append(("plug", what))

    def stranger(self, stranger_id: str, deed: str, text: str) -> None:
        self.asked.append(("stranger", stranger_id, deed, text))

    def strangers_there(self) -> Sequence[Mapping[str, Any]]:
        return []

    def paper(self, device_id: str, back: int) -> bytes | None:
        return b"\x89PNG" if device_id == "kiosk-1/printer" else None

    def paper_text(self, device_id: str, back: int) -> Sequence[str]:
        return ["Перевал"]

    def journal(self) -> Sequence[Mapping[str, Any]]:
        return []

    def bytes_log(self, device_id: str) -> Sequence[Mapping[str, Any]]:
        return []


@dataclass
class FakeAbout:
    """What a server knows of itself: the lines of a log, with what should never have been in one."""

    lines: list[str] = field(default_factory=list)

    def facts(self) -> Mapping[str, Any]:
        return {"version": "0.0.0", "settings": {"storage": {"url": ""}}}

    def log_lines(self) -> Sequence[str]:
        return self.lines

    def disk_free(self) -> int | None:
        return 40


class FakeLessons:
    """A scanner that was heard as it is told."""

    def __init__(self, *heard: Heard) -> None:
        self.listened: list[str] = []
        self.told = heard[0] if heard else Heard(0, (), None, ())

    def codes(self) -> Sequence[tuple[str, Sequence[int]]]:
        return [("4607112000018", [1, 1, 1])]

    def begin(self, device_id: str) -> None:
        self.listened.append(device_id)

    def heard(self, device: Device) -> Heard:
        return self.told

    def end(self, device_id: str) -> None:
        self.listened.clear()


class Web:
    """The application and who calls it."""

    def __init__(
        self,
        shop: Shop,
        app: Flask,
        socketio: SocketIO,
        screens: LiveScreens,
        reception: Reception,
        database: Path,
        door: FakeDoor,
        about: FakeAbout,
    ) -> None:
        self.about = about
        self.shop, self.app, self.socketio = shop, app, socketio
        self.screens, self.reception, self.database, self.door = screens, reception, database, door

    @property
    def client(self) -> FlaskClient:
        return self.app.test_client(use_cookies=False)

    def call(
        self,
        method: str,
        path: str,
        station: str | None = "kiosk-1",
        *,
        json: Any = None,
        data: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        remote: str = "127.0.0.1",
        staff: Role | None = None,
    ) -> TestResponse:
        """Call as that station, or as the person of that role; `data` goes out as a JSON body as it is."""
        own = {"Authorization": f"Bearer {TOKENS[station]}"} if station and staff is None else {}
        if staff is not None:
            own["Cookie"] = f"{PLAIN_COOKIE}={STAFF[staff]}"
        return self.client.open(
            path,
            method=method,
            base_url=f"http://{HOST}",
            headers={**own, **(headers or {})},
            data=json_format.dumps(json) if json is not None else data,
            content_type=None if json is data is None else "application/json",
            buffered=True,
            environ_overrides={"REMOTE_ADDR": remote},
        )

    def get(self, path: str, station: str | None = "kiosk-1", **how: Any) -> TestResponse:
        return self.call("GET", path, station, **how)

    def post(self, path: str, body: Any = None, station: str | None = "kiosk-1", **how: Any) -> TestResponse:
        return self.call("POST", path, station, json={} if body is None else body, **how)


def is_problem(answer: TestResponse) -> bool:
    """Whether it is an error as screens expect it: a code, and sentences for a person."""
    body = answer.get_json(silent=True)
    error = body.get("error") if isinstance(body, dict) else None
    if not isinstance(error, dict) or not all(isinstance(error.get(k), str) and error[k] for k in ("code", "message", "next")):
        return False
    raw = json_format.dumps(body, ensure_ascii=False)
    return error["code"] not in error["message"] and not any(
        sign in raw for sign in ("Traceback", 'File "', "Error(", "kiosk/", "sqlite")
    )


@pytest.fixture(scope="session")
def filled_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store file with the shop in it and a token for every station."""
    path = tmp_path_factory.mktemp("web") / "filled.db"
    store = open_store(f"sqlite:///{path}", KEY, lambda: NOW)
    Shop(store)
    for station, token in TOKENS.items():
        key = Key(f"key-of-{station}", KeyKind.STATION, station, station, NOW, "staff-it", NOW, "127.0.0.1")
        store.write(lambda uow, k=key, t=token: uow.keys.add(k, t))  # type: ignore[misc]
    store.write(_hire)
    store.close()
    return path


def _hire(uow: UnitOfWork) -> None:
    for role, token in STAFF.items():
        person = Staff(f"staff-{role.value}", NAMES[role], role, NOW)
        uow.staff.add(person)
        uow.staff.set_password(person.id, PASSWORDS.hashed(PASSWORD))
        uow.staff_sessions.add(StaffSession(f"session-{role.value}", person.id, NOW, NOW, "127.0.0.1"), token)


def build(filled_file: Path, path: Path, **changes: Any) -> Web:
    """The application on a copy of the filled file; keywords replace services."""
    shutil.copy(filled_file, path)
    shop = Shop(open_store(f"sqlite:///{path}", KEY, lambda: NOW), filled=True)
    socketio = SocketIO()
    screens = LiveScreens(socketio)
    workshop = Workshop(ROOT / "firmware_profiles")
    reception = Reception(shop.store, screens, shop.clock, shop.new_id)
    given: dict[str, Any] = {
        "store": shop.store,
        "texts": shop.texts,
        "clock": shop.clock,
        "new_id": shop.new_id,
        "ordering": shop.ordering,
        "static": LOCALES.parent,
        "signing_in": SigningIn(shop.store, PASSWORDS, shop.clock, shop.new_id, lambda: secrets.token_urlsafe(32)),
        "new_code": lambda: "".join(secrets.choice(ALPHABET) for _ in range(LENGTH)),
        "printers": {"kiosk-1": "kiosk-1/printer"},
        "hosts": frozenset({HOST}),
        "demo": True,
        "lab": FakeLab(),
        "recall": reception.recall,
    }
    door, about = FakeDoor(), FakeAbout()
    given["doorkeeper"] = Doorkeeper(changes.get("store", shop.store), shop.clock, screens.dismiss)
    profiles = workshop.shelf(()).profiles
    it = ItServices(
        door,
        StationStates(door, screens.is_open),
        NOW,
        changes.pop("workshop", workshop),
        ProfilesInForce(shop.store, workshop, shop.clock, lambda topic: None),
        LiveBytes(changes.pop("bytes_log", lambda device_id: ()), lambda: profiles, shop.clock, lambda topic: None),
        Reveals(shop.store, shop.clock),
        changes.pop("lessons", FakeLessons()),
        about,
    )
    app = create_app(Services(**{**given, **changes}), socketio, screens, it)
    return Web(shop, app, socketio, screens, reception, path, door, about)


@pytest.fixture
def make_web(filled_file: Path, tmp_path: Path) -> Iterator[Callable[..., Web]]:
    made: list[Web] = []

    def make(**changes: Any) -> Web:
        made.append(build(filled_file, tmp_path / f"store-{len(made)}.db", **changes))
        return made[-1]

    yield make
    for web in made:
        web.shop.store.close()


@pytest.fixture
def web(make_web: Callable[..., Web]) -> Web:
    return make_web()


@pytest.fixture(scope="module")
def lasting_web(filled_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Web]:
    """One application for many calls that should all come to nothing."""
    web = build(filled_file, tmp_path_factory.mktemp("lasting") / "store.db")
    yield web
    web.shop.store.close()
