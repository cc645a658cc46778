"""List prices and the rules of a zone."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import bindparam, select

from kiosk.domain.pricing import ListPrice, PriceRules
from kiosk.storage.recall import Recall
from kiosk.storage.statement import Among, Driver, Statement
from kiosk.storage.tables import price_rules, prices


def _replace_rules(insert: Any) -> Any:
    new = insert(price_rules)
    return new.on_conflict_do_update(index_elements=["zone"], set_={"body": new.excluded.body})


def _replace_price(insert: Any) -> Any:
    new = insert(prices)
    return new.on_conflict_do_update(
        index_elements=["zone", "sku"], set_={name: new.excluded[name] for name in ("amount", "old_amount", "fixed")}
    )


_KEEP_RULES = Statement(_replace_rules)
_RULES = Statement(select(price_rules.c.body).where(price_rules.c.zone == bindparam("zone")))
_KEEP_PRICE = Statement(_replace_price)
_PRICES = Statement(
    select(prices.c.sku, prices.c.zone, prices.c.amount, prices.c.old_amount, prices.c.fixed).where(
        prices.c.zone == bindparam("zone"), Among(prices.c.sku, "skus")
    )
)


class SqlPrices:
    def __init__(self, driver: Driver, recall: Recall) -> None:
        self._driver = driver
        self._recall = recall

    def rules(self, zone: str) -> PriceRules | None:
        return self._recall.of(("price_rules", zone), lambda: self._rules(zone))

    def set_rules(self, rules: PriceRules) -> None:
        self._recall.changed()
        self._driver.run(_KEEP_RULES, zone=rules.zone, body=rules)

    def set_price(self, price: ListPrice) -> None:
        self._driver.run(
            _KEEP_PRICE,
            zone=price.zone,
            sku=price.sku,
            amount=price.amount,
            old_amount=price.old_amount,
            fixed=price.fixed,
        )

    def prices(self, zone: str, skus: Iterable[str]) -> Mapping[str, ListPrice]:
        """By SKU; those without a price are left out."""
        return {row[0]: ListPrice(*row) for row in self._driver.rows(_PRICES, zone=zone, skus=sorted(set(skus)))}

    def _rules(self, zone: str) -> PriceRules | None:
        found: PriceRules | None = self._driver.value(_RULES, zone=zone)
        return found
