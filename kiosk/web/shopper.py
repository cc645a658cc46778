"""The shopper's screen: what a kiosk asks and orders. Each view parses, calls one use case, and shapes the answer."""

import io
from collections.abc import Mapping
from typing import Any

import segno
from flask import Blueprint, Response, jsonify, request

from kiosk.domain.codes import slip_code
from kiosk.domain.errors import BadRequest, ChannelSilent, NotFound, PromiseChanged, Refusal, Shortage
from kiosk.domain.orders import Contact, Order, Receiving, is_order_number
from kiosk.domain.pricing import quote
from kiosk.domain.stations import Station
from kiosk.use_cases import browsing, helping, ordering, printing, receiving, visiting
from kiosk.use_cases.ordering import OrderRequest
from kiosk.use_cases.ports import UnitOfWork
from kiosk.web import asked
from kiosk.web.access import Who, allow, this_station
from kiosk.web.errors import STATUS, language, problem
from kiosk.web.order_view import WayView, item_json, order_json
from kiosk.web.product_view import card_json, product_json
from kiosk.web.services import services
from kiosk.web.visit_view import state_json, station_json

shopper = Blueprint("shopper", __name__, url_prefix="/api")
_WHY_ENDED = frozenset({"done", "not_me", "idle", "second_card"})


@shopper.get("/station")
@allow(Who.STATION)
def show_station() -> Response:
    shop, station, lang = services(), this_station(), language()
    return _fresh(shop.store.read(lambda uow: station_json(uow, station, shop, lang, shop.clock())))


@shopper.post("/visit")
@allow(Who.STATION)
def begin_visit() -> Response:
    shop, station, lang = services(), this_station(), language()
    shop.store.write(lambda uow: visiting.begin(uow, station.id, shop.clock(), shop.new_id))
    return _fresh(shop.store.read(lambda uow: state_json(uow, station, shop, lang, shop.clock())))


@shopper.post("/visit/end")
@allow(Who.STATION)
def end_visit() -> Response:
    why = str(asked.body().get("reason", "done"))
    if why not in _WHY_ENDED:
        raise BadRequest(f"reason must be one of {sorted(_WHY_ENDED)}")
    shop, station = services(), this_station()
    shop.store.write(lambda uow: visiting.end(uow, station.id, shop.clock(), why))
    return _fresh({"version": shop.store.read(lambda uow: uow.visits.version(station.id))})


@shopper.post("/visit/activity")
@allow(Who.STATION)
def note_activity() -> Response:
    shop, station = services(), this_station()
    shop.store.write(lambda uow: visiting.touch(uow, station.id, shop.clock()))
    return Response(status=204)


@shopper.post("/visit/recall")
@allow(Who.STATION)
def recall_card() -> Response:
    """Begin a new visit with the second card that was just scanned here."""
    shop, station, lang = services(), this_station(), language()
    shop.recall(station.id)
    return _fresh(shop.store.read(lambda uow: state_json(uow, station, shop, lang, shop.clock())))


@shopper.get("/catalogue")
@allow(Who.STATION)
def show_catalogue() -> Response:
    shop, station, lang = services(), this_station(), language()

    def work(uow: UnitOfWork) -> dict[str, Any]:
        who = browsing.seller(uow, station, shop.clock())
        kinds = [
            {
                "id": category.id,
                "name": category.name.get(lang, category.id),
                "count": count,
                "picture": f"/pictures/{first.id}/{first.colours[0].id}.svg" if first else None,
            }
            for category, count, first in browsing.categories(uow)
        ]
        featured = browsing.offers(uow, who, uow.catalogue.featured(8))
        return {"categories": kinds, "featured": [card_json(o, shop.texts, lang) for o in featured]}

    return _fresh(shop.store.read(work))


