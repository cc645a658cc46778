from dataclasses import replace

import pytest

from kiosk.domain.channels import Adjustment, Channel, ChannelLine, Listing
from kiosk.storage.errors import Conflict
from kiosk.use_cases.ports import Store, UnitOfWork
from tests.storage.samples import LATER, NOW

WEB = Channel("web", "Pereval online", "warehouse", 2)


@pytest.fixture
def shop(store: Store) -> Store:
    store.write(lambda uow: uow.channels.add(WEB))
    return store


def test_channels_and_their_health(shop: Store) -> None:
    other = Channel("app", "App", "lesnaya", 0, "c9", NOW, "timeout")
    shop.write(lambda uow: uow.channels.add(other))
    assert shop.read(lambda uow: uow.channels.all()) == [other, WEB]
    shop.write(lambda uow: uow.channels.set_cursor("web", "41", NOW))
    assert shop.read(lambda uow: uow.channels.get("web")) == replace(WEB, cursor="41", heard_at=NOW)
    shop.write(lambda uow: uow.channels.set_health("web", None, "no answer"))
    assert shop.read(lambda uow: uow.channels.get("web")) == replace(WEB, cursor="41", heard_at=NOW, fault="no answer")
    shop.write(lambda uow: uow.channels.set_health("web", LATER, ""))
    assert shop.read(lambda uow: uow.channels.get("web")) == replace(WEB, cursor="41", heard_at=LATER)
    assert shop.read(lambda uow: uow.channels.get("nothing")) is None
    with pytest.raises(Conflict):
        shop.write(lambda uow: uow.channels.add(WEB))


def test_a_listing_is_kept_per_channel_and_sku(shop: Store) -> None:
    assert shop.read(lambda uow: uow.channels.listing("web", "A")) is None
    shop.write(lambda uow: uow.channels.set_listing(Listing("web", "A", 3, None)))
    shop.write(lambda uow: uow.channels.set_listing(Listing("web", "A", 4, NOW)))
    assert shop.read(lambda uow: uow.channels.listing("web", "A")) == Listing("web", "A", 4, NOW)
    assert shop.read(lambda uow: uow.channels.listing("web", "B")) is None
    with pytest.raises(Conflict):
        shop.write(lambda uow: uow.channels.set_listing(Listing("web", "A", -1, NOW)))


def test_dirty_skus_are_told_oldest_first_and_once(shop: Store) -> None:
    shop.write(lambda uow: uow.channels.mark_dirty("web", ["C", "A"]))
    shop.write(lambda uow: uow.channels.mark_dirty("web", ["A", "B", "C"]))
    shop.write(lambda uow: uow.channels.mark_dirty("web", []))
    assert shop.read(lambda uow: uow.channels.dirty("web", 10)) == ["C", "A", "B"]
    assert shop.read(lambda uow: uow.channels.dirty("web", 2)) == ["C", "A"]
    shop.write(lambda uow: uow.channels.clean("web", "C"))
    shop.write(lambda uow: uow.channels.clean("web", "never"))
    shop.write(lambda uow: uow.channels.mark_dirty("web", ["C"]))
    assert shop.read(lambda uow: uow.channels.dirty("web", 10)) == ["A", "B", "C"]


def test_an_adjustment_waits_until_it_is_settled_once(shop: Store) -> None:
    made = [Adjustment(key, "web", "A", delta, NOW) for key, delta in (("k2", 3), ("k1", -1))]

    def write_down(uow: UnitOfWork) -> None:
        for adjustment in made:
            uow.channels.add_adjustment(adjustment)

    shop.write(write_down)
    assert shop.read(lambda uow: uow.channels.adjustments("web")) == made
    assert shop.read(lambda uow: uow.channels.adjustments("app")) == []
    with pytest.raises(Conflict):
        shop.write(lambda uow: uow.channels.add_adjustment(made[0]))
    assert shop.write(lambda uow: uow.channels.settle("k2")) is True
    assert shop.write(lambda uow: uow.channels.settle("k2")) is False
    assert shop.read(lambda uow: uow.channels.adjustments("web")) == made[1:]


def test_lines_are_counted_as_they_are_now(shop: Store) -> None:
    assert shop.read(lambda uow: uow.channels.counted("web", "o1", "l1")) == 0
    shop.write(lambda uow: uow.channels.count_line("web", ChannelLine("o1", "l1", "A", 3), NOW))
    assert shop.read(lambda uow: uow.channels.counted("web", "o1", "l1")) == 3
    shop.write(lambda uow: uow.channels.count_line("web", ChannelLine("o1", "l1", "A", 0), NOW))
    assert shop.read(lambda uow: uow.channels.counted("web", "o1", "l1")) == 0
    assert shop.read(lambda uow: uow.channels.counted("app", "o1", "l1")) == 0
