"""Hints from online shops: «look now». Never applied as a fact; the orders are fetched."""

from flask import Blueprint, Response, jsonify, request

from kiosk.web.access import Who, allow
from kiosk.web.errors import problem
from kiosk.web.services import services

hooks = Blueprint("hooks", __name__, url_prefix="/hooks")


@hooks.post("/channels/<channel_id>")
@allow(Who.CHANNEL)
def take_hint(channel_id: str) -> Response:
    shop = services()
    if shop.check_hint is None:
        return problem("not_found", 404)
    try:
        shop.check_hint(channel_id, dict(request.headers), request.get_data())
    except PermissionError:
        return problem("forbidden", 403)
    except LookupError:
        return problem("not_found", 404)
    shop.hinted(channel_id)
    return jsonify({"status": "accepted"})