@shopper.get("/products")
@allow(Who.STATION)
def list_products() -> Response:
    shop, station, lang = services(), this_station(), language()
    category, text = request.args.get("category", ""), request.args.get("q", "")[:80]

    def work(uow: UnitOfWork) -> dict[str, Any]:
        who = browsing.seller(uow, station, shop.clock())
        found, near = (uow.catalogue.in_category(category), ()) if category else browsing.search(uow, text)
        items = [card_json(o, shop.texts, lang) for o in browsing.offers(uow, who, found)]
        nearest = [card_json(o, shop.texts, lang) for o in browsing.offers(uow, who, near)]
        return {"items": items, "total": len(items), "near": nearest}

    return _fresh(shop.store.read(work))


@shopper.get("/products/<product_id>")
@allow(Who.STATION)
def show_product(product_id: str) -> Response:
    shop, station, lang = services(), this_station(), language()

    def work(uow: UnitOfWork) -> dict[str, Any]:
        who = browsing.seller(uow, station, shop.clock())
        return product_json(browsing.offer(uow, who, product_id), who, shop.texts, lang, request.args.get("sku"))

    return _fresh(shop.store.read(work))


@shopper.get("/receive")
@allow(Who.STATION)
def show_ways() -> Response:
    sku, station, lang = request.args.get("sku", ""), this_station(), language()
    try:
        quantity = int(request.args.get("quantity", "1"))
    except ValueError:
        raise BadRequest("quantity: a whole number") from None
    return _fresh(services().store.read(lambda uow: _ways(uow, station, sku, quantity, lang)))


def _ways(uow: UnitOfWork, station: Station, sku: str, quantity: int, lang: str) -> dict[str, Any]:
    shop, now = services(), services().clock()
    who = browsing.seller(uow, station, now)
    product = uow.catalogue.product_of_sku(sku)
    prices = uow.prices.prices(who.rules.zone, [sku])
    if product is None or sku not in prices or not 1 <= quantity <= 20:
        raise NotFound(f"SKU {sku}")
    wanted = [(sku, quantity)]
    ways = receiving.ways(uow, who, wanted, now)
    available = {level.location_id: level.available for level in uow.stock.levels([sku])}
    visit = visiting.view(uow, station, now)
    person = visit.customer if visit else None
    view = WayView(who, available, shop.texts, lang)
    priced = quote([(prices[sku], quantity)], who.facts, who.rules, who.today)
    deliveries = [w for w in ways if w.receiving is Receiving.DELIVERY]
    pickups = [w for w in ways if w.receiving is Receiving.PICKUP]
    address = person.address if person else None
    variant = product.variant(sku)
    note = "none" if not pickups else "here" if available.get(who.location.id, 0) >= quantity else "near"
    return {
        "computed_at": now.isoformat(),
        "item": item_json(product, sku, priced, shop.texts, lang),
        "delivery": {
            "address_hint": shop.texts(lang, "address-hint", label=address.label, street=address.street) if address else None,
            "options": view.options(deliveries, priced),
        },
        "pickup": {
            "note": shop.texts(lang, f"pickup-note-{note}", size=product.size_name(variant.size, lang) if variant else ""),
            "options": view.options(pickups, priced),
        },
    }


@shopper.post("/orders")
@allow(Who.STATION)
def place_order() -> Response:
    shop, station, lang = services(), this_station(), language()
    wanted = _order_request(asked.body(), station, lang)
    try:
        placed = shop.ordering.order(wanted)
    except (Shortage, ChannelSilent, PromiseChanged) as refusal:
        return _with_offers(refusal, wanted)
    answer = _fresh({"order": shop.store.read(lambda uow: _order(uow, placed.order, lang))})
    answer.status_code = 201 if placed.created else 200
    return answer


def _with_offers(refusal: Refusal, wanted: OrderRequest) -> Response:
    """A refusal with the next best offers."""
    shop, lang = services(), language()
    sku, quantity = wanted.lines[0]
    ways = shop.store.read(lambda uow: _ways(uow, wanted.station, sku, quantity, lang))
    offers = [*ways["pickup"]["options"], *ways["delivery"]["options"]]
    if isinstance(refusal, ChannelSilent):
        source = wanted.option_id.split(":")[2]
        offers = [o for o in offers if o["id"].split(":")[2] != source]
    answer = problem(refusal.code, STATUS[type(refusal)], offers=offers, options=ways, product_id=ways["item"]["product_id"])
    if not offers and isinstance(refusal, Shortage):
        body = answer.get_json()
        body["error"]["next"] = shop.texts(lang, "just_taken-nothing")
        answer.set_data(jsonify(body).get_data())
    return answer


