"""Ways to receive: which day and hour can honestly be promised, from which stock, at what cost."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kiosk.domain.locations import Location, LocationKind
from kiosk.domain.orders import Promise, Receiving
from kiosk.domain.words import Words

_HALF_HOUR = timedelta(minutes=30)


@dataclass(frozen=True)
class DeliveryService:
    """Home delivery: orders until `cutoff` (local to the source) arrive `days_after` days later within the window.

    `sources`: location ids it can start from, best first. `window` None is any time of the day. `cost` in minor units.
    """

    id: str
    name: Words
    sources: tuple[str, ...]
    cutoff: time
    days_after: int
    window: tuple[time, time] | None
    cost: int
    position: int = 0


@dataclass(frozen=True)
class TransferRoute:
    """Goods of `source` ordered until `cutoff` are on the shelf of `destination` `days` later at `ready` (local time)."""

    source: str
    destination: str
    cutoff: time
    days: int
    ready: time


@dataclass(frozen=True)
class ReceivingRules:
    services: tuple[DeliveryService, ...]
    routes: tuple[TransferRoute, ...]
    hold_days: int


@dataclass(frozen=True)
class Way:
    """One way to receive. `why_not` (a reason code) marks a way that is not possible now; `limit` is the time it names."""

    receiving: Receiving
    source_id: str
    to_location_id: str | None
    service_id: str | None
    ready_from: datetime
    ready_until: datetime | None
    held_until: datetime | None
    cost: int
    why_not: str | None = None
    limit: time | None = None

    @property
    def id(self) -> str:
        """The same way computed again later has the same id; a changed promise has another."""
        where = self.to_location_id or self.service_id
        return f"{self.receiving}:{where}:{self.source_id}:{self.ready_from:%Y%m%dT%H%M}"

    def promise(self, made_at: datetime) -> Promise:
        return Promise(self.ready_from, self.ready_until, self.held_until, made_at)


def ways_to_receive(
    available: Mapping[str, int],
    quantity: int,
    locations: Mapping[str, Location],
    rules: ReceivingRules,
    now: datetime,
) -> tuple[Way, ...]:
    """Every way to receive that many pieces, soonest first; impossible ones last of their kind.

    `available`: pieces by location id.
    """
    sources = {place for place, pieces in available.items() if pieces >= quantity and place in locations}
    pickups = [w for w in (_pickup(p, sources, locations, rules, now) for p in locations.values()) if w]
    deliveries = [w for s in rules.services for w in _deliveries(s, sources, locations, now)]
    return (*_soonest_first(deliveries), *_soonest_first(pickups))


def _soonest_first(ways: Iterable[Way]) -> list[Way]:
    return sorted(ways, key=lambda w: (w.why_not is not None, w.ready_from, w.cost))


def _pickup(
    place: Location, sources: set[str], locations: Mapping[str, Location], rules: ReceivingRules, now: datetime
) -> Way | None:
    """The soonest way to collect at this place, or None."""
    if place.kind is LocationKind.WAREHOUSE:
        return None
    ready: list[tuple[datetime, str]] = []
    if place.id in sources:
        prepared = _prepared(place, now)
        if prepared:
            ready.append((prepared, place.id))
    for route in rules.routes:
        if route.destination == place.id and route.source in sources:
            arrived = _arrival(route, locations[route.source], place, now)
            if arrived:
                ready.append((arrived, route.source))
    if not ready:
        return None
    ready_from, source = min(ready)
    held = place.closing_on_or_after(place.local(ready_from).date() + timedelta(days=rules.hold_days))
    return Way(Receiving.PICKUP, source, place.id, None, ready_from, None, held, 0)


def _prepared(place: Location, now: datetime) -> datetime | None:
    """When staff can have put it aside: preparation counts only while the doors are open; on the half hour."""
    start = place.next_open(now)
    for _ in range(2):
        if start is None:
            return None
        done = _round_up(start + timedelta(minutes=place.preparation_min))
        span = place.opening(start.date())
        if span is not None and done <= span[1]:
            return done
        start = place.next_open(datetime.combine(start.date() + timedelta(days=1), time(), tzinfo=place.zone))
    return None


def _arrival(route: TransferRoute, source: Location, place: Location, now: datetime) -> datetime | None:
    local = source.local(now)
    leaves = local.date() if local.time() < route.cutoff else local.date() + timedelta(days=1)
    lands = datetime.combine(leaves + timedelta(days=route.days), route.ready, tzinfo=place.zone)
    return place.next_open(lands)


def _deliveries(service: DeliveryService, sources: set[str], locations: Mapping[str, Location], now: datetime) -> Sequence[Way]:
    source = next((locations[s] for s in service.sources if s in sources), None)
    if source is None:
        return ()
    local = source.local(now)
    late = local.time() >= service.cutoff
    day = local.date() + timedelta(days=service.days_after)
    if not late:
        return (_delivery(service, source, day, None),)
    if service.days_after == 0:
        # A same-day service that is over for today stays visible with its reason: people ask for it.
        return (_delivery(service, source, day, "cutoff"),)
    return (_delivery(service, source, day + timedelta(days=1), None),)


def _delivery(service: DeliveryService, source: Location, day: date, why_not: str | None) -> Way:
    opens, closes = service.window or (time(9), time(22))
    return Way(
        Receiving.DELIVERY,
        source.id,
        None,
        service.id,
        datetime.combine(day, opens, tzinfo=source.zone),
        datetime.combine(day, closes, tzinfo=source.zone),
        None,
        service.cost,
        why_not,
        service.cutoff if why_not else None,
    )


def _round_up(moment: datetime) -> datetime:
    whole = moment.replace(second=0, microsecond=0, minute=0)
    steps = -(-(moment - whole) // _HALF_HOUR)
    return whole + steps * _HALF_HOUR
