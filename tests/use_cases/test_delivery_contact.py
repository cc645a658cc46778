"""To whom and where a delivery goes; and who gets to know it."""

from dataclasses import asdict, fields, replace

import pytest

from kiosk.domain.errors import ContactIncomplete
from kiosk.domain.orders import Contact
from kiosk.use_cases.ordering import contact_faults
from tests.fakes.shop import ANNA_CARD, BORIS_CARD, JACKET_L, JACKET_PRICE, TYPED, Shop

LINES = ((JACKET_L, 1),)
TOTAL = JACKET_PRICE + 39_000
ANNAS_TOTAL = 1_890_500 + 39_000


def test_a_guest_types_an_address(shop: Shop) -> None:
    shop.visit()
    order = shop.ordering.order(shop.request(LINES, "morning", TOTAL, contact=TYPED)).order
    assert order.contact == TYPED
    assert (order.total, order.fulfilment.cost, order.fulfilment.service_id) == (TOTAL, 39_000, "morning")


def test_a_saved_address_is_filled_in_on_the_server(shop: Shop) -> None:
    shop.visit(card=ANNA_CARD)
    order = shop.ordering.order(shop.request(LINES, "morning", ANNAS_TOTAL, saved=True)).order
    assert order.contact == Contact("Анна Зяблова", "+7 921 555-01-27", "Тайная ул.", "7", "кв. 13")


def test_a_pickup_asks_and_keeps_nothing(shop: Shop) -> None:
    shop.visit(card=ANNA_CARD)
    order = shop.ordering.order(shop.request(total=1_890_500, contact=TYPED, saved=True)).order
    assert order.contact is None


def test_nobody_gets_the_address_of_somebody_else(shop: Shop) -> None:
    """A guest, or a person without one, who asks for the saved address."""
    shop.visit()
    with pytest.raises(ContactIncomplete):
        shop.ordering.order(shop.request(LINES, "morning", TOTAL, saved=True))
    shop.store.write(lambda uow: uow.visits.know("00000001-0000-7000-8000-000000000000", "boris", "25", shop.clock()))
    with pytest.raises(ContactIncomplete):
        shop.ordering.order(shop.request(LINES, "morning", 1_791_000 + 39_000, saved=True))
    assert shop.store.read(lambda uow: uow.customers.card(BORIS_CARD)) is not None


def test_a_delivery_without_a_word_about_whereto(shop: Shop) -> None:
    shop.visit()
    with pytest.raises(ContactIncomplete) as refused:
        shop.ordering.order(shop.request(LINES, "morning", TOTAL))
    assert refused.value.fields == dict.fromkeys(("name", "phone", "street", "house"), "missing")
    assert shop.store.read(lambda uow: uow.orders.count()) == 0 and shop.level("warehouse", JACKET_L) == (3, 0, 0)


@pytest.mark.parametrize(
    ("change", "faults"),
    [
        ({}, {}),
        ({"flat": "", "comment": ""}, {}),
        ({"name": "  "}, {"name": "missing"}),
        ({"phone": ""}, {"phone": "missing"}),
        ({"phone": "позвоните соседке"}, {"phone": "phone"}),
        ({"phone": "+7 921 555"}, {"phone": "phone"}),
        ({"phone": "8 (921) 555-01-27"}, {}),
        ({"phone": "9215550127"}, {}),
        ({"phone": "921555012789"}, {"phone": "phone"}),
        ({"phone": "1" * 300}, {"phone": "too_long"}),
        ({"street": "\t", "house": ""}, {"street": "missing", "house": "missing"}),
        ({"comment": "к" * 201}, {"comment": "too_long"}),
        ({"flat": "к" * 200}, {}),
    ],
)
def test_faults_of_a_typed_contact(change: dict[str, str], faults: dict[str, str]) -> None:
    assert contact_faults(replace(TYPED, **change)) == faults


def test_no_field_is_forgotten() -> None:
    endless = Contact(**{field.name: "1" * 500 for field in fields(Contact)})
    assert set(contact_faults(endless)) == set(asdict(endless))


def test_digits_that_no_courier_can_dial_are_no_phone_number() -> None:
    assert contact_faults(replace(TYPED, phone="٩٠٠١٢٣٤٥٦٧")) == {"phone": "phone"}
