"""A drawer opens at most once for each time that somebody asked, and never later."""

from dataclasses import dataclass, field

import pytest

from kiosk.domain.audit import AuditSearch
from kiosk.domain.printing import DrawerPulse, PulseState
from kiosk.use_cases.drawers import Drawers, forget_unsettled
from kiosk.use_cases.ports import Deed
from tests.fakes.shop import Shop

TILL = "till-1/printer"


@dataclass
class Printer:
    """Counts the pulses, and answers as told; `slow` moves the clock before the pulse is asked for."""

    deed: Deed = field(default_factory=lambda: Deed(True))
    pulses: list[str] = field(default_factory=list)

    def kick(self, device_id: str) -> Deed:
        self.pulses.append(device_id)
        return self.deed


def opened(shop: Shop, printer: Printer, request: str = "request-1") -> DrawerPulse:
    return Drawers(shop.store, printer.kick, shop.clock).open(TILL, request, "cashier-1", "sale 17")


def test_one_request_is_one_pulse_and_one_line_in_the_record(any_shop: Shop) -> None:
    printer = Printer()
    first = opened(any_shop, printer)
    assert first.state is PulseState.SENT
    assert opened(any_shop, printer) == first and printer.pulses == [TILL]
    assert opened(any_shop, printer, "request-2").state is PulseState.SENT and len(printer.pulses) == 2
    lines = any_shop.store.read(lambda uow: uow.audit.find(AuditSearch(), 10))
    assert [(line.entry.deed, line.entry.subject, line.entry.details["why"]) for line in lines] == [
        ("drawer.open", TILL, "sale 17")
    ] * 2


@pytest.mark.parametrize(
    ("detail", "state"),
    [("absent", PulseState.REFUSED), ("agent_away", PulseState.REFUSED), ("no_answer", PulseState.UNKNOWN)],
)
def test_what_did_not_work_is_not_tried_again(shop: Shop, detail: str, state: PulseState) -> None:
    printer = Printer(Deed(False, detail))
    pulse = opened(shop, printer)
    assert (pulse.state, pulse.detail) == (state, detail)
    printer.deed = Deed(True)
    assert opened(shop, printer) == pulse and len(printer.pulses) == 1


def test_a_pulse_that_comes_too_late_does_not_come(shop: Shop) -> None:
    """The disk took longer than anybody waits at a till."""
    printer = Printer()
    asked_at = shop.clock()
    times = iter([asked_at, shop.clock.forward(seconds=3.1)])
    pulse = Drawers(shop.store, printer.kick, lambda: next(times)).open(TILL, "request-1", "cashier-1", "sale 17")
    assert pulse.state is PulseState.EXPIRED and printer.pulses == []


def test_after_a_restart_nothing_springs_open(shop: Shop) -> None:
    printer = Printer()
    dying = DrawerPulse("request-1", TILL, shop.clock(), "cashier-1", "sale 17")
    shop.store.write(lambda uow: uow.drawers.add(dying))
    assert shop.store.write(lambda uow: forget_unsettled(uow)) == 1
    assert opened(shop, printer).state is PulseState.UNKNOWN and printer.pulses == []
    assert shop.store.write(lambda uow: forget_unsettled(uow)) == 0
