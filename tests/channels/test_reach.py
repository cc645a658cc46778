"""A configured address must not turn the store into a door to the inner network."""

from collections.abc import Iterator

import httpx
import pytest

from kiosk.channels import wire
from kiosk.channels.generic import GenericConnector
from kiosk.channels.reach import ForbiddenAddress, PinnedTransport, Reach, base_url
from tests.channels.shops import SECRET
from tests.channels.stocked import Moments


class Recorder(httpx.BaseTransport):
    def __init__(self, status: int = 200, headers: dict[str, str] | None = None, body: bytes = b"{}") -> None:
        self.urls: list[str] = []
        self.hosts: list[str] = []
        self._answer = (status, headers or {}, body)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.urls.append(str(request.url))
        self.hosts.append(request.headers["host"])
        status, headers, body = self._answer
        return httpx.Response(status, headers=headers, stream=httpx.ByteStream(body))


def fetch(url: str, reach: Reach, *found: str) -> Recorder:
    recorder = Recorder()
    client = httpx.Client(transport=PinnedTransport(reach, recorder, lambda host, port: found or [host.strip("[]")]))
    client.get(url)
    return recorder


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "gopher://shop.example", "ftp://shop.example", "shop.example", "", "//shop.example", "https://",
     "https://user:word@shop.example", "https://shop.example/?a=b", "https://shop.example/#x", "http://shop.example"],
)  # fmt: skip
def test_addresses_that_can_never_be_right(address: str) -> None:
    with pytest.raises(ForbiddenAddress):
        base_url(address, Reach())


@pytest.mark.parametrize(
    "found",
    ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1", "0.0.0.0", "::", "10.0.0.7", "192.168.1.5", "172.16.0.1",
     "169.254.169.254", "fe80::1", "64:ff9b::7f00:1", "2002:7f00:1::",
     "fd00::1", "100.64.0.1", "224.0.0.1", "255.255.255.255", "::ffff:169.254.169.254", "64:ff9b:1::a00:1"],
)  # fmt: skip
def test_inner_addresses_are_refused(found: str) -> None:
    with pytest.raises(ForbiddenAddress):
        fetch("https://shop.example/", Reach(), found)


def test_one_inner_address_among_public_ones_is_enough_to_refuse() -> None:
    with pytest.raises(ForbiddenAddress):
        fetch("https://shop.example/", Reach(), "93.184.216.34", "127.0.0.1")


def test_what_is_allowed_by_configuration_and_no_more() -> None:
    assert fetch("http://shop.example/", Reach(loopback=True), "127.0.0.1").urls
    assert fetch("http://shop.example/", Reach(private=True), "192.168.1.5").urls
    with pytest.raises(ForbiddenAddress):
        fetch("http://shop.example/", Reach(loopback=True), "192.168.1.5")
    with pytest.raises(ForbiddenAddress):
        fetch("http://shop.example/", Reach(private=True), "127.0.0.1")
    with pytest.raises(ForbiddenAddress):
        fetch("http://shop.example/", Reach(loopback=True, private=True), "169.254.169.254")
    with pytest.raises(ForbiddenAddress):
        fetch("http://shop.example/", Reach(private=True), "93.184.216.34")


def test_the_connection_goes_to_the_address_that_was_judged() -> None:
    recorder = fetch("https://shop.example/a?b=c", Reach(), "93.184.216.34")
    assert recorder.urls == ["https://93.184.216.34/a?b=c"]
    assert recorder.hosts == ["shop.example"]


def connector(transport: httpx.BaseTransport, address: str = "http://127.0.0.1", reach: Reach | None = None) -> GenericConnector:
    return GenericConnector(address, [SECRET], Moments(), lambda: "id", reach=reach or Reach(loopback=True), transport=transport)


@pytest.mark.parametrize("address", ["http://2130706433", "http://0x7f.1", "http://127.1", "http://localhost"])
def test_other_spellings_of_this_machine(address: str) -> None:
    recorder = Recorder()
    shop = connector(recorder, address, Reach(private=True))
    assert shop.orders("") is None
    assert shop.fault in (wire.FORBIDDEN, wire.SILENT)
    assert recorder.urls == []


def test_a_redirect_is_not_followed() -> None:
    recorder = Recorder(302, {"location": "http://169.254.169.254/"})
    shop = connector(recorder)
    assert shop.orders("") is None
    assert shop.fault == "status:302"
    assert len(recorder.urls) == 1


def test_an_endless_answer_is_cut_off() -> None:
    class Endless(httpx.SyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            while True:
                yield b" " * 65_536

    class Flood(httpx.BaseTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            return httpx.Response(200, stream=Endless())

    shop = connector(Flood())
    assert shop.levels() is None
    assert shop.fault == wire.TOO_LONG


def test_a_dripping_answer_is_cut_off() -> None:
    now = 0.0

    class Drip(httpx.SyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            nonlocal now
            while True:
                now += 1.0
                yield b" "

    class Slow(httpx.BaseTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            return httpx.Response(200, stream=Drip())

    shop = GenericConnector(
        "http://127.0.0.1", [SECRET], Moments(), lambda: "id", reach=Reach(loopback=True), transport=Slow(), monotonic=lambda: now
    )
    assert shop.orders("") is None
    assert shop.fault == wire.SLOW


@pytest.mark.parametrize("body", [b'{"lines":[],"cursor":"5","more":true}'])
def test_a_feed_that_turns_in_circles_is_no_answer(body: bytes) -> None:
    shop = connector(Recorder(body=body))
    assert shop.orders("5") is None


def test_a_negative_quantity_is_nonsense() -> None:
    body = b'{"lines":[{"order_id":"1","line_id":"1","sku":"a","quantity":-1}],"cursor":"5","more":false}'
    shop = connector(Recorder(body=body))
    assert shop.orders("") is None
    assert shop.fault == wire.NONSENSE
