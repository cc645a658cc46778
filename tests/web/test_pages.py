"""Pages: all their parts from this server, nothing inline but the import map, and that by its hash."""

import base64
import hashlib
import json
import re
from dataclasses import replace

import pytest

from kiosk.domain.staff import Role
from tests.fakes.shop import JACKET, LOCALES
from tests.web.conftest import Web

SCREENS = ["kiosk", "till", "it", "lab", "sign-in"]
STATIC = LOCALES.parent
IMPORT_MAP = re.compile(r'<script type="importmap">(.*?)</script>', re.DOTALL)


def rules_of(policy: str) -> dict[str, list[str]]:
    return {part.split()[0]: part.split()[1:] for part in policy.split("; ")}


@pytest.mark.parametrize("screen", SCREENS)
def test_the_policy_allows_this_server_and_the_import_map(lasting_web: Web, screen: str) -> None:
    answer = lasting_web.get(f"/{screen}", None, staff=Role.IT)
    assert (answer.status_code, answer.mimetype, answer.headers["Cache-Control"]) == (200, "text/html", "no-store")
    rules = rules_of(answer.headers["Content-Security-Policy"])
    maps = IMPORT_MAP.findall(answer.text)
    hashes = [f"'sha256-{base64.b64encode(hashlib.sha256(m.encode()).digest()).decode()}'" for m in maps]
    assert rules["script-src"] == ["'self'", *hashes]
    assert rules["default-src"] == rules["base-uri"] == rules["frame-ancestors"] == ["'none'"]
    assert rules["connect-src"] == ["'self'"]
    assert not any("unsafe" in value or "*" in value or "http" in value for values in rules.values() for value in values)


@pytest.mark.parametrize("screen", SCREENS)
def test_nothing_runs_inline_and_nothing_comes_from_elsewhere(lasting_web: Web, screen: str) -> None:
    html = lasting_web.get(f"/{screen}", None, staff=Role.IT).text
    without_map = IMPORT_MAP.sub("", html)
    for script in re.findall(r"<script\b[^>]*>(.*?)</script>", without_map, re.DOTALL):
        assert not script.strip()
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", without_map)
    assert not re.search(r"(src|href)=[\"'](https?:)?//", without_map)


@pytest.mark.parametrize("screen", SCREENS)
def test_every_part_a_page_names_is_there(lasting_web: Web, screen: str) -> None:
    html = lasting_web.get(f"/{screen}", None, staff=Role.IT).text
    parts = re.findall(r'(?:src|href)="(/[^"]+)"', html)
    for text in IMPORT_MAP.findall(html):
        parts += json.loads(text)["imports"].values()
    assert parts
    assert [part for part in parts if lasting_web.get(part, None).status_code not in (200, 302)] == []


def test_links_between_screens_lead_somewhere(lasting_web: Web) -> None:
    assert lasting_web.get("/", None).headers["Location"] == "/lab"
    assert lasting_web.get(lasting_web.get("/favicon.ico", None).headers["Location"], None).status_code == 200


@pytest.mark.parametrize("role", [None, Role.CASHIER, Role.MANAGER])
def test_the_console_leads_to_the_door_and_back(lasting_web: Web, role: Role | None) -> None:
    answer = lasting_web.get("/it", None, staff=role)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/sign-in?next=/it")
    assert lasting_web.get("/it", None, staff=Role.IT).status_code == 200


def test_parts_are_asked_for_again_and_cost_nothing(lasting_web: Web) -> None:
    first = lasting_web.get("/static/shared/base.css", None)
    assert first.headers["Cache-Control"] == "no-cache"
    again = lasting_web.get("/static/shared/base.css", None, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("language", ["ru", "en"])
def test_texts_are_served_as_they_are(lasting_web: Web, language: str) -> None:
    for path in (LOCALES / language).glob("*.ftl"):
        answer = lasting_web.get(f"/locales/{language}/{path.name}", None)
        assert answer.data == path.read_bytes() and answer.mimetype == "text/plain"


def test_a_picture_is_drawn_and_may_be_kept(lasting_web: Web) -> None:
    answer = lasting_web.get("/pictures/gryada/rowan.svg", None)
    assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")
    assert "public" in answer.headers["Cache-Control"] and answer.text.startswith("<svg")
    assert not re.search(r"<script|\son\w+=|javascript:", answer.text)


def test_a_product_that_came_later_has_its_picture(lasting_web: Web) -> None:
    assert lasting_web.get("/pictures/later/rowan.svg", None).status_code == 404
    later = replace(JACKET, id="later", variants=(), featured=False)
    lasting_web.shop.store.write(lambda uow: uow.catalogue.add_product(later))
    assert lasting_web.get("/pictures/later/rowan.svg", None).status_code == 200


def test_health(lasting_web: Web) -> None:
    answer = lasting_web.get("/healthz", None)
    assert answer.status_code == 200 and answer.get_json() == {"status": "ok", "demo": True, "channels": {}, "agents": {}}
