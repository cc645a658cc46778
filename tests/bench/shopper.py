"""A shopper without a pause: searches, asks how to receive, orders, and each order prints its slip. The noise of figure 1.

Run as a process of its own, with its parameters as JSON in the first argument. Stops when its input ends; then writes how
many orders it made and how many slips came out of its printer.
"""

import http.client
import json
import os
import re
import sys
import threading
import uuid

from tests.bench.server import http_call

_ASKED = re.compile(rb"\x10\x04[\x01-\x04]|\x1dr[\x01\x31]")


class Sink:
    """A printer that takes everything at once and says it is well (DLE EOT, GS r). It draws nothing."""

    def __init__(self, device: int) -> None:
        self._device = device
        self.bytes = 0
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        tail = b""
        while True:
            data = os.read(self._device, 65536)
            self.bytes += len(data)
            data = tail + data
            for asked in _ASKED.finditer(data):
                os.write(self._device, b"\x12" if asked[0][0] == 0x10 else b"\x00")
                tail = b""
            found = list(_ASKED.finditer(data))
            tail = data[found[-1].end() :][-2:] if found else data[-2:]


def main() -> None:
    asked = json.loads(sys.argv[1])
    token, skus = asked["token"], asked["skus"]
    sink = Sink(asked["printer"])
    wire = http.client.HTTPConnection("127.0.0.1", asked["port"], timeout=30)
    stop = threading.Event()
    threading.Thread(target=_until_input_ends, args=(stop,), daemon=True).start()
    http_call(wire, "POST", "/api/visit", token, {})
    made = 0
    while not stop.is_set():
        http_call(wire, "GET", "/api/products?q=%D0%BA%D1%83%D1%80%D1%82%D0%BA%D0%B0", token)
        http_call(wire, "POST", "/api/orders", token, order_for(wire, token, skus[made % len(skus)]))
        made += 1
        if made == 3:
            sys.stdout.write("going\n")
            sys.stdout.flush()
    sys.stdout.write(json.dumps({"orders": made, "printed_bytes": sink.bytes}) + "\n")


def _until_input_ends(stop: threading.Event) -> None:
    sys.stdin.read()
    stop.set()


def order_for(wire: http.client.HTTPConnection, token: str, sku: str) -> dict[str, object]:
    """The body of an order of one piece, to be collected where it can be had soonest."""
    ways = http_call(wire, "GET", f"/api/receive?sku={sku}", token)
    way = next(w for w in ways["pickup"]["options"] if w["possible"])
    return {
        "request_id": str(uuid.uuid4()),
        "lines": [{"sku": sku, "quantity": 1}],
        "option_id": way["id"],
        "seen_total": ways["item"]["total"]["minor"] + way["cost"]["minor"],
        "language": "ru",
    }


if __name__ == "__main__":
    main()
