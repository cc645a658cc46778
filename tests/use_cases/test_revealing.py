"""What is personal in bytes is uncovered for a reason, for minutes, for one person, and it is written down first."""

from datetime import timedelta

import pytest

from kiosk.domain.audit import AuditSearch
from kiosk.domain.devices import Device, DeviceKind
from kiosk.domain.errors import NotFound
from kiosk.domain.live_bytes import ReasonMissing
from kiosk.use_cases.revealing import Reveals
from tests.fakes.shop import Shop

SCANNER = Device("kiosk-1/scanner", "kiosk-1", DeviceKind.SCANNER, "generic-serial", "unused")


def deeds(shop: Shop) -> list[tuple[str, str, object]]:
    lines = shop.store.read(lambda uow: uow.audit.find(AuditSearch(), 10))
    return [(line.entry.deed, line.entry.who, line.entry.details.get("reason")) for line in lines]


def test_it_ends_by_itself_and_belongs_to_one_person(shop: Shop) -> None:
    shop.store.write(lambda uow: uow.devices.put(SCANNER))
    reveals = Reveals(shop.store, shop.clock)
    found = reveals.reveal("ivan", "Иван", SCANNER.id, "  карта не  читается ", 5)
    assert found.until - shop.clock() == timedelta(minutes=5)
    assert [one.device_id for one in reveals.of("ivan")] == [SCANNER.id] and reveals.of("oleg") == []
    assert deeds(shop) == [("bytes.revealed", "ivan", "карта не читается")]
    shop.clock.now += timedelta(minutes=5)
    assert reveals.of("ivan") == []


def test_it_is_never_for_long_and_can_end_before(shop: Shop) -> None:
    shop.store.write(lambda uow: uow.devices.put(SCANNER))
    reveals = Reveals(shop.store, shop.clock)
    assert reveals.reveal("ivan", "Иван", SCANNER.id, "проверка", 600).until - shop.clock() == timedelta(minutes=15)
    reveals.cover("ivan", SCANNER.id)
    reveals.cover("ivan", SCANNER.id)
    assert reveals.of("ivan") == []
    assert [deed for deed, _, _ in deeds(shop)] == ["bytes.covered", "bytes.revealed"]


def test_without_a_reason_or_a_device_nothing_is_uncovered(shop: Shop) -> None:
    reveals = Reveals(shop.store, shop.clock)
    with pytest.raises(ReasonMissing):
        reveals.reveal("ivan", "Иван", SCANNER.id, " да ", 5)
    with pytest.raises(NotFound):
        reveals.reveal("ivan", "Иван", SCANNER.id, "проверка", 5)
    assert reveals.of("ivan") == [] and deeds(shop) == []
