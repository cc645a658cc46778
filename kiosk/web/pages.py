"""Pages, their parts and pictures. Everything a page needs comes from this server; nothing inline runs but the import map."""

import base64
import hashlib
import re
from functools import lru_cache

from flask import Blueprint, Response, jsonify, redirect, request, send_from_directory
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from kiosk.domain.staff import Role
from kiosk.pictures import draw
from kiosk.web.access import Who, allow, session_of, staff_token
from kiosk.web.services import services

pages = Blueprint("pages", __name__)

_INLINE = re.compile(r"<script type=\"importmap\">(.*?)</script>", re.DOTALL)


@pages.get("/")
@allow(Who.ANYONE)
def home() -> AnyResponse:
    return redirect("/lab" if services().demo else "/kiosk")


@pages.get("/<any(kiosk, till, it, lab):screen>")
@allow(Who.ANYONE)
def show_screen(screen: str) -> AnyResponse:
    if screen == "lab" and not services().demo:
        raise NotFound
    if screen == "it":
        found = session_of(staff_token())
        if found is None or not found[1].role.may(Role.IT):
            return redirect("/sign-in?next=/it")  # a browser keeps the part after # by itself
    return _page(screen)


@pages.get("/sign-in")
@allow(Who.ANYONE)
def show_sign_in() -> Response:
    return _page("sign-in")


def _page(screen: str) -> Response:
    html = (services().static / screen / "index.html").read_text(encoding="utf-8")
    answer = Response(html, mimetype="text/html")
    answer.headers["Content-Security-Policy"] = policy(html)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@pages.get("/static/<path:name>")
@allow(Who.ANYONE)
def show_part(name: str) -> Response:
    answer = send_from_directory(services().static, name, conditional=True)
    # Asked for again each time, answered by 304: a screen never runs yesterday's half of an update.
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@pages.get("/locales/<language>/<name>.ftl")
@allow(Who.ANYONE)
def show_locale(language: str, name: str) -> Response:
    answer = send_from_directory(services().static / "locales", f"{language}/{name}.ftl", mimetype="text/plain; charset=utf-8")
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@pages.get("/pictures/<product_id>/<colour_id>.svg")
@allow(Who.ANYONE)
def show_picture(product_id: str, colour_id: str) -> Response:
    product = services().store.read(lambda uow: uow.catalogue.product(product_id))
    colour = product.colour(colour_id) if product else None
    if product is None or colour is None:
        raise NotFound
    picture = _drawn(product.kind, colour.base, colour.trim, f"{product.id}-{colour.id}")
    return Response(picture, mimetype="image/svg+xml", headers={"Cache-Control": "public, max-age=3600"})


_drawn = lru_cache(maxsize=512)(draw)


@pages.get("/favicon.ico")
@allow(Who.ANYONE)
def favicon() -> AnyResponse:
    return redirect("/static/shared/favicon.svg")


@pages.get("/healthz")
@allow(Who.ANYONE)
def health() -> Response:
    """Ready when the store answers."""
    shop = services()
    channels = shop.store.read(lambda uow: [(c.id, c.fault) for c in uow.channels.all()])
    faults = {channel: fault for channel, fault in channels if fault}
    told = {c: faults.get(c, "ok") for c, _ in channels}
    return jsonify({"status": "ok", "demo": shop.demo, "channels": told, "agents": shop.agents.health()})


def policy(html: str) -> str:
    """The content security policy of a page: this server only, and its import map by hash."""
    inline = "".join(f" 'sha256-{_digest(text)}'" for text in _INLINE.findall(html))
    return (
        f"default-src 'none'; script-src 'self'{inline}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def harden(answer: Response) -> Response:
    """Headers that every answer carries."""
    if request.path.startswith(("/api/", "/hooks/")):
        # It may name a person.
        answer.headers.setdefault("Cache-Control", "no-store")
    answer.headers.setdefault("X-Content-Type-Options", "nosniff")
    answer.headers.setdefault("Referrer-Policy", "no-referrer")
    answer.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    return answer
