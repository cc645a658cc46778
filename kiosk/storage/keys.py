"""Keys of stations and agents, and requests for them. Tokens and device codes lie as keyed hashes only."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, bindparam, delete, select, update

from kiosk.domain.keys import Key, KeyKind, PairRequest, PairState
from kiosk.domain.stations import Station, StationKind
from kiosk.storage.sealing import Sealer
from kiosk.storage.statement import Driver, Row, Statement
from kiosk.storage.tables import keys, pair_requests, stations

_KEY = tuple(c for c in keys.columns if c.name != "token_hash")
_REQUEST = tuple(c for c in pair_requests.columns if c.name != "device_code_hash")
_HOLDS = keys.c.revoked_at.is_(None)
_ITS_TOKEN = keys.c.token_hash == bindparam("token_hash")

_ADD = Statement(keys.insert())
_GET = Statement(select(*_KEY).where(keys.c.id == bindparam("key_id")))
_OF_TOKEN = Statement(select(*_KEY).where(_ITS_TOKEN, _HOLDS))
_REVOKED = Statement(select(keys.c.id).where(_ITS_TOKEN, keys.c.revoked_at.is_not(None)))
_STATION_OF = Statement(
    select(*_KEY, stations.c.body)
    .join_from(keys, stations, stations.c.id == keys.c.owner)
    .where(_ITS_TOKEN, _HOLDS, keys.c.kind == KeyKind.STATION.value)
)
_ALL = Statement(select(*_KEY).where(_HOLDS).order_by(keys.c.made_at, keys.c.id))
_SEEN = Statement(
    update(keys)
    .where(keys.c.id == bindparam("key_id"))
    .values(
        seen_at=bindparam("now", type_=keys.c.seen_at.type),
        address=bindparam("whence", type_=keys.c.address.type),
    )
)
_RENAME = Statement(
    update(keys)
    .where(keys.c.kind == bindparam("of_kind", type_=keys.c.kind.type), keys.c.owner == bindparam("of_owner"), _HOLDS)
    .values(name=bindparam("new_name", type_=keys.c.name.type))
)
_REVOKE = Statement(
    update(keys).where(keys.c.id == bindparam("key_id"), _HOLDS).values(revoked_at=bindparam("now", type_=keys.c.revoked_at.type))
)


def _requests(*where: ColumnElement[bool]) -> Any:
    return select(*_REQUEST).where(*where)


_ASK = Statement(pair_requests.insert())
_OF_DEVICE_CODE = Statement(_requests(pair_requests.c.device_code_hash == bindparam("device_code_hash")))
_GET_REQUEST = Statement(_requests(pair_requests.c.id == bindparam("request_id")))
_WAITING = Statement(
    _requests(pair_requests.c.state == PairState.WAITING.value).order_by(pair_requests.c.made_at, pair_requests.c.id)
)
_CHANGING = ("polled_at", "interval_s", "state", "owner", "owner_name", "decided_by")
_CHANGE = Statement(
    update(pair_requests)
    .where(pair_requests.c.id == bindparam("request_id"))
    .values({name: bindparam(f"new_{name}", type_=pair_requests.c[name].type) for name in _CHANGING})
)
_REMOVE = Statement(delete(pair_requests).where(pair_requests.c.id == bindparam("request_id")))
_REMOVE_BEFORE = Statement(
    delete(pair_requests).where(pair_requests.c.made_at < bindparam("moment", type_=pair_requests.c.made_at.type))
)


def _key(row: Row) -> Key:
    key_id, kind, *rest = row
    return Key(key_id, KeyKind(kind), *rest)


def _request(row: Row) -> PairRequest:
    request_id, kind, code, name, address, made_at, polled_at, interval_s, state, owner, owner_name, decided_by, screen = row
    interval = timedelta(seconds=interval_s)
    wants = StationKind(screen) if screen else None
    asked = PairRequest(request_id, KeyKind(kind), code, name, address, made_at, polled_at, interval, PairState(state))
    return replace(asked, owner=owner, owner_name=owner_name, decided_by=decided_by, screen=wants)


def _row(request: PairRequest) -> dict[str, Any]:
    fields = {k: v for k, v in vars(request).items() if k != "interval"}
    interval_s = int(request.interval.total_seconds())
    screen = request.screen.value if request.screen else None
    return fields | {"screen": screen, "kind": request.kind.value, "state": request.state.value, "interval_s": interval_s}


class SqlKeys:
    def __init__(self, driver: Driver, sealer: Sealer) -> None:
        self._driver = driver
        self._sealer = sealer

    def add(self, key: Key, token: str) -> None:
        self._driver.run(_ADD, **vars(key) | {"kind": key.kind.value, "token_hash": self._hash(token)})

    def of_token(self, token: str) -> Key | None:
        row = self._driver.row(_OF_TOKEN, token_hash=self._hash(token))
        return None if row is None else _key(row)

    def station_of(self, token: str) -> tuple[Key, Station] | None:
        row = self._driver.row(_STATION_OF, token_hash=self._hash(token))
        return None if row is None else (_key(row[:-1]), row[-1])

    def was_revoked(self, token: str) -> bool:
        return self._driver.row(_REVOKED, token_hash=self._hash(token)) is not None

    def get(self, key_id: str) -> Key | None:
        row = self._driver.row(_GET, key_id=key_id)
        return None if row is None else _key(row)

    def all(self) -> Sequence[Key]:
        return [_key(row) for row in self._driver.rows(_ALL)]

    def rename(self, kind: KeyKind, owner: str, name: str) -> None:
        self._driver.run(_RENAME, of_kind=kind.value, of_owner=owner, new_name=name)

    def seen(self, key_id: str, at: datetime, address: str) -> None:
        self._driver.run(_SEEN, key_id=key_id, now=at, whence=address)

    def revoke(self, key_id: str, at: datetime) -> bool:
        return self._driver.run(_REVOKE, key_id=key_id, now=at) > 0

    def _hash(self, token: str) -> bytes:
        return self._sealer.hash("token", token)


class SqlPairing:
    def __init__(self, driver: Driver, sealer: Sealer) -> None:
        self._driver = driver
        self._sealer = sealer

    def add(self, request: PairRequest, device_code: str) -> None:
        self._driver.run(_ASK, **_row(request), device_code_hash=self._hash(device_code))

    def of_device_code(self, device_code: str) -> PairRequest | None:
        row = self._driver.row(_OF_DEVICE_CODE, device_code_hash=self._hash(device_code))
        return None if row is None else _request(row)

    def get(self, request_id: str) -> PairRequest | None:
        row = self._driver.row(_GET_REQUEST, request_id=request_id)
        return None if row is None else _request(row)

    def waiting(self) -> Sequence[PairRequest]:
        return [_request(row) for row in self._driver.rows(_WAITING)]

    def change(self, request: PairRequest) -> None:
        row = _row(request)
        self._driver.run(_CHANGE, request_id=request.id, **{f"new_{name}": row[name] for name in _CHANGING})

    def remove(self, request_id: str) -> bool:
        return self._driver.run(_REMOVE, request_id=request_id) > 0

    def remove_made_before(self, moment: datetime) -> int:
        return self._driver.run(_REMOVE_BEFORE, moment=moment)

    def _hash(self, device_code: str) -> bytes:
        return self._sealer.hash("device-code", device_code)
