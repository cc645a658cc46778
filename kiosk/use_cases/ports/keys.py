"""Keys of stations and agents, and those who ask for one."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from kiosk.domain.keys import Key, KeyKind, PairRequest
from kiosk.domain.stations import Station


class Keys(Protocol):
    """A token is known by its keyed hash only. A revoked key stays as a row and is nobody's."""

    def add(self, key: Key, token: str) -> None: ...
    def of_token(self, token: str) -> Key | None:
        """None for one that is unknown or revoked."""

    def station_of(self, token: str) -> tuple[Key, Station] | None:
        """The station whose key that is."""

    def was_revoked(self, token: str) -> bool: ...
    def get(self, key_id: str) -> Key | None: ...
    def all(self) -> Sequence[Key]:
        """Those that hold, oldest first."""

    def rename(self, kind: KeyKind, owner: str, name: str) -> None:
        """Whoever holds them is called so from now on."""

    def seen(self, key_id: str, at: datetime, address: str) -> None: ...
    def revoke(self, key_id: str, at: datetime) -> bool:
        """False if it did not hold."""


class Pairing(Protocol):
    """Requests for a key. The device code is known by its keyed hash only."""

    def add(self, request: PairRequest, device_code: str) -> None: ...
    def of_device_code(self, device_code: str) -> PairRequest | None: ...
    def get(self, request_id: str) -> PairRequest | None: ...
    def waiting(self) -> Sequence[PairRequest]:
        """Oldest first; some may have expired."""

    def change(self, request: PairRequest) -> None:
        """Keep what is new of it: state, owner, polling."""

    def remove(self, request_id: str) -> bool:
        """False if it is gone: a key is handed out once."""

    def remove_made_before(self, moment: datetime) -> int: ...
