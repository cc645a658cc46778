from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.errors import VisitOver
from kiosk.storage.errors import Conflict
from kiosk.use_cases.ports import Store
from tests.storage.samples import LATER, NOW, visit


def versions(store: Store) -> tuple[int, int]:
    return store.read(lambda uow: (uow.visits.version("kiosk-1"), uow.visits.version("kiosk-2")))


def test_a_visit_from_start_to_end(store: Store) -> None:
    assert store.read(lambda uow: uow.visits.open_at("kiosk-1")) is None
    store.write(lambda uow: uow.visits.begin(visit("v1")))
    assert store.read(lambda uow: uow.visits.open_at("kiosk-1")) == visit("v1")
    store.write(lambda uow: uow.visits.know("v1", "c-anna", "27", LATER))
    known = replace(visit("v1"), customer_id="c-anna", card_tail="27", active_at=LATER)
    assert store.read(lambda uow: uow.visits.open_at("kiosk-1")) == known
    store.write(lambda uow: uow.visits.end("v1", LATER, "done"))
    assert store.read(lambda uow: uow.visits.open_at("kiosk-1")) is None
    store.write(lambda uow: uow.visits.begin(visit("v2")))
    assert store.read(lambda uow: uow.visits.open_at("kiosk-1")) == visit("v2")


def test_a_station_has_one_visit_at_a_time(store: Store) -> None:
    store.write(lambda uow: uow.visits.begin(visit("v1")))
    with pytest.raises(Conflict):
        store.write(lambda uow: uow.visits.begin(visit("v2")))
    store.write(lambda uow: uow.visits.begin(visit("v2", "kiosk-2")))
    assert store.read(lambda uow: uow.visits.open_at("kiosk-1")) == visit("v1")


def test_the_version_grows_with_what_the_screen_should_show(store: Store) -> None:
    assert versions(store) == (0, 0)
    store.write(lambda uow: uow.visits.begin(visit("v1")))
    assert versions(store) == (1, 0)
    store.write(lambda uow: uow.visits.touch("v1", LATER))
    assert versions(store) == (1, 0)
    store.write(lambda uow: uow.visits.know("v1", "c-anna", "27", LATER))
    assert versions(store) == (2, 0)
    store.write(lambda uow: uow.visits.end("v1", LATER, "idle"))
    assert versions(store) == (3, 0)
    store.write(lambda uow: uow.visits.end("v1", LATER, "idle"))
    assert versions(store) == (3, 0)


def test_a_visit_that_is_over_learns_nothing(store: Store) -> None:
    store.write(lambda uow: uow.visits.begin(visit("v1")))
    store.write(lambda uow: uow.visits.end("v1", LATER, "done"))
    store.write(lambda uow: uow.visits.touch("v1", LATER))
    with pytest.raises(VisitOver):
        store.write(lambda uow: uow.visits.know("v1", "c-anna", "27", LATER))
    with pytest.raises(VisitOver):
        store.write(lambda uow: uow.visits.know("never", "c-anna", "27", LATER))
    assert store.read(lambda uow: uow.visits.open_at("kiosk-1")) is None


def test_idle_visits_are_the_open_ones_without_a_touch(store: Store) -> None:
    for n in (1, 2, 3):
        store.write(lambda uow, n=n: uow.visits.begin(visit(f"v{n}", f"kiosk-{n}")))  # type: ignore[misc]
    store.write(lambda uow: uow.visits.touch("v1", LATER))
    store.write(lambda uow: uow.visits.end("v2", LATER, "done"))
    idle = store.read(lambda uow: uow.visits.idle_since(LATER - timedelta(seconds=1)))
    assert [v.id for v in idle] == ["v3"]
    assert [v.id for v in store.read(lambda uow: uow.visits.idle_since(LATER))] == ["v3", "v1"]
    assert store.read(lambda uow: uow.visits.idle_since(NOW - timedelta(seconds=1))) == []
