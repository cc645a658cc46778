"""Keeping an online shop in step with the ledger, so that nothing is ever sold twice.

Every piece the shop may sell is `allotted` to it in the ledger before it is told, and comes back to us only after it said so.
`settling` and `channel_orders` have the transactions and why they are safe; this file has the order in which they run and what
they ask the shop.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeVar

from kiosk.domain.channels import Adjustment, ChannelLine
from kiosk.use_cases import channel_orders, settling
from kiosk.use_cases.channel_orders import Oversold, Taken
from kiosk.use_cases.ports import AdjustOutcome, ChannelPort, Clock, NewId, OrderPage, Store, UnitOfWork

T = TypeVar("T")
Plan = Callable[[UnitOfWork, str, Sequence[str], datetime, NewId], list[Adjustment]]

_CHUNK = 50  # SKUs per transaction: an order waits behind at most one of these
_MOST = 2000  # SKUs per cycle
_GULP = 1000  # order lines counted together
_TIMEOUT_S = 10.0


@dataclass(frozen=True)
class SyncReport:
    """What one cycle did. `heard`: the shop answered all that was asked. `left`: SKUs that are not as they should be yet.

    `done` and `refused` count adjustments; `gone` are SKUs the shop does not know; `taken` is what its orders brought.
    """

    heard: bool = True
    done: int = 0
    refused: int = 0
    gone: tuple[str, ...] = ()
    taken: Taken = field(default_factory=Taken)
    left: int = 0

    @property
    def oversold(self) -> tuple[Oversold, ...]:
        return self.taken.oversold


@dataclass(frozen=True)
class _Session:
    """One channel with all that a cycle needs of the world."""

    store: Store
    channel_id: str
    port: ChannelPort
    clock: Clock
    new_id: NewId

    def ask(self, adjustments: Sequence[Adjustment], timeout_s: float = _TIMEOUT_S, *, urgent: bool = False) -> SyncReport:
        """Send adjustments and book the answers."""
        report = SyncReport()
        for chunk in _chunks(adjustments):
            outcomes = self.port.adjust(chunk, timeout_s)
            report = _add(report, self._settle(chunk, outcomes, urgent=urgent))
            if not report.heard:
                break
        return report

    def _settle(self, sent: Sequence[Adjustment], outcomes: Mapping[str, AdjustOutcome], *, urgent: bool) -> SyncReport:
        answers = [(a, outcomes.get(a.key, AdjustOutcome.UNKNOWN)) for a in sent]
        vanished = [a for a, outcome in answers if outcome is AdjustOutcome.GONE and a.delta < 0]
        taken, unread = Taken(), False
        if vanished:
            # What the shop sold of it before it vanished is in its order feed: read that before the rest is ours again.
            pulled = None if urgent else self.pull()
            unread = pulled is None
            if unread:
                answers = [(a, AdjustOutcome.UNKNOWN if a in vanished else outcome) for a, outcome in answers]
            taken = pulled or taken

        def book(uow: UnitOfWork) -> None:
            for adjustment, outcome in answers:
                settling.settle(uow, adjustment, outcome, self.clock())

        self.store.write(book, urgent=urgent)
        return SyncReport(
            heard=not unread and any(outcome is not AdjustOutcome.UNKNOWN for _, outcome in answers),
            done=sum(outcome is AdjustOutcome.DONE for _, outcome in answers),
            refused=sum(outcome is AdjustOutcome.REFUSED for _, outcome in answers),
            gone=tuple(a.sku for a, outcome in answers if outcome is AdjustOutcome.GONE),
            taken=taken,
        )

    def pull(self) -> Taken | None:
        """Read orders to the end of the feed and count them; None if the shop fell silent."""
        taken = Taken()
        while True:
            gulp = self._read_orders()
            # A piece that was cancelled and given back to us after we read looks oversold. A second look tells.
            if gulp is not None and self._sort(gulp)[1]:
                gulp = self._read_orders()
            if gulp is None:
                return None
            taken += self._take(gulp)
            if not gulp.more:
                return taken

    def _sort(self, gulp: OrderPage) -> tuple[list[ChannelLine], bool]:
        return self.store.read(lambda uow: channel_orders.releases_first(uow, self.channel_id, gulp.lines))

    def _read_orders(self) -> OrderPage | None:
        """All pages up to the end as one, each line in its last state; a long feed in several gulps.

        Only at the end of the feed do sales, cancellations and what was given back balance: what was read before the shop
        fell silent is not counted, and read again. (Over the border of two gulps a sale may be booked before the
        cancellation that it lived on, and be called oversold: a wrong alarm, and a piece offered too few.)
        """
        cursor = self.store.read(lambda uow: settling.channel_of(uow, self.channel_id).cursor)
        lines: dict[tuple[str, str], ChannelLine] = {}
        while True:
            page = self.port.orders(cursor)
            if page is None:
                return None
            lines.update({(line.order_id, line.line_id): line for line in page.lines})
            cursor = page.cursor
            if not page.more or len(lines) >= _GULP:
                return OrderPage(tuple(lines.values()), cursor, page.more)

    def _take(self, gulp: OrderPage) -> Taken:
        """Count lines in small transactions. The cursor moves with the last: after a crash they are read and found counted."""
        before = self.store.read(lambda uow: settling.channel_of(uow, self.channel_id).cursor)
        lines, _ = self._sort(gulp)
        chunks = list(_chunks(lines)) or [()]
        taken = Taken()
        for n, chunk in enumerate(chunks, 1):
            taken += self._count(OrderPage(tuple(chunk), gulp.cursor if n == len(chunks) else before, gulp.more))
        return taken

    def _count(self, page: OrderPage) -> Taken:
        return self.store.write(
            lambda uow: channel_orders.take_page(uow, self.channel_id, page, self.clock(), self.new_id), urgent=False
        )

    def dirty(self) -> Sequence[str]:
        return self.store.read(lambda uow: uow.channels.dirty(self.channel_id, _MOST))

    def wanted(self) -> settling.Wanted:
        skus = self.dirty()
        return self.store.read(lambda uow: settling.sort_out(uow, self.channel_id, skus, self.clock()))

    def change(self, plan: Plan, skus: Sequence[str]) -> SyncReport:
        """Plan adjustments of these SKUs, a small transaction at a time, and send them."""
        report = SyncReport()
        for chunk in _chunks(skus):
            report = _add(report, self.ask(self._plan(plan, chunk)))
            if not report.heard:
                break
        return report

    def _plan(self, plan: Plan, skus: Sequence[str]) -> list[Adjustment]:
        return self.store.write(lambda uow: plan(uow, self.channel_id, skus, self.clock(), self.new_id), urgent=False)

    def tidy(self) -> None:
        for chunk in _chunks(self.wanted().clean):
            self._tidy(chunk)

    def _tidy(self, skus: Sequence[str]) -> None:
        self.store.write(lambda uow: settling.tidy(uow, self.channel_id, skus, self.clock()), urgent=False)


def sync_once(store: Store, channel_id: str, port: ChannelPort, clock: Clock, new_id: NewId) -> SyncReport:
    """One cycle: settle what is under way, read orders, ask back what is too much, offer what is free.

    Never raises for what the network or the shop does: a silent shop ends the cycle with `heard` False, and the next
    cycle goes on from what is written down. Raises `NotFound` for an unknown channel.
    """
    session = _Session(store, channel_id, port, clock, new_id)
    report = session.ask(store.read(lambda uow: uow.channels.adjustments(channel_id)))
    for step in (_pull, _decrease, _increase):
        if report.heard:
            report = _add(report, step(session))
    session.tidy()
    return replace(report, left=len(session.dirty()))


def _pull(session: _Session) -> SyncReport:
    taken = session.pull()
    return SyncReport(heard=False) if taken is None else SyncReport(taken=taken)


def _decrease(session: _Session) -> SyncReport:
    """Ask back; where the shop sold meanwhile and refused, read its orders and ask once more for what is still too much."""
    report = session.change(settling.plan_decreases, session.wanted().fewer)
    if report.heard and report.refused:
        report = _add(report, _pull(session))
        if report.heard:
            report = _add(report, session.change(settling.plan_decreases, session.wanted().fewer))
    return report


def _increase(session: _Session) -> SyncReport:
    return session.change(settling.plan_increases, session.wanted().more)


def withdraw(
    store: Store,
    channel_id: str,
    sku: str,
    pieces: int,
    port: ChannelPort,
    clock: Clock,
    new_id: NewId,
    timeout_s: float,
) -> bool:
    """Ask the shop for `pieces` of its allotment back, now. True when they are free to sell here.

    False when it holds fewer, sold them meanwhile, or did not answer in time. After False nothing is lost: what was asked
    is written down, and the next cycle asks again under the same key.
    """
    session = _Session(store, channel_id, port, clock, new_id)
    asked = store.write(lambda uow: settling.plan_withdrawal(uow, channel_id, sku, pieces, clock(), new_id))
    if not asked:
        return False
    outcomes = port.adjust(asked, timeout_s)
    session._settle(asked, outcomes, urgent=True)
    back = sum(-a.delta for a in asked if a.delta < 0 and outcomes.get(a.key) is AdjustOutcome.DONE)
    return back >= pieces


def offer(store: Store, channel_id: str, skus: Sequence[str]) -> None:
    """Have these SKUs looked at by the next cycle: after the catalogue was sent, or on a person's word."""
    store.write(lambda uow: uow.channels.mark_dirty(channel_id, skus), urgent=False)


def _add(a: SyncReport, b: SyncReport) -> SyncReport:
    return SyncReport(a.heard and b.heard, a.done + b.done, a.refused + b.refused, a.gone + b.gone, a.taken + b.taken, b.left)


def _chunks(items: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), _CHUNK):
        yield items[start : start + _CHUNK]
