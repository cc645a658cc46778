"""From facts that were committed to news on open screens."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from kiosk.domain.printing import PrintJob
from kiosk.domain.stations import HelpCall
from kiosk.domain.stock import StockChange
from kiosk.use_cases.ports import Fact, Screens
from kiosk.use_cases.visiting import ScreenChanged

ProductOf = Callable[[str], str | None]
SlipNews = Callable[[PrintJob], tuple[str, Mapping[str, Any]] | None]
StateOf = Callable[[str], Mapping[str, Any]]


def iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class News:
    """A subscriber of the store. `product_of`: SKU -> product id; `state_of`: station id -> what its screen shows;
    `slip_news`: print job -> (station id, what its screen is told), if anybody waits for it at a screen."""

    def __init__(self, screens: Screens, product_of: ProductOf, state_of: StateOf, slip_news: SlipNews) -> None:
        self._screens = screens
        self._state_of = state_of
        self._product_of = product_of
        self._slip_news = slip_news

    def __call__(self, facts: Sequence[Fact]) -> None:
        changes = [self._change(f.body) for f in facts if isinstance(f.body, StockChange) and f.body.by]
        if changes:
            self._screens.tell_all("stock", {"changes": changes})
        for fact in facts:
            match fact.body:
                case ScreenChanged(station_id, version):
                    self._screens.tell(station_id, "state", {"version": version, **self._state_of(station_id)})
                case PrintJob() as job:
                    self._print(job)
                case HelpCall() as call:
                    self._help(call)
                case _:
                    pass

    def _change(self, change: StockChange) -> dict[str, Any]:
        return {
            "sku": change.sku,
            "product_id": self._product_of(change.sku),
            "location_id": change.location_id,
            "available": max(0, change.available),
            "as_of": iso(change.at),
        }

    def _print(self, job: PrintJob) -> None:
        news = self._slip_news(job)
        if news is not None:
            self._screens.tell(news[0], "print", news[1])

    def _help(self, call: HelpCall) -> None:
        self._screens.tell(call.station_id, "help", {"id": call.id, "state": call.state})
        self._screens.tell_all("help_calls", {"id": call.id, "station": call.station_id, "state": call.state})
