"""Ways to receive, and orders, as screens show them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from kiosk.domain.catalogue import Product
from kiosk.domain.locations import Location
from kiosk.domain.orders import Order, Receiving
from kiosk.domain.pricing import Quote
from kiosk.domain.promises import Way
from kiosk.domain.words import say
from kiosk.use_cases.browsing import Seller, kind_of
from kiosk.use_cases.ports import Texts
from kiosk.use_cases.slips import Said
from kiosk.use_cases.wording import when_ready
from kiosk.web.news import iso
from kiosk.web.product_view import money, picture

# At a shared screen a long list of places helps nobody: the soonest few, and every impossible one with its reason.
_SHOWN = 5
_JUST_NOW = timedelta(minutes=5)


class WayView:
    """Turns ways into option cards in one language."""

    def __init__(self, who: Seller, available: dict[str, int], texts: Texts, language: str) -> None:
        self._who = who
        self._available = available
        self._t = texts
        self._language = language

    def options(self, ways: Sequence[Way], priced: Quote) -> list[dict[str, Any]]:
        return [self.option(way, priced) for way in ways[:_SHOWN]]

    def option(self, way: Way, priced: Quote) -> dict[str, Any]:
        here = self._who.location
        start = here.local(way.ready_from)
        title, detail = self._title(way), self._detail(way)
        clock = self._t.clock(self._language, start.timetz())
        return {
            "id": way.id,
            "kind": way.receiving.value,
            "title": title,
            "detail": detail,
            "source": {"kind": kind_of(here, self._who.locations[way.source_id]), "text": self._source(way)},
            "cost": money(self._t, self._language, way.cost, priced.currency),
            "total": money(self._t, self._language, priced.total + way.cost, priced.currency),
            "possible": way.why_not is None,
            "why_not": self._why_not(way),
            "location_id": way.to_location_id,
            "action": self._action(way, title, clock),
            "promise": self._promise(way),
        }

    def _say(self, key: str, **values: Any) -> str:
        return self._t(self._language, key, **values)

    def _day(self, moment: datetime, *, inside: bool = False) -> str:
        return self._t.day(self._language, self._who.location.local(moment).date(), self._who.today, inside=inside)

    def _clock(self, moment: datetime) -> str:
        return self._t.clock(self._language, self._who.location.local(moment).timetz())

    def _title(self, way: Way) -> str:
        if way.receiving is Receiving.DELIVERY:
            return self._day(way.ready_from)
        start = self._who.location.local(way.ready_from)
        if (start.date() - self._who.today).days > 1:
            # Narrow card: «Вт 24 с 14:00», without the month.
            day = self._t.weekday_and_day(self._language, start.date())
            return self._say("when-day", day=day, time=self._clock(way.ready_from))
        when = when_ready(self._t, self._language, way.promise(self._who.now), self._who.today, self._who.location)
        return when[:1].upper() + when[1:]

    def _window(self, way: Way) -> str:
        assert way.ready_until is not None
        hours = (way.ready_until - way.ready_from).total_seconds() / 3600
        if hours > 8:
            return self._say("any-time")
        return self._say("window", **{"from": self._clock(way.ready_from), "until": self._clock(way.ready_until)})

    def _detail(self, way: Way) -> str:
        if way.to_location_id is None:
            return self._window(way)
        place = self._who.locations[way.to_location_id]
        name = say(place.name, self._language)
        if place.id == self._who.location.id:
            return self._say("at-here", place=name)
        metres = self._who.location.distance_m.get(place.id)
        if metres is None:
            return self._say("at-place", place=name)
        km = f"{metres / 1000:.1f}".replace(".", "," if self._language == "ru" else ".")
        return self._say("at-distance", place=name, km=km)

    def _source(self, way: Way) -> str:
        if kind_of(self._who.location, self._who.locations[way.source_id]) == "warehouse":
            return self._say("source-warehouse")
        if way.to_location_id is not None and way.to_location_id != way.source_id:
            return self._say("source-transfer")
        return self._say("source-left-one" if self._available.get(way.source_id) == 1 else "source-on-shelf")

    def _why_not(self, way: Way) -> str | None:
        if way.why_not is None or way.limit is None:
            return None
        return self._say(f"why-not-{way.why_not}", time=self._t.clock(self._language, way.limit))

    def _action(self, way: Way, title: str, clock: str) -> str:
        if way.to_location_id is None:
            return self._say("action-delivery", day=title)
        return self._say("action-pickup", place=say(self._who.locations[way.to_location_id].short_name, self._language), time=clock)

    def _promise(self, way: Way) -> str:
        if way.to_location_id is None:
            return self._say("promise-delivery", day=self._day(way.ready_from, inside=True), window=self._window(way))
        held = self._who.locations[way.to_location_id].local(way.held_until or way.ready_from)
        weekday, time = self._t.weekday(self._language, held.date()), self._t.clock(self._language, held.timetz())
        return self._say("promise-pickup", weekday=weekday, time=time)


def item_json(product: Product, sku: str, priced: Quote, texts: Texts, language: str) -> dict[str, Any]:
    """The thing being received, with its price."""
    variant = product.variant(sku)
    assert variant is not None
    colour = product.colour(variant.colour_id)
    line = priced.line(sku)
    return {
        "sku": sku,
        "product_id": product.id,
        "name": say(product.name, language),
        "size": product.size_name(variant.size, language),
        "colour": say(colour.name, language).lower() if colour else "",
        "picture": picture(product, variant.colour_id),
        "quantity": line.quantity,
        "price": money(texts, language, line.each, priced.currency),
        "total": money(texts, language, priced.total, priced.currency),
    }


def order_json(
    order: Order,
    products: dict[str, Product],
    locations: dict[str, Location],
    paper: Said,
    texts: Texts,
    language: str,
    now: datetime,
) -> dict[str, Any]:
    """An order without anything personal: what a screen shows and what a slip leads to, as it is said `now`."""
    part = order.fulfilment
    place = locations[part.to_location_id or part.source_location_id]
    pickup = part.receiving is Receiving.PICKUP
    today = place.local(now).date()
    when = when_ready(texts, language, part.promise, today, place)
    key = "headline-pickup" if pickup else "headline-delivery"
    return {
        "number": order.number,
        "code": "OR" + order.number.replace("-", ""),
        "qr": f"/api/orders/{order.number}/qr.svg",
        "headline": texts(language, key, place=say(place.short_name, language), when=when),
        "item": "; ".join(_item(products[line.sku], line.sku, line.quantity, language) for line in order.lines),
        "product_id": products[order.lines[0].sku].id,
        "total": money(texts, language, order.total, order.currency),
        "payment": texts(language, "payment-till" if pickup else "payment-door"),
        "state": part.state.value,
        "state_text": texts(language, f"state-{part.state.value}"),
        "dates": _dates(order, place, texts, language, now),
        "placed_at": iso(order.placed_at),
        "print": {"state": paper.state, "place": paper.place},
    }


def _item(product: Product, sku: str, quantity: int, language: str) -> str:
    variant = product.variant(sku)
    colour = product.colour(variant.colour_id) if variant else None
    parts = [
        say(product.name, language),
        product.size_name(variant.size, language) if variant else "",
        say(colour.name, language).lower() if colour else "",
    ]
    return ", ".join(p for p in parts if p) + (f" × {quantity}" if quantity > 1 else "")


def _dates(order: Order, place: Location, texts: Texts, language: str, at: datetime) -> list[dict[str, str]]:
    """Three dates: now, ready, and until when."""
    promise = order.fulfilment.promise
    today, placed = place.local(at).date(), place.local(order.placed_at)
    ready = place.local(promise.ready_from)
    day, clock = texts.day(language, ready.date(), today), texts.clock(language, ready.timetz())
    since = texts(language, "date-since", time=texts.clock(language, placed.timetz()))
    held = texts(language, "date-now") if at - order.placed_at < _JUST_NOW else since
    now = {"title": texts.day(language, placed.date(), today), "text": held}
    if order.fulfilment.receiving is Receiving.DELIVERY:
        until = place.local(promise.ready_until or promise.ready_from)
        window = texts(language, "window", **{"from": clock, "until": texts.clock(language, until.timetz())})
        return [
            now,
            {"title": day, "text": texts(language, "date-arrives")},
            {"title": window, "text": texts(language, "date-pay")},
        ]
    dates = [
        now,
        {
            "title": clock if ready.date() == today else f"{day}, {clock}",
            "text": texts(language, "date-ready", place=say(place.name, language)),
        },
    ]
    if promise.held_until is not None:
        until = place.local(promise.held_until)
        title = texts(
            language,
            "date-until-title",
            day=texts.weekday_and_day(language, until.date()),
            time=texts.clock(language, until.timetz()),
        )
        dates.append({"title": title, "text": texts(language, "date-until")})
    return dates
