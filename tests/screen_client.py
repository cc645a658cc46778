"""What a screen does, without a browser: questions and orders over HTTP, news over the socket."""

import threading
import uuid
from collections.abc import Mapping
from typing import Any

import httpx
import socketio

from tests.waiting import until

News = tuple[str, dict[str, Any]]
HEARD = ("state", "scanned", "stock", "print", "pulse", "help")


class ScreenClient:
    """Speaks for one station. A refusal is an answer here: `order` and `get` give (status, body)."""

    def __init__(self, address: str, token: str) -> None:
        self._http = httpx.Client(base_url=address, headers={"Authorization": f"Bearer {token}"}, timeout=10)

    def close(self) -> None:
        self._http.close()

    def get(self, path: str, **query: str) -> Any:
        return self._http.get(path, params=query).raise_for_status().json()

    def post(self, path: str, body: Mapping[str, Any] | None = None) -> httpx.Response:
        return self._http.post(path, json=dict(body or {}))

    def begin(self) -> None:
        self.post("/api/visit").raise_for_status()

    def end(self) -> None:
        self.post("/api/visit/end", {"reason": "done"}).raise_for_status()

    def product(self, product_id: str, language: str = "ru") -> Any:
        return self.get(f"/api/products/{product_id}", lang=language)

    def available(self, sku: str) -> dict[str, int]:
        """Pieces by location."""
        product = self.product(sku.split("-")[0])
        variant = next(v for v in product["variants"] if v["sku"] == sku)
        return {source["location_id"]: source["available"] for source in variant["sources"]}

    def options(self, sku: str, kind: str = "pickup") -> list[Any]:
        """Possible ways of that kind, soonest first."""
        return [o for o in self.get("/api/receive", sku=sku)[kind]["options"] if o["possible"]]

    def request(self, sku: str, **more: Any) -> dict[str, Any]:
        """A whole order request for one piece, by the soonest pickup."""
        ways = self.get("/api/receive", sku=sku)
        option = next(o for o in ways["pickup"]["options"] if o["possible"])
        return {
            "request_id": str(uuid.uuid4()),
            "lines": [{"sku": sku, "quantity": 1}],
            "option_id": option["id"],
            "seen_total": ways["item"]["total"]["minor"] + option["cost"]["minor"],
            "use_saved_address": False,
            "contact": None,
            "language": "ru",
            **more,
        }

    def order(self, sku: str) -> Any:
        """Make an order and give it back; a refusal fails."""
        answer = self.post("/api/orders", self.request(sku))
        assert answer.status_code == 201, answer.text
        return answer.json()["order"]


class Ear:
    """An open socket: everything heard, in order. Reconnects by itself, as screens do."""

    def __init__(self, address: str, token: str) -> None:
        self.news: list[News] = []
        self._lock = threading.Lock()
        self._client = socketio.Client(reconnection_delay=0.1, reconnection_delay_max=0.5, handle_sigint=False)
        for event in HEARD:
            self._client.on(event, self._hearer(event))
        self._client.connect(address, auth={"token": token}, transports=["websocket"], wait_timeout=10)

    @property
    def connected(self) -> bool:
        return bool(self._client.connected)

    def close(self) -> None:
        self._client.disconnect()

    def of(self, event: str) -> list[dict[str, Any]]:
        with self._lock:
            return [body for name, body in self.news if name == event]

    def outcomes(self) -> list[str]:
        return [body["outcome"] for body in self.of("scanned")]

    def wait(self, event: str, count: int = 1) -> dict[str, Any]:
        """The latest news of that kind once there are so many."""
        until(lambda: len(self.of(event)) >= count, f"{count} × {event} heard")
        return self.of(event)[-1]

    def _hearer(self, event: str) -> Any:
        def hear(body: dict[str, Any] | None = None) -> None:
            with self._lock:
                self.news.append((event, body or {}))

        return hear
