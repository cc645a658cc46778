"""How a machine gets its key, and loses it: it asks and shows a code, store IT compares and accepts, it fetches its key once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from kiosk.domain.audit import AuditEntry
from kiosk.domain.errors import BadRequest, FieldsWrong, NotFound, OtherKind, PairingOver, TooManyAttempts
from kiosk.domain.keys import (
    LONGEST_NAME,
    MOST_WAITING,
    PAIRING_LASTS,
    POLL_EVERY,
    SLOWER_BY,
    Key,
    KeyKind,
    PairRequest,
    PairState,
)
from kiosk.domain.staff import Staff
from kiosk.domain.stations import Station, StationKind
from kiosk.domain.words import say
from kiosk.use_cases.ports import Fact, NewId, UnitOfWork
from kiosk.use_cases.signing_in import NewCode

DEMO = "demo"
_MOST_OF_ONE_ADDRESS = 10


@dataclass(frozen=True)
class KeysChanged:
    """A key was made or revoked."""


class Answer(StrEnum):
    """What a machine that asks for its key is told (RFC 8628, section 3.5)."""

    GRANTED = "granted"
    PENDING = "authorization_pending"
    SLOW_DOWN = "slow_down"
    DENIED = "access_denied"
    EXPIRED = "expired_token"


@dataclass(frozen=True)
class Polled:
    answer: Answer
    interval_s: int = 0
    key: Key | None = None


def ask(
    uow: UnitOfWork,
    kind: KeyKind,
    name: str,
    screen: StationKind | None,
    address: str,
    device_code: str,
    new_code: NewCode,
    now: datetime,
    new_id: NewId,
) -> PairRequest:
    """A machine asks. Raises `TooManyAttempts` while too many wait, here or from its address."""
    uow.pairing.remove_made_before(now - PAIRING_LASTS - POLL_EVERY * 6)
    waiting = alive(uow, now)
    mine = [request for request in waiting if request.address == address]
    if len(waiting) >= MOST_WAITING or len(mine) >= _MOST_OF_ONE_ADDRESS:
        oldest = min(waiting, key=lambda request: request.made_at)
        raise TooManyAttempts(int((oldest.expires_at - now).total_seconds()) + 1)
    code = new_code()
    while any(request.code == code for request in waiting):
        code = new_code()
    request = PairRequest(new_id(), kind, code, _line(name), address, now, None, POLL_EVERY, screen=screen)
    uow.pairing.add(request, device_code)
    uow.facts.append(Fact("it:people", request.id))
    return request


def alive(uow: UnitOfWork, now: datetime) -> Sequence[PairRequest]:
    """Those who wait for an answer and still ask for it, oldest first."""
    return [request for request in uow.pairing.waiting() if request.expires_at > now and not request.silent(now)]


def poll(uow: UnitOfWork, device_code: str, token: str, now: datetime, new_id: NewId) -> Polled:
    """A machine looks whether it was accepted; then `token` is its key, and no second one is ever handed out for it."""
    request = uow.pairing.of_device_code(device_code)
    if request is None or request.expires_at <= now:
        return Polled(Answer.EXPIRED)
    if request.state is PairState.REFUSED:
        uow.pairing.remove(request.id)
        return Polled(Answer.DENIED)
    if request.too_soon(now):
        slower = replace(request, polled_at=now, interval=request.interval + SLOWER_BY)
        uow.pairing.change(slower)
        return Polled(Answer.SLOW_DOWN, int(slower.interval.total_seconds()))
    if request.state is PairState.WAITING:
        uow.pairing.change(replace(request, polled_at=now))
        return Polled(Answer.PENDING, int(request.interval.total_seconds()))
    if not uow.pairing.remove(request.id):
        return Polled(Answer.EXPIRED)
    key = Key(new_id(), request.kind, request.owner, request.owner_name, now, request.decided_by, now, request.address)
    for old in holders(uow, request.kind, request.owner):
        _end(uow, old, request.decided_by, now, why="replaced")
    uow.keys.add(key, token)
    _tell(uow, AuditEntry(now, request.decided_by, "key.made", key.owner, {"kind": key.kind.value, "address": key.address}))
    return Polled(Answer.GRANTED, key=key)


def accept(uow: UnitOfWork, request_id: str, owner: str, name: str, by: Staff, language: str, now: datetime) -> PairRequest:
    """Let it act as that station; as that agent, or as a new one of that name (`owner` empty). It fetches its key by itself."""
    request = _open(uow, request_id, now)
    if request.kind is KeyKind.STATION:
        station = uow.places.stations().get(owner)
        if station is None:
            raise FieldsWrong({"owner": "missing"})
        if request.screen not in (None, station.kind):
            raise OtherKind(f"{owner} is a {station.kind.value}")
        name = say(station.name, language)
    elif owner:
        known = holders(uow, KeyKind.AGENT, owner)
        if not known:
            raise NotFound(f"agent {owner}")
        name = _line(name) or known[-1].name
    else:
        name = _line(name)
        if not name:
            raise FieldsWrong({"name": "missing"})
        owner = _new_agent(uow, request.code.lower())
    accepted = replace(request, state=PairState.ACCEPTED, owner=owner, owner_name=name, decided_by=by.id)
    uow.pairing.change(accepted)
    _tell(uow, AuditEntry(now, by.id, "pair.accept", owner, {"kind": request.kind.value, "address": request.address}))
    return accepted


def refuse(uow: UnitOfWork, request_id: str, by: Staff, now: datetime) -> None:
    request = _open(uow, request_id, now)
    uow.pairing.change(replace(request, state=PairState.REFUSED, decided_by=by.id))
    _tell(uow, AuditEntry(now, by.id, "pair.refuse", request.name, {"kind": request.kind.value, "address": request.address}))


def revoke(uow: UnitOfWork, key_id: str, by: Staff, now: datetime) -> None:
    """Raises `NotFound` for a key that does not hold."""
    key = uow.keys.get(key_id)
    if key is None or key.revoked_at is not None:
        raise NotFound(f"key {key_id}")
    _end(uow, key, by.id, now, why="revoked")


def rename_agent(uow: UnitOfWork, agent: str, name: str, by: Staff, now: datetime) -> None:
    """Raises `NotFound` for one without a key, `FieldsWrong` for no name, or that of another agent."""
    known = agents(uow)
    if agent not in known:
        raise NotFound(f"agent {agent}")
    name, before = _line(name), known[agent]
    if not name:
        raise FieldsWrong({"name": "missing"})
    if any(other.casefold() == name.casefold() for one, other in known.items() if one != agent):
        raise FieldsWrong({"name": "agent_taken"})
    if name != before:
        uow.keys.rename(KeyKind.AGENT, agent, name)
        _tell(uow, AuditEntry(now, by.id, "agent.named", agent, {"from": before, "to": name}))


def pair_demo(uow: UnitOfWork, station_id: str, token: str, now: datetime, new_id: NewId) -> Station | None:
    """In the demo, pages opened at the server's own machine pair by themselves."""
    station = uow.places.stations().get(station_id)
    if station is not None:
        uow.keys.add(Key(new_id(), KeyKind.STATION, station_id, say(station.name, "ru"), now, DEMO, now), token)
        uow.facts.append(Fact("it:people", KeysChanged()))
    return station


