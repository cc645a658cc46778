from dataclasses import replace

import pytest

from kiosk.domain.customers import Card
from kiosk.storage.errors import Conflict
from kiosk.use_cases.ports import Store
from tests.storage.samples import ANNA

CARDS = [("2900000000278", False), ("2900000000285", True)]


def test_a_customer_comes_back_whole(store: Store) -> None:
    store.write(lambda uow: uow.customers.add(ANNA, CARDS))
    assert store.read(lambda uow: uow.customers.get("c-anna")) == ANNA
    assert store.read(lambda uow: uow.customers.get("nobody")) is None


def test_a_customer_without_an_address_comes_back_whole(store: Store) -> None:
    boris = replace(ANNA, id="c-boris", address=None, welcome_until=None)
    store.write(lambda uow: uow.customers.add(boris, []))
    assert store.read(lambda uow: uow.customers.get("c-boris")) == boris


def test_a_card_is_found_by_its_whole_number(store: Store) -> None:
    store.write(lambda uow: uow.customers.add(ANNA, CARDS))
    assert store.read(lambda uow: uow.customers.card("2900000000278")) == Card("c-anna", "78", False)
    assert store.read(lambda uow: uow.customers.card("2900000000285")) == Card("c-anna", "85", True)
    assert store.read(lambda uow: uow.customers.card("290000000027")) is None
    assert store.read(lambda uow: uow.customers.card("")) is None


def test_a_card_belongs_to_one_person(store: Store) -> None:
    store.write(lambda uow: uow.customers.add(ANNA, CARDS))
    with pytest.raises(Conflict):
        store.write(lambda uow: uow.customers.add(replace(ANNA, id="c-two"), CARDS[:1]))
    assert store.read(lambda uow: uow.customers.get("c-two")) is None
    with pytest.raises(Conflict):
        store.write(lambda uow: uow.customers.add(ANNA, []))
