"""The console of store IT: the shop as it stands."""

from typing import Any

from flask import Blueprint, Response, jsonify

from kiosk.domain.words import say
from kiosk.use_cases.ports import UnitOfWork
from kiosk.web.access import Who, allow
from kiosk.web.errors import language
from kiosk.web.news import iso
from kiosk.web.services import services

it = Blueprint("it", __name__, url_prefix="/api/it")


@it.get("/shop")
@allow(Who.IT)
def show_shop() -> Response:
    """Everything the picture of the shop shows."""
    shop, lang = services(), language()

    def work(uow: UnitOfWork) -> dict[str, Any]:
        return {
            "brand": say(uow.places.brand(), lang),
            "locations": [{"id": p.id, "kind": p.kind.value, "name": say(p.name, lang)} for p in uow.places.locations().values()],
            "stations": [
                {
                    "id": s.id,
                    "kind": s.kind.value,
                    "name": say(s.name, lang),
                    "location": s.location_id,
                    "screen_open": shop.screen_open(s.id),
                    "state": "working",
                }
                for s in uow.places.stations().values()
            ],
        }

    return jsonify({"as_of": iso(shop.clock()), **shop.store.read(work)})
