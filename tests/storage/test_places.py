from dataclasses import replace
from datetime import time

from kiosk.domain.promises import DeliveryService, ReceivingRules, TransferRoute
from kiosk.use_cases.ports import Store
from tests.storage.samples import KIOSK, LESNAYA, WAREHOUSE

RULES = ReceivingRules(
    (DeliveryService("courier", {"ru": "Курьер"}, ("warehouse",), time(18), 1, (time(10), time(14)), 39_000, 1),),
    (TransferRoute("warehouse", "lesnaya", time(15), 1, time(17, 30)),),
    2,
)


def test_what_is_kept_comes_back_whole(store: Store) -> None:
    store.write(lambda uow: uow.places.add_location(WAREHOUSE))
    store.write(lambda uow: uow.places.add_location(LESNAYA))
    store.write(lambda uow: uow.places.add_station(KIOSK))
    store.write(lambda uow: uow.places.set_brand({"ru": "Перевал", "en": "Pereval"}))
    store.write(lambda uow: uow.places.set_receiving_rules(RULES))
    assert store.read(lambda uow: uow.places.locations()) == {"lesnaya": LESNAYA, "warehouse": WAREHOUSE}
    assert list(store.read(lambda uow: uow.places.locations())) == ["lesnaya", "warehouse"]
    assert store.read(lambda uow: uow.places.stations()) == {"kiosk-1": KIOSK}
    assert store.read(lambda uow: uow.places.brand()) == {"ru": "Перевал", "en": "Pereval"}
    assert store.read(lambda uow: uow.places.receiving_rules()) == RULES


def test_an_empty_shop_has_no_brand_and_no_way_to_receive(store: Store) -> None:
    assert store.read(lambda uow: uow.places.brand()) == {}
    assert store.read(lambda uow: uow.places.receiving_rules()) == ReceivingRules((), (), 0)


def test_adding_again_replaces(store: Store) -> None:
    moved = replace(LESNAYA, preparation_min=5)
    store.write(lambda uow: uow.places.add_location(LESNAYA))
    store.write(lambda uow: uow.places.add_location(moved))
    assert store.read(lambda uow: uow.places.locations()) == {"lesnaya": moved}
