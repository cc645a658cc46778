"""The shop front as a buyer uses it: buy, see it sold out, cancel; and what its pages may not do."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from kiosk.demo.webshop import words
from kiosk.domain.channels import Adjustment
from kiosk.use_cases.ports import AdjustOutcome
from tests.channels.conftest import product
from tests.channels.shops import NearbyShop
from tests.channels.stocked import RealTime, counter


@pytest.fixture
def shop(tmp_path: Path) -> NearbyShop:
    shop = NearbyShop(tmp_path, RealTime(), counter("message"))
    assert shop.connector.push_products([product("rowan-M"), product("rowan-L", 1)])
    stock = Adjustment("stock", "online", "rowan-M", 1, RealTime()())
    assert shop.connector.adjust([stock], 1.0) == {"stock": AdjustOutcome.DONE}
    return shop


@pytest.fixture
def buyer(shop: NearbyShop) -> FlaskClient:
    return shop.app.test_client()


def page(client: FlaskClient, path: str, language: str = "ru") -> str:
    return client.get(path, headers={"accept-language": language}).text


def request_id(client: FlaskClient) -> str:
    found = re.search(r'name="request_id" value="([^"]+)"', page(client, "/items/ridge"))
    assert found is not None
    return found[1]


def buy(client: FlaskClient, key: str, sku: str = "rowan-M", **headers: str) -> str:
    answer = client.post("/items/ridge/buy", data={"sku": sku, "request_id": key}, headers=headers)
    return f"{answer.status_code} {answer.headers.get('location', '')}"


def test_an_empty_shop_says_so(tmp_path: Path) -> None:
    client = NearbyShop(tmp_path, RealTime(), counter()).app.test_client()
    assert words.SENTENCES["ru"]["empty"] in page(client, "/")
    assert words.SENTENCES["en"]["empty"] in page(client, "/", "en")


def test_the_shelf_shows_price_picture_and_what_is_left(buyer: FlaskClient) -> None:
    text = page(buyer, "/")
    assert "Куртка «Гряда»" in text
    assert "18\u202f905\u00a0₽" in text
    assert "осталось 1" in text
    assert "Ridge jacket" in page(buyer, "/", "en")


def test_a_person_buys_the_last_one_and_cancels_it(shop: NearbyShop, buyer: FlaskClient) -> None:
    assert buy(buyer, request_id(buyer)) == "303 /orders?note=bought"
    assert "W-1001" in page(buyer, "/orders?note=bought")
    assert shop.quantity("rowan-M") == 0
    assert words.SENTENCES["ru"]["all_sold_out"] in page(buyer, "/items/ridge")
    assert buyer.post("/orders/1/cancel").headers["location"] == "/orders?note=cancelled_now"
    assert shop.quantity("rowan-M") == 1
    assert buyer.post("/orders/1/cancel").headers["location"] == "/orders?note=cancel_late"
    assert shop.quantity("rowan-M") == 1


def test_a_double_tap_is_one_order(shop: NearbyShop, buyer: FlaskClient) -> None:
    stock = Adjustment("more", "online", "rowan-M", 5, RealTime()())
    shop.connector.adjust([stock], 1.0)
    key = request_id(buyer)
    assert buy(buyer, key) == buy(buyer, key) == "303 /orders?note=bought"
    assert shop.quantity("rowan-M") == 5


def test_who_comes_second_is_told_and_keeps_nothing(shop: NearbyShop, buyer: FlaskClient) -> None:
    other = shop.app.test_client()
    mine, theirs = request_id(buyer), request_id(other)
    buy(other, theirs)
    answer = buy(buyer, mine)
    assert answer.startswith("303 /items/ridge") and "note=just_taken" in answer
    assert words.SENTENCES["ru"]["just_taken"] in page(buyer, "/items/ridge?note=just_taken")
    assert "W-1001" not in page(buyer, "/orders")


def test_nobody_cancels_or_sees_what_is_not_theirs(shop: NearbyShop, buyer: FlaskClient) -> None:
    buy(buyer, request_id(buyer))
    stranger = shop.app.test_client()
    assert "W-1001" not in page(stranger, "/orders")
    assert stranger.post("/orders/1/cancel").headers["location"] == "/orders?note=cancel_late"
    assert shop.quantity("rowan-M") == 0


@pytest.mark.parametrize("headers", [{"sec-fetch-site": "cross-site"}, {"origin": "https://evil.example"}, {"origin": "null"}])
def test_a_form_from_another_site_is_refused(shop: NearbyShop, buyer: FlaskClient, headers: dict[str, str]) -> None:
    assert buy(buyer, request_id(buyer), **headers).startswith("403")
    assert shop.quantity("rowan-M") == 1


@pytest.mark.parametrize(("sku", "key"), [("alien", "a" * 24), ("rowan-M", ""), ("rowan-M", "short"), ("rowan-M", "ё" * 24)])
def test_an_odd_form_is_not_an_order(shop: NearbyShop, buyer: FlaskClient, sku: str, key: str) -> None:
    assert buy(buyer, key, sku).startswith("404")
    assert shop.quantity("rowan-M") == 1


@pytest.mark.parametrize("path", ["/", "/items/ridge", "/orders", "/nowhere", "/items/nothing"])
def test_pages_hold_no_inline_code_and_the_policy_allows_none(buyer: FlaskClient, path: str) -> None:
    buy(buyer, request_id(buyer))
    answer = buyer.get(path)
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'")
    assert "img-src 'self' http://127.0.0.1:8080;" in policy
    assert not re.search(r"\sstyle=|\son\w+=|<style|javascript:", answer.text)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", answer.text))
    assert "Traceback" not in answer.text


def test_names_from_the_store_are_text_and_not_markup(tmp_path: Path) -> None:
    shop = NearbyShop(tmp_path, RealTime(), counter("message"))
    evil = replace(product("rowan-M"), name={"ru": "<script>1</script>"})
    assert shop.connector.push_products([evil])
    assert "<script>1" not in page(shop.app.test_client(), "/")


def test_the_language_is_the_readers_choice(buyer: FlaskClient) -> None:
    assert 'lang="ru"' in page(buyer, "/")
    assert buyer.get("/language/en?to=/orders").headers["location"] == "/orders"
    assert 'lang="en"' in page(buyer, "/", "ru")


@pytest.mark.parametrize("target", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:1", ""])
def test_the_language_link_sends_nobody_elsewhere(buyer: FlaskClient, target: str) -> None:
    assert buyer.get("/language/en", query_string={"to": target}).headers["location"] == "/"


def test_both_languages_say_everything() -> None:
    assert words.SENTENCES["ru"].keys() == words.SENTENCES["en"].keys()
    for sentences in words.SENTENCES.values():
        assert not any("!" in sentence or "упс" in sentence.lower() for sentence in sentences.values())


def test_only_the_faces_are_served_from_their_folder(buyer: FlaskClient) -> None:
    assert buyer.get("/faces/literata/cyrillic.woff2", buffered=True).status_code == 200
    for path in ("/faces/vendor.json", "/faces/../vendor/vendor.json", "/faces/literata/LICENSE", "/faces/preact/preact.js"):
        assert buyer.get(path).status_code == 404


def test_money() -> None:
    assert words.money(1_890_500, "RUB") == "18\u202f905\u00a0₽"
    assert words.money(12_345, "EUR") == "123,45\u00a0€"
