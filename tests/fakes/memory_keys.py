"""Keys of stations and agents, in memory."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from kiosk.domain.keys import Key, KeyKind, PairRequest, PairState
from kiosk.domain.stations import Station
from tests.fakes.memory_tables import Access, put_new


class MemoryKeys:
    def __init__(self, access: Access) -> None:
        self._access = access

    def add(self, key: Key, token: str) -> None:
        put_new(self._access.change.keys, key.id, key)
        put_new(self._access.change.key_tokens, token, key.id)

    def of_token(self, token: str) -> Key | None:
        key = self._access.now.keys.get(self._access.now.key_tokens.get(token, ""))
        return key if key is not None and key.revoked_at is None else None

    def station_of(self, token: str) -> tuple[Key, Station] | None:
        key = self.of_token(token)
        if key is None or key.kind is not KeyKind.STATION or key.owner not in self._access.now.stations:
            return None
        return key, self._access.now.stations[key.owner]

    def was_revoked(self, token: str) -> bool:
        return token in self._access.now.key_tokens and self.of_token(token) is None

    def get(self, key_id: str) -> Key | None:
        return self._access.now.keys.get(key_id)

    def all(self) -> Sequence[Key]:
        holding = [key for key in self._access.now.keys.values() if key.revoked_at is None]
        return sorted(holding, key=lambda key: (key.made_at, key.id))

    def rename(self, kind: KeyKind, owner: str, name: str) -> None:
        for key in self.all():
            if (key.kind, key.owner) == (kind, owner):
                self._access.change.keys[key.id] = replace(key, name=name)

    def seen(self, key_id: str, at: datetime, address: str) -> None:
        keys = self._access.change.keys
        if key_id in keys:
            keys[key_id] = replace(keys[key_id], seen_at=at, address=address)

    def revoke(self, key_id: str, at: datetime) -> bool:
        keys = self._access.change.keys
        if key_id not in keys or keys[key_id].revoked_at is not None:
            return False
        keys[key_id] = replace(keys[key_id], revoked_at=at)
        return True


class MemoryPairing:
    def __init__(self, access: Access) -> None:
        self._access = access

    def add(self, request: PairRequest, device_code: str) -> None:
        put_new(self._access.change.pair_requests, request.id, request)
        put_new(self._access.change.device_codes, device_code, request.id)

    def of_device_code(self, device_code: str) -> PairRequest | None:
        return self.get(self._access.now.device_codes.get(device_code, ""))

    def get(self, request_id: str) -> PairRequest | None:
        return self._access.now.pair_requests.get(request_id)

    def waiting(self) -> Sequence[PairRequest]:
        found = [r for r in self._access.now.pair_requests.values() if r.state is PairState.WAITING]
        return sorted(found, key=lambda r: (r.made_at, r.id))

    def change(self, request: PairRequest) -> None:
        if request.id in self._access.now.pair_requests:
            self._access.change.pair_requests[request.id] = request

    def remove(self, request_id: str) -> bool:
        return self._access.change.pair_requests.pop(request_id, None) is not None

    def remove_made_before(self, moment: datetime) -> int:
        old = [r.id for r in self._access.now.pair_requests.values() if r.made_at < moment]
        return sum(self.remove(request_id) for request_id in old)
