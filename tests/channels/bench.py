"""A store and the demo shop in one process, with what is asked of them in one word."""

from pathlib import Path

from kiosk.use_cases.syncing import SyncReport, sync_once, withdraw
from tests.channels.shops import NearbyShop
from tests.channels.stocked import CHANNEL, RealTime, Stocked, counter


class Bench:
    """The store and the shop, with what they are asked in one word."""

    def __init__(self, folder: Path, quantities: dict[str, int], keep_back: int = 0) -> None:
        self.here = Stocked(quantities, keep_back=keep_back)
        # The connector signs with true time: the shop judges it by its own clock.
        self.shop_clock = RealTime()
        self.shop = NearbyShop(folder, self.shop_clock, counter("message"))
        assert self.shop.connector.push_products(self.here.products())

    def sync(self) -> SyncReport:
        return sync_once(self.here.store, CHANNEL, self.shop.connector, self.here.clock, self.here.new_id)

    def withdraw(self, sku: str, pieces: int = 1) -> bool:
        return withdraw(self.here.store, CHANNEL, sku, pieces, self.shop.connector, self.here.clock, self.here.new_id, 2.0)

    def settle_down(self) -> None:
        """Cycles until nothing is left to do."""
        for _ in range(10):
            self.here.clock.pass_by(3)
            report = self.sync()
            if report.heard and not report.left:
                return
        raise AssertionError(f"never settled: {report}")
