"""Screens that remember what they were told."""

from collections.abc import Mapping
from typing import Any


class FakeScreens:
    """`open`: stations with a screen open."""

    def __init__(self, *open_at: str) -> None:
        self.open = set(open_at)
        self.told: list[tuple[str, str, Mapping[str, Any]]] = []

    def tell(self, station_id: str, event: str, body: Mapping[str, Any]) -> None:
        self.told.append((station_id, event, body))

    def tell_all(self, event: str, body: Mapping[str, Any]) -> None:
        self.told.append(("*", event, body))

    def is_open(self, station_id: str) -> bool:
        return station_id in self.open

    def heard(self, station_id: str, event: str) -> list[Mapping[str, Any]]:
        return [body for station, name, body in self.told if (station, name) == (station_id, event)]
