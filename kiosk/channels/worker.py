"""The loop that keeps one online shop in step: it wakes when something moved on either side, and every few seconds anyway."""

import logging
import random
import threading
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from kiosk.channels.wire import SILENT
from kiosk.use_cases import syncing
from kiosk.use_cases.ports import ChannelPort, Clock, NewId, Store, UnitOfWork
from kiosk.use_cases.publishing import ChannelProduct
from kiosk.use_cases.syncing import SyncReport

log = logging.getLogger(__name__)

UNKNOWN_SKU = "unknown_sku"  # the shop sold what we do not know
OVERSOLD = "oversold"  # the shop sold more than it was given
BROKEN = "broken"  # our own side failed; the log says how


class ShopConnection(ChannelPort, Protocol):
    """A channel port that also shows our catalogue and says why it fell silent."""

    @property
    def fault(self) -> str: ...
    def push_products(self, products: Sequence[ChannelProduct]) -> bool: ...


class ChannelWorker:
    """Runs sync cycles for one channel in a thread of its own. `poke` may be called from any thread, at any time.

    `products` gives the catalogue to show; it is sent at the start, and again when the shop no longer knows a SKU.
    `every_s`: seconds between cycles when nothing happens. `on_report` sees every cycle's report.
    """

    def __init__(
        self,
        store: Store,
        channel_id: str,
        port: ShopConnection,
        clock: Clock,
        new_id: NewId,
        *,
        products: Callable[[], Sequence[ChannelProduct]] | None = None,
        every_s: float = 5.0,
        least_s: float = 0.05,
        longest_s: float = 60.0,
        jitter: Callable[[], float] = random.random,
        monotonic: Callable[[], float] = time.monotonic,
        on_report: Callable[[SyncReport], None] = lambda report: None,
    ) -> None:
        self._store, self._channel_id, self._port = store, channel_id, port
        self._clock, self._new_id = clock, new_id
        self._products = products
        self._every_s, self._least_s, self._longest_s = every_s, least_s, longest_s
        self._jitter, self._monotonic, self._on_report = jitter, monotonic, on_report
        self._untold = products is not None
        self._failures = 0
        self._grave = ""
        self._health: tuple[datetime | None, str] | None = None
        self._wake = threading.Event()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"channel-{channel_id}", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def poke(self) -> None:
        """Something moved: look soon."""
        self._wake.set()

    def acknowledge(self) -> None:
        """A person has seen the grave fault (oversold, unknown SKU) and sees to it."""
        self._grave = ""
        self.poke()

    def close(self, timeout_s: float = 15.0) -> None:
        """Stop after the cycle under way."""
        self._closing.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(timeout_s)

    def _run(self) -> None:
        while not self._closing.is_set():
            # Cleared before the cycle: what moves while it runs brings another one.
            self._wake.clear()
            pause = self.cycle()
            if self._failures:
                # Pokes do not hurry a silent shop to more than one try a second.
                self._closing.wait(min(pause, 1.0))
                pause -= 1.0
            else:
                self._closing.wait(self._least_s)
            if pause > 0:
                self._wake.wait(pause)

    def cycle(self) -> float:
        """One cycle; returns the seconds to wait before the next unless poked."""
        try:
            report = self._sync()
        except Exception:
            # A thread that dies silently would leave the shop alone with old quantities. Say it, and try again.
            log.exception("channel %s: cycle failed", self._channel_id)
            self._failures += 1
            self._tell_health(heard=False, fault=BROKEN)
            return self._back_off()
        self._failures = 0 if report.heard else self._failures + 1
        self._grave = _grave(report) or self._grave
        self._tell_health(report.heard, self._grave or ("" if report.heard else self._port.fault or SILENT))
        self._on_report(report)
        if not report.heard:
            return self._back_off()
        # What is left waits for its calm, or moved while we were at it.
        return min(0.5, self._every_s) if report.left else self._every_s

    def _sync(self) -> SyncReport:
        if self._untold and self._products is not None:
            products = self._products()
            if not self._port.push_products(products):
                return SyncReport(heard=False)
            self._untold = False
            syncing.offer(self._store, self._channel_id, [p.sku for p in products])
        report = syncing.sync_once(self._store, self._channel_id, self._port, self._clock, self._new_id)
        if report.gone and self._products is not None:
            known = {p.sku for p in self._products()}
            self._untold = any(sku in known for sku in report.gone)
        return report

    def _back_off(self) -> float:
        """1, 2, 4 … seconds up to the longest, of which a random share up to half is taken off."""
        ceiling = min(self._longest_s, 2.0 ** min(self._failures - 1, 16))
        return ceiling * (1 - self._jitter() / 2)

    def _tell_health(self, heard: bool, fault: str) -> None:
        """Store when the shop was last heard and what is wrong; a calm shop costs one write per half minute."""
        now = self._clock()
        last = self._health
        fresh = last is not None and last[0] is not None and (now - last[0]).total_seconds() < 30
        if last is not None and last[1] == fault and (fresh or not heard):
            return
        try:
            self._store.write(lambda uow: _set_health(uow, self._channel_id, now if heard else None, fault), urgent=False)
        except Exception:
            log.exception("channel %s: health not stored", self._channel_id)
            return
        self._health = (now if heard else None, fault)


def _set_health(uow: UnitOfWork, channel_id: str, heard_at: datetime | None, fault: str) -> None:
    channel = uow.channels.get(channel_id)
    if channel is not None:
        uow.channels.set_health(channel_id, heard_at or channel.heard_at, fault)


def _grave(report: SyncReport) -> str:
    """What stays on show until a person has seen it."""
    if report.oversold:
        return OVERSOLD
    return UNKNOWN_SKU if report.taken.strangers else ""
