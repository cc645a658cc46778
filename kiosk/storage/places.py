"""Locations, stations, brand and shop rules. Adding one under a known id replaces it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, TypeVar

import msgspec
from sqlalchemy import bindparam, select

from kiosk.domain.floor_plans import PLAIN, FloorPlan
from kiosk.domain.locations import Location
from kiosk.domain.promises import ReceivingRules
from kiosk.domain.stations import Station
from kiosk.domain.words import Words
from kiosk.storage.recall import Recall
from kiosk.storage.statement import Builder, Driver, Statement
from kiosk.storage.tables import locations, settings, stations

T = TypeVar("T")


def _keep(table: Any, key: str, value: str) -> Builder:
    def build(insert: Any) -> Any:
        statement = insert(table)
        return statement.on_conflict_do_update(index_elements=[key], set_={value: statement.excluded[value]})

    return build


_KEEP_LOCATION = Statement(_keep(locations, "id", "body"))
_LOCATIONS = Statement(select(locations.c.id, locations.c.body).order_by(locations.c.id))
_KEEP_STATION = Statement(_keep(stations, "id", "body"))
_STATIONS = Statement(select(stations.c.id, stations.c.body).order_by(stations.c.id))
_KEEP_SETTING = Statement(_keep(settings, "name", "value"))
_SETTING = Statement(select(settings.c.value).where(settings.c.name == bindparam("name")))


class SqlPlaces:
    def __init__(self, driver: Driver, recall: Recall) -> None:
        self._driver = driver
        self._recall = recall

    def locations(self) -> Mapping[str, Location]:
        return self._recall.of("locations", lambda: MappingProxyType(dict(self._driver.rows(_LOCATIONS))))

    def add_location(self, location: Location) -> None:
        self._recall.changed()
        self._driver.run(_KEEP_LOCATION, id=location.id, body=location)

    def stations(self) -> Mapping[str, Station]:
        return self._recall.of("stations", lambda: MappingProxyType(dict(self._driver.rows(_STATIONS))))

    def add_station(self, station: Station) -> None:
        self._recall.changed()
        self._driver.run(_KEEP_STATION, id=station.id, body=station)

    def brand(self) -> Words:
        """Empty until it is set."""
        return self._recall.of("brand", lambda: self._setting("brand", dict[str, str]) or {})

    def set_brand(self, name: Words) -> None:
        self._set("brand", name)

    def receiving_rules(self) -> ReceivingRules:
        """No way to receive anything until they are set."""
        return self._recall.of(
            "receiving_rules", lambda: self._setting("receiving_rules", ReceivingRules) or ReceivingRules((), (), 0)
        )

    def set_receiving_rules(self, rules: ReceivingRules) -> None:
        self._set("receiving_rules", rules)

    def floor_plan(self, location_id: str) -> FloorPlan:
        return self._recall.of(f"floor_plan:{location_id}", lambda: self._setting(f"floor_plan:{location_id}", FloorPlan) or PLAIN)

    def set_floor_plan(self, location_id: str, plan: FloorPlan) -> None:
        self._set(f"floor_plan:{location_id}", plan)

    def _setting(self, name: str, shape: type[T]) -> T | None:
        found = self._driver.value(_SETTING, name=name)
        return None if found is None else msgspec.json.decode(found, type=shape)

    def _set(self, name: str, value: Any) -> None:
        self._recall.changed()
        self._driver.run(_KEEP_SETTING, name=name, value=msgspec.json.encode(value).decode())
