"""The online shop is away, talks nonsense or loses answers while both sides sell: no piece is sold twice, and they agree again."""

import threading
import uuid
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from kiosk.demo.webshop.catalogue import quantities
from kiosk.demo.webshop.database import Database
from kiosk.demo.webshop.faults import Faults
from kiosk.domain.stock import Level
from tests.faults.served_shop import ServedShop
from tests.screen_client import ScreenClient
from tests.waiting import until

# A SKU for each bad day. Home delivery starts from the warehouse, and that is what the online shop sells.
SKU_OF = {
    "down": "stuzha-night-L",
    "http_500": "stuzha-night-M",
    "nonsense": "metel-lake-one",
    "drop_answer": "iskra-rowan-one",
    "duplicate_hints": "polden-graphite-1l",
}
TRIES = 12
KIND_REFUSALS = {"just_taken", "channel_silent", "promise_changed"}
BACK_S = 30.0


class Market:
    """A served shop with its online shop, and both their books."""

    def __init__(self, shop: ServedShop) -> None:
        assert shop.online is not None
        self.shop = shop
        self.address = shop.online.address
        self.faults: Faults = shop.online.app.extensions["webshop.faults"]
        self._database: Database = shop.online.app.extensions["webshop.database"]
        self.kiosk: ScreenClient = shop.client("kiosk-1")

    def offered(self, sku: str) -> int:
        with self._database.read() as db:
            return quantities(db).get(sku, 0)

    def level(self, sku: str) -> Level:
        return self.shop.read(lambda uow: uow.stock.levels([sku], "warehouse"))[0]

    def agree(self, sku: str) -> bool:
        """What the ledger has set aside for the online shop is what the online shop thinks it may sell."""
        channel = self.shop.read(lambda uow: uow.channels.adjustments("webshop"))
        return not [a for a in channel if a.sku == sku] and self.level(sku).allotted == self.offered(sku)

    def buy_here(self, sku: str) -> str:
        """One piece out of the warehouse, brought home: "sold" or why not."""
        ways = self.kiosk.get("/api/receive", sku=sku)
        options = [o for o in ways["delivery"]["options"] if o["possible"]]
        if not options:
            return "just_taken"
        body = {
            "request_id": str(uuid.uuid4()),
            "lines": [{"sku": sku, "quantity": 1}],
            "option_id": options[0]["id"],
            "seen_total": ways["item"]["total"]["minor"] + options[0]["cost"]["minor"],
            "contact": {"name": "Вера", "phone": "+7 900 000-99-11", "street": "Тихая ул.", "house": "4"},
            "language": "ru",
        }
        answer = self.kiosk.post("/api/orders", body)
        return "sold" if answer.status_code == 201 else str(answer.json()["error"]["code"])

    def buy_online(self, sku: str) -> bool:
        form = {"sku": sku, "request_id": uuid.uuid4().hex}
        answer = httpx.post(f"{self.address}/items/{sku.split('-')[0]}/buy", data=form, timeout=10)
        assert answer.status_code == 303
        return "bought" in answer.headers["location"]


@pytest.fixture(scope="module")
def market(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Market]:
    shop = ServedShop(template, tmp_path_factory.mktemp("market"), online=True)
    try:
        shop.start()
        market = Market(shop)
        market.kiosk.begin()
        until(
            lambda: all(market.offered(sku) > 0 and market.agree(sku) for sku in SKU_OF.values()), "both are in step", BACK_S, 0.2
        )
        yield market
    finally:
        shop.close()


@pytest.mark.parametrize("mode", SKU_OF)
def test_both_sides_sell_while_the_line_between_them_is_bad(market: Market, mode: str) -> None:
    sku, sold_here, sold_online, strange = SKU_OF[mode], [0], [0], set[str]()
    start = market.level(sku)
    market.faults.switch(mode)

    def here() -> None:
        for _ in range(TRIES):
            outcome = market.buy_here(sku)
            sold_here[0] += outcome == "sold"
            if outcome not in KIND_REFUSALS | {"sold"}:
                strange.add(outcome)

    def online() -> None:
        for _ in range(TRIES):
            sold_online[0] += market.buy_online(sku)

    threads = [threading.Thread(target=here), threading.Thread(target=online)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
        assert not thread.is_alive()
    market.faults.switch("none")

    assert strange == set()
    assert sold_here[0] and sold_online[0], "the bad day was tried on both sides"
    until(lambda: market.agree(sku), f"they agree about {sku} when the line is good again", BACK_S, 0.2)
    end = market.level(sku)
    sold = sold_here[0] + sold_online[0]
    assert sold <= start.on_hand, "a piece was sold twice"
    assert end.free + end.allotted == start.free + start.allotted - sold
    books = market.shop.books()
    assert books.imbalances == ()
    assert min(level.available for level in books.levels.values()) >= 0


def test_the_health_of_the_line_is_told_and_mends(market: Market) -> None:
    def told() -> str:
        channels: dict[str, str] = httpx.get(f"{market.shop.process.address}/healthz").json()["channels"]
        return channels["webshop"]

    market.faults.switch("down")
    until(lambda: told() != "ok", "the fault is told", BACK_S, 0.1)
    market.faults.switch("none")
    until(lambda: told() == "ok", "it is well again", BACK_S, 0.1)


def test_the_last_pieces_are_asked_back_from_the_online_shop_or_not_promised(market: Market) -> None:
    """What is on offer online belongs to the kiosk only after the online shop has let it go."""
    sku = "osyp-spruce-45l"
    until(lambda: market.agree(sku) and market.offered(sku) > 0, "in step", BACK_S)
    market.faults.switch("down")
    while market.level(sku).free:
        assert market.buy_here(sku) == "sold"
    assert market.buy_here(sku) == "channel_silent"
    assert market.level(sku).allotted == market.offered(sku) > 0
    market.faults.switch("none")
    until(lambda: market.buy_here(sku) == "sold", "it is let go", BACK_S, 0.5)
    until(lambda: market.agree(sku), "in step again", BACK_S, 0.2)
    assert market.level(sku).available >= 0