def holders(uow: UnitOfWork, kind: KeyKind, owner: str) -> Sequence[Key]:
    """The keys by which one may act as that station or agent, oldest first."""
    return [key for key in uow.keys.all() if key.kind is kind and key.owner == owner]


def agents(uow: UnitOfWork) -> dict[str, str]:
    """Names of the agents that have a key, by id."""
    return {key.owner: key.name for key in uow.keys.all() if key.kind is KeyKind.AGENT}


def agent_of(uow: UnitOfWork, token: str) -> str | None:
    """The agent whose key that is."""
    key = uow.keys.of_token(token)
    return key.owner if key is not None and key.kind is KeyKind.AGENT else None


def kind_of(text: object) -> KeyKind:
    try:
        return KeyKind(str(text))
    except ValueError:
        raise BadRequest("kind: station or agent") from None


def screen_of(text: object) -> StationKind | None:
    try:
        return None if text is None else StationKind(str(text))
    except ValueError:
        raise BadRequest("screen: kiosk or till") from None


def _open(uow: UnitOfWork, request_id: str, now: datetime) -> PairRequest:
    request = uow.pairing.get(request_id)
    if request is None or request.state is not PairState.WAITING or request.expires_at <= now:
        raise PairingOver(request_id)
    return request


def _new_agent(uow: UnitOfWork, letters: str) -> str:
    """Short enough to be said, and nobody's: neither of one that has a key nor of one whose devices are still here."""
    taken = {key.owner for key in uow.keys.all()} | {device.host for device in uow.devices.all().values()}
    short = f"agent-{letters[:4]}"
    return short if short not in taken else f"agent-{letters}"


def _end(uow: UnitOfWork, key: Key, by: str, now: datetime, *, why: str) -> None:
    uow.keys.revoke(key.id, now)
    _tell(uow, AuditEntry(now, by, f"key.{why}", key.owner, {"kind": key.kind.value, "name": key.name}))


def _tell(uow: UnitOfWork, entry: AuditEntry) -> None:
    uow.audit.add(entry)
    uow.facts.append(Fact("it:people", KeysChanged()))


def _line(text: str) -> str:
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())[:LONGEST_NAME]
