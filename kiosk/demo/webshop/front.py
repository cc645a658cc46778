"""The shop front: a page of things, a page per thing, and the buyer's orders. Plain forms; one small script keeps numbers fresh."""

import re
import secrets
from collections.abc import Mapping
from urllib.parse import urlsplit

from flask import Blueprint, Response, abort, g, redirect, render_template, request, send_from_directory, url_for
from werkzeug.wrappers import Response as BaseResponse

from kiosk.demo.webshop import catalogue, sales
from kiosk.demo.webshop.database import Database
from kiosk.demo.webshop.hints import Hints
from kiosk.demo.webshop.words import LANGUAGES, SENTENCES, choose, money

_TOKEN = re.compile(r"[A-Za-z0-9_-]{16,64}", re.ASCII)
_NOTES = ("bought", "just_taken", "cancelled_now", "cancel_late")
_FACES = re.compile(r"(literata|golos-text)/(latin|latin-ext|cyrillic|latin-italic|cyrillic-italic)\.woff2", re.ASCII)
_YEAR_S = 365 * 24 * 3600


def blueprint(database: Database, hints: Hints, brand: Mapping[str, str], faces: str) -> Blueprint:
    """Routes of the pages. `faces`: the folder with the vendored type faces."""
    routes = Blueprint("front", __name__, template_folder="pages", static_folder="assets", static_url_path="/assets")

    @routes.before_request
    def who() -> Response | None:
        chosen = request.cookies.get("language", "")
        g.language = chosen if chosen in LANGUAGES else request.accept_languages.best_match(LANGUAGES) or LANGUAGES[0]
        known = request.cookies.get("buyer", "")
        g.buyer = known if _TOKEN.fullmatch(known) else secrets.token_urlsafe(24)
        if request.method == "POST" and _is_foreign():
            return Response(_page("message.html", brand, text="foreign"), 403)
        return None

    @routes.after_request
    def remember(response: Response) -> Response:
        if request.method == "POST" and request.cookies.get("buyer") != g.buyer:
            response.set_cookie("buyer", g.buyer, max_age=_YEAR_S, httponly=True, samesite="Lax", secure=request.is_secure)
        return response

    @routes.get("/")
    def shelf() -> str:
        with database.read() as db:
            return _page("shelf.html", brand, products=catalogue.products(db, g.language))

    @routes.get("/items/<product_id>")
    def item(product_id: str) -> str:
        with database.read() as db:
            found = catalogue.products(db, g.language, product_id)
        if not found:
            abort(404)
        colour = found[0].colour(request.args.get("colour", ""))
        first = next((v for v in colour.variants if v.quantity), None)
        request_id = secrets.token_urlsafe(18)
        return _page("item.html", brand, product=found[0], colour=colour, first=first, request_id=request_id)

    @routes.post("/items/<product_id>/buy")
    def buy(product_id: str) -> BaseResponse:
        sku, request_id = request.form.get("sku", ""), request.form.get("request_id", "")
        with database.read() as db:
            found = catalogue.products(db, g.language, product_id)
        colours = [c for p in found for c in p.colours if any(v.sku == sku for v in c.variants)]
        if not colours or not _TOKEN.fullmatch(request_id):
            abort(404)
        try:
            with database.write() as db:
                sales.buy(db, request_id, g.buyer, sku, 1)
        except sales.SoldOut:
            return redirect(url_for("front.item", product_id=product_id, colour=colours[0].id, note="just_taken"), 303)
        hints.notify()
        return redirect(url_for("front.orders", note="bought"), 303)

    @routes.get("/orders")
    def orders() -> str:
        with database.read() as db:
            return _page("orders.html", brand, orders=catalogue.orders_of(db, g.buyer, g.language))

    @routes.post("/orders/<int:serial>/cancel")
    def cancel(serial: int) -> BaseResponse:
        with database.write() as db:
            done = sales.cancel(db, serial, g.buyer)
        if done:
            hints.notify()
        return redirect(url_for("front.orders", note="cancelled_now" if done else "cancel_late"), 303)

    @routes.get("/quantities")
    def quantities() -> dict[str, int]:
        with database.read() as db:
            return catalogue.quantities(db)

    @routes.get("/language/<language>")
    def speak(language: str) -> BaseResponse:
        if language not in LANGUAGES:
            abort(404)
        response = redirect(_own_path(request.args.get("to", "/")), 303)
        response.set_cookie("language", language, max_age=_YEAR_S, httponly=True, samesite="Lax", secure=request.is_secure)
        return response

    @routes.get("/faces/<path:name>")
    def face(name: str) -> Response:
        if not _FACES.fullmatch(name):
            abort(404)
        return send_from_directory(faces, name, max_age=_YEAR_S)

    @routes.app_errorhandler(404)
    def missing(error: Exception) -> tuple[str, int]:
        return _page("message.html", brand, text="not_found"), 404

    @routes.app_errorhandler(500)
    def broken(error: Exception) -> tuple[str, int]:
        return _page("message.html", brand, text="broken"), 500

    return routes


def _page(template: str, brand: Mapping[str, str], **values: object) -> str:
    language = getattr(g, "language", LANGUAGES[0])
    note = request.args.get("note", "")
    return render_template(
        template,
        say=SENTENCES[language],
        language=language,
        other="en" if language == "ru" else "ru",
        brand=choose(brand, language),
        note=note if note in _NOTES else "",
        money=money,
        order_id=sales.order_id,
        here=request.full_path.removesuffix("?"),
        **values,
    )


def _is_foreign() -> bool:
    """Whether a form was sent from another site's page."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = request.headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != request.host


def _own_path(target: str) -> str:
    """A path of this shop, whatever was asked for: nobody is sent elsewhere from here."""
    return target if re.fullmatch(r"/(?![/\\])[^\\\x00-\x1f]*", target) else "/"
