"""The device lab of the demo: scan by a click, watch the paper come out, break things and see what the shop does."""

from typing import Any

from flask import Blueprint, Response, jsonify, request
from werkzeug.exceptions import NotFound

from kiosk.domain.codes import slip_code
from kiosk.domain.words import say
from kiosk.use_cases.ports import UnitOfWork
from kiosk.web import asked
from kiosk.web.access import Who, allow
from kiosk.web.errors import language
from kiosk.web.product_view import picture
from kiosk.web.services import Lab, services

lab = Blueprint("lab", __name__, url_prefix="/api/lab")


@lab.get("")
@allow(Who.DEMO)
def show_lab() -> Response:
    """Stations with their devices, the shelf of things to scan, and what was scanned lately."""
    shop, lang = services(), language()

    def work(uow: UnitOfWork) -> dict[str, Any]:
        locations = uow.places.locations()
        stations = [
            {
                "id": s.id,
                "name": say(s.name, lang),
                "kind": s.kind.value,
                "location": say(locations[s.location_id].name, lang),
                "page": f"/{s.kind.value}?station={s.id}",
                "open": shop.screen_open(s.id),
            }
            for s in uow.places.stations().values()
        ]
        slips = dict.fromkeys(job.reference for job in uow.prints.recent(40))
        return {
            "stations": stations,
            "orders": [{"number": number, "code": slip_code(number)} for number in list(slips)[:8]],
            "categories": [{"id": c.id, "name": say(c.name, lang)} for c, _ in uow.catalogue.categories()],
        }

    body = shop.store.read(work)
    return _fresh(
        {
            **body,
            "devices": list(_lab().devices()),
            "agents": list(_lab().agents()),
            "strangers": list(_lab().strangers_there()),
            "journal": list(_lab().journal()),
            "cards": list(shop.demo_cards),
            "shop_fronts": dict(shop.shop_fronts),
        }
    )


@lab.get("/shelf")
@allow(Who.DEMO)
def show_shelf() -> Response:
    """Products of a category (or matching ?q=) with the barcodes of their variants."""
    shop, lang = services(), language()
    category, text = request.args.get("category", ""), request.args.get("q", "")

    def work(uow: UnitOfWork) -> list[dict[str, Any]]:
        products = uow.catalogue.search(text, 20) if text else uow.catalogue.in_category(category)
        return [
            {
                "id": p.id,
                "name": say(p.name, lang),
                "picture": picture(p, p.colours[0].id),
                "variants": [
                    {
                        "sku": v.sku,
                        "size": v.size,
                        "size_name": p.size_name(v.size, lang),
                        "colour": say(c.name, lang) if (c := p.colour(v.colour_id)) else "",
                        "picture": picture(p, v.colour_id),
                        "barcode": v.barcode,
                    }
                    for v in p.variants
                ],
            }
            for p in products
        ]

    return _fresh({"products": shop.store.read(work)})


@lab.post("/scan")
@allow(Who.DEMO)
def scan() -> Response:
    """Let the scanner of a station read a code. `how`: clean, half, noise, control or twice."""
    body = asked.body()
    _lab().scan(str(body.get("station", "")), str(body.get("text", ""))[:4096], str(body.get("how", "clean")))
    return _fresh({"status": "sent"})


@lab.post("/devices/<path:device_id>/fault")
@allow(Who.DEMO)
def break_device(device_id: str) -> Response:
    """Make a device or an agent fail, or mend it."""
    body = asked.body()
    value = body.get("value")
    _lab().fault(device_id, str(body.get("fault", "")), value if isinstance(value, int) else None)
    return _fresh({"devices": list(_lab().devices()), "agents": list(_lab().agents())})


@lab.post("/swap")
@allow(Who.DEMO)
def swap() -> Response:
    """`{"one", "other"}`: two devices at one machine exchange the names of their ports."""
    body = asked.body()
    _lab().swap(str(body.get("one", "")), str(body.get("other", "")))
    return _fresh({"devices": list(_lab().devices()), "agents": list(_lab().agents())})


@lab.post("/strangers")
@allow(Who.DEMO)
def plug() -> Response:
    """Plug in something that nobody has accepted yet: `{"what": "scanner", "adapter" or "printer"}`."""
    _lab().plug(str(asked.body().get("what", "")))
    return _fresh({"strangers": list(_lab().strangers_there())})


@lab.post("/strangers/<stranger_id>")
@allow(Who.DEMO)
def do_with_stranger(stranger_id: str) -> Response:
    """`{"deed": "scan", "unplug", "replug" or "take_away", "text"}`"""
    body = asked.body()
    _lab().stranger(stranger_id, str(body.get("deed", "")), str(body.get("text", ""))[:200])
    return _fresh({"strangers": list(_lab().strangers_there())})


@lab.get("/paper/<path:device_id>.png")
@allow(Who.DEMO)
def show_paper(device_id: str) -> Response:
    paper = _lab().paper(device_id, _back())
    if paper is None:
        raise NotFound
    return Response(paper, mimetype="image/png", headers={"Cache-Control": "no-store"})


@lab.get("/paper/<path:device_id>.json")
@allow(Who.DEMO)
def show_paper_text(device_id: str) -> Response:
    return _fresh({"lines": list(_lab().paper_text(device_id, _back()))})


@lab.get("/bytes/<path:device_id>.json")
@allow(Who.DEMO)
def show_bytes(device_id: str) -> Response:
    return _fresh({"bytes": list(_lab().bytes_log(device_id))})


def _back() -> int:
    """How many pieces of paper before the newest: ?back=."""
    return request.args.get("back", 0, type=int)


def _lab() -> Lab:
    found = services().lab
    if found is None:
        raise NotFound
    return found


def _fresh(body: dict[str, Any]) -> Response:
    answer = jsonify(body)
    answer.headers["Cache-Control"] = "no-store"
    return answer