def _order_request(body: Mapping[str, Any], station: Station, lang: str) -> OrderRequest:
    try:
        contact, visit_id = body.get("contact"), body.get("visit_id")
        return OrderRequest(
            request_id=_text(body["request_id"]),
            station=station,
            lines=tuple((_text(line["sku"]), _whole(line["quantity"])) for line in body["lines"]),
            option_id=_text(body["option_id"]),
            seen_total=_whole(body["seen_total"]),
            language=lang if body.get("language") not in services().languages else str(body["language"]),
            use_saved_address=body.get("use_saved_address") is True,
            contact=Contact(**{f: _line(contact.get(f) or "") for f in Contact.__dataclass_fields__}) if contact else None,
            visit_id=_text(visit_id) if visit_id is not None else None,
            printer=services().printers.get(station.id),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise BadRequest(f"order: {error!r} is missing or of the wrong kind") from None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(type(value))
    return value


def _line(value: object) -> str:
    """What a person typed, as one line: control characters and invisible ones are no part of a name or a street."""
    return " ".join("".join(char if char.isprintable() else " " for char in _text(value)).split())


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(type(value))
    return value


def _order(uow: UnitOfWork, order: Order, lang: str) -> dict[str, Any]:
    fresh = uow.orders.by_number(order.number) or order
    products = {line.sku: p for line in fresh.lines if (p := uow.catalogue.product_of_sku(line.sku))}
    paper = services().slips.said(uow, printing.newest(uow.prints.of_reference(fresh.number)))
    locations = dict(uow.places.locations())
    return order_json(fresh, products, locations, paper, services().texts, lang, services().clock())


@shopper.get("/orders/<number>")
@allow(Who.STATION)
def show_order(number: str) -> Response:
    lang = language()

    def work(uow: UnitOfWork) -> dict[str, Any]:
        order = uow.orders.by_number(number)
        if order is None:
            raise NotFound(f"order {number}")
        return {"order": _order(uow, order, lang)}

    return _fresh(services().store.read(work))


@shopper.post("/orders/<number>/cancel")
@allow(Who.STATION)
def cancel_order(number: str) -> Response:
    shop, station, lang = services(), this_station(), language()
    order = shop.store.write(lambda uow: ordering.cancel(uow, number, station.id, shop.clock()))
    return _fresh({"order": shop.store.read(lambda uow: _order(uow, order, lang))})


@shopper.get("/orders/<number>/qr.svg")
@allow(Who.ANYONE)
def order_qr(number: str) -> Response:
    """The code of the slip as a QR. It is made from the number in the address: nothing is looked up or revealed."""
    if not is_order_number(number):
        raise NotFound(f"order {number}")
    picture = io.BytesIO()
    segno.make(slip_code(number), error="m", micro=False).save(
        picture, kind="svg", scale=1, border=4, dark="#1D1A15", light="#FFFDF8", omitsize=True, xmldecl=False, svgns=True
    )
    return Response(picture.getvalue(), mimetype="image/svg+xml", headers={"Cache-Control": "public, max-age=86400"})


@shopper.post("/help")
@allow(Who.STATION)
def call_help() -> Response:
    shop, station = services(), this_station()
    topic = str(asked.body().get("topic", ""))
    call = shop.store.write(lambda uow: helping.call(uow, station.id, topic, shop.clock(), shop.new_id))
    return _fresh({"id": call.id, "state": call.state})


def _fresh(body: Mapping[str, Any]) -> Response:
    """An answer that no cache may keep: it may name a person."""
    answer = jsonify(body)
    answer.headers["Cache-Control"] = "no-store"
    return answer
