"""What is done every few seconds."""

from datetime import timedelta

from kiosk.use_cases.housekeeping import Housekeeper
from tests.fakes.screens import FakeScreens
from tests.fakes.shop import ANNA_CARD, Shop


def test_forgotten_visits_end_and_screens_hear_the_pulse(shop: Shop) -> None:
    screens = FakeScreens()
    keeper = Housekeeper(shop.store, screens, shop.clock, timedelta(seconds=125))
    shop.visit(card=ANNA_CARD)
    keeper.round()
    assert shop.store.read(lambda uow: uow.visits.open_at("kiosk-1")) is not None
    shop.clock.forward(seconds=125)
    keeper.round()
    assert shop.store.read(lambda uow: uow.visits.open_at("kiosk-1")) is None
    keeper.round()
    pulses = screens.heard("*", "pulse")
    assert [pulse["at"] for pulse in pulses] == ["2026-11-18T11:00:00.000Z", "2026-11-18T11:02:05.000Z"]


def test_it_starts_and_stops(shop: Shop) -> None:
    keeper = Housekeeper(shop.store, FakeScreens(), shop.clock, timedelta(seconds=125))
    keeper.close()
    keeper.start()
    keeper.close()
