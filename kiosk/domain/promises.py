"""Ways to receive: which day and hour can honestly be promised, from which stock, at what cost."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from kiosk.domain.locations import Location, LocationKind
from kiosk.domain.orders import Promise, Receiving
from kiosk.domain.words import Words

_HALF_HOUR = timedelta(minutes=30)
_DAYS_AHEAD = 15
_ANY_TIME = (time(9), time(22))


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
    where: str | None = None,
) -> tuple[Way, ...]:
    """Every way to receive that many pieces, soonest first; impossible ones last of their kind.

    `available`: pieces by location id. `where`: only ways to that location or by that service.
    """
    sources = {place for place, pieces in available.items() if pieces >= quantity and place in locations}
    pickups = [w for w in (_pickup(p, sources, locations, rules, now) for p in locations.values() if where in (None, p.id)) if w]
    deliveries = [w for s in rules.services if where in (None, s.id) for w in _deliveries(s, sources, locations, now)]
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
    """When staff can have put it aside, on the half hour. They begin and finish within one day's hours, before closing."""
    hours = place.span(now)
    for _ in range(_DAYS_AHEAD):
        if hours is None:
            return None
        start = hours[0] if now < hours[0] else place.local(now)
        done = _round_up(_after(start, timedelta(minutes=place.preparation_min)))
        if done < hours[1]:
            return done
        hours = place.span(hours[1])
    return None


def _arrival(route: TransferRoute, source: Location, place: Location, now: datetime) -> datetime | None:
    local = source.local(now)
    leaves = _working_day(source, local.date() if local.time() < route.cutoff else local.date() + timedelta(days=1))
    if leaves is None:
        return None
    lands = datetime.combine(leaves + timedelta(days=route.days), route.ready, tzinfo=place.zone)
    return place.next_open(lands if now < lands else _round_up(place.local(now)))


def _deliveries(service: DeliveryService, sources: set[str], locations: Mapping[str, Location], now: datetime) -> Sequence[Way]:
    source = next((locations[s] for s in service.sources if s in sources), None)
    if source is None:
        return ()
    local = source.local(now)
    today, late = local.date(), local.time() >= service.cutoff
    if service.days_after == 0:
        if source.opening(today) is None:
            return ()
        # A same-day service that is over for today stays visible with its reason: people ask for it.
        over = late or _window(service, source, today, now) is None
        return (_delivery(service, source, today, now, "cutoff" if over else None),)
    leaves = _working_day(source, today + timedelta(days=1) if late else today)
    if leaves is None:
        return ()
    return (_delivery(service, source, leaves + timedelta(days=service.days_after), now, None),)


def _working_day(source: Location, day: date) -> date | None:
    """That day, or the next on which somebody is there to send things off."""
    days = (day + timedelta(days=ahead) for ahead in range(_DAYS_AHEAD))
    return next((d for d in days if source.opening(d) is not None), None)


def _window(service: DeliveryService, source: Location, day: date, now: datetime) -> tuple[datetime, datetime] | None:
    """The hours of that day within which it comes, or None when they are over."""
    opens, closes = service.window or _ANY_TIME
    start, end = (datetime.combine(day, at, tzinfo=source.zone) for at in (opens, closes))
    if start < now:
        start = _round_up(source.local(now))
    return (start, end) if start < end else None


def _delivery(service: DeliveryService, source: Location, day: date, now: datetime, why_not: str | None) -> Way:
    opens, closes = service.window or _ANY_TIME
    whole = (datetime.combine(day, opens, tzinfo=source.zone), datetime.combine(day, closes, tzinfo=source.zone))
    ready_from, ready_until = whole if why_not else _window(service, source, day, now) or whole
    return Way(
        Receiving.DELIVERY,
        source.id,
        None,
        service.id,
        ready_from,
        ready_until,
        None,
        service.cost,
        why_not,
        service.cutoff if why_not else None,
    )


def _round_up(moment: datetime) -> datetime:
    """The next half hour of its own clock."""
    over = timedelta(minutes=moment.minute % 30, seconds=moment.second, microseconds=moment.microsecond)
    return _after(moment, _HALF_HOUR - over) if over else moment


def _after(moment: datetime, step: timedelta) -> datetime:
    """So much later in real time, whatever the clocks do on the way."""
    return (moment.astimezone(UTC) + step).astimezone(moment.tzinfo)
