"""An online shop that speaks the generic signed channel contract (generic.openapi.yaml)."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import httpx
import msgspec

from kiosk.channels import messages
from kiosk.channels.reach import Reach
from kiosk.channels.signing import MalformedHint, RepeatedHint, SeenIds, Signer
from kiosk.channels.wire import Wire
from kiosk.domain.channels import Adjustment, ChannelLine
from kiosk.use_cases.ports import AdjustOutcome, Clock, NewId, OrderPage
from kiosk.use_cases.publishing import ChannelProduct

_ROWS = 100  # rows per request; the contract lets a shop refuse more than 200
_PAGES = 10_000
_READ_TIMEOUT_S = 10.0
_MOST_HINT_BYTES = 4096
_OUTCOMES = {
    "done": AdjustOutcome.DONE,
    "refused": AdjustOutcome.REFUSED,
    "gone": AdjustOutcome.GONE,
    # The shop knows this key for another change: that must not happen, and nothing may be booked on it.
    "conflict": AdjustOutcome.UNKNOWN,
}


@dataclass(frozen=True)
class Hint:
    """A shop says: look now. Never a fact in itself."""

    id: str
    kind: str


class GenericConnector:
    """Implements `ports.ChannelPort`. Safe to use from several threads.

    `address`: base URL of the shop; the contract's paths follow it. `secrets`: the first signs, all are accepted.
    Raises `ValueError` for an address or a secret that can never be right.
    """

    def __init__(
        self,
        address: str,
        secrets: Sequence[str],
        clock: Clock,
        new_id: NewId,
        *,
        reach: Reach = Reach(),  # noqa: B008  (frozen)
        transport: httpx.BaseTransport | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._signer = Signer(secrets)
        self._clock = clock
        self._seen = SeenIds()
        self._wire = Wire(address, self._signer, clock, new_id, reach=reach, transport=transport, monotonic=monotonic)

    @property
    def fault(self) -> str:
        """Why the last request brought nothing (codes in `wire`), or empty."""
        return self._wire.fault

    def close(self) -> None:
        self._wire.close()

    def adjust(self, adjustments: Sequence[Adjustment], timeout_s: float) -> Mapping[str, AdjustOutcome]:
        """See `ports.ChannelPort`. `timeout_s` is for all of it."""
        outcomes = {a.key: AdjustOutcome.UNKNOWN for a in adjustments}
        ends = time.monotonic() + timeout_s
        for start in range(0, len(adjustments), _ROWS):
            rows = adjustments[start : start + _ROWS]
            left = ends - time.monotonic()
            if left <= 0:
                break
            body = {"adjustments": [{"op": "delta", "key": a.key, "sku": a.sku, "delta": a.delta, "floor": 0} for a in rows]}
            answer = self._wire.send("POST", "/channel/v1/adjustments", body, left, messages.Results)
            if answer is None:
                break
            asked = {a.key for a in rows}
            outcomes.update((r.key, _OUTCOMES[r.outcome]) for r in answer.results if r.key in asked)
        return outcomes

    def orders(self, cursor: str) -> OrderPage | None:
        """See `ports.ChannelPort`."""
        query = {"cursor": cursor} if cursor else {}
        page = self._wire.get("/channel/v1/orders", query, _READ_TIMEOUT_S, messages.Orders)
        if page is None or (page.more and page.cursor == cursor):  # a page that leads nowhere would be read for ever
            return None
        lines = tuple(ChannelLine(line.order_id, line.line_id, line.sku, line.quantity) for line in page.lines)
        return OrderPage(lines, page.cursor, page.more)

    def levels(self) -> Mapping[str, int] | None:
        """See `ports.ChannelPort`."""
        found: dict[str, int] = {}
        after = ""
        for _ in range(_PAGES):
            page = self._wire.get("/channel/v1/levels", {"after": after} if after else {}, _READ_TIMEOUT_S, messages.Levels)
            if page is None:
                return None
            found.update((level.sku, level.quantity) for level in page.levels)
            if not page.more:
                return found
            if not page.levels or page.levels[-1].sku <= after:
                return None
            after = page.levels[-1].sku
        return None

    def push_products(self, products: Sequence[ChannelProduct]) -> bool:
        """Tell the shop what it shows. True when it took all; repeating it is harmless."""
        for start in range(0, len(products), _ROWS):
            rows = products[start : start + _ROWS]
            answer = self._wire.send("PUT", "/channel/v1/products", {"products": rows}, _READ_TIMEOUT_S, messages.Accepted)
            if answer is None or answer.accepted != len(rows):
                return False
        return True

    def verify_hint(self, headers: Mapping[str, str], body: bytes) -> Hint:
        """A hint of this shop, once. Raises a `signing.HintRefused` (a `PermissionError`) for anything else."""
        if len(body) > _MOST_HINT_BYTES:
            raise MalformedHint("a hint is short")
        now = self._clock()
        message_id = self._signer.check(headers, body, now)
        try:
            hint = msgspec.json.decode(body, type=messages.HintBody)
        except msgspec.DecodeError as error:
            raise MalformedHint(str(error)) from None
        if not self._seen.take(message_id, now):
            raise RepeatedHint(message_id)
        return Hint(message_id, hint.type)
