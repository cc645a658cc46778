"""What is promised can be kept: never in the past, never behind closed doors, never by a car that does not drive."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.locations import Location, LocationKind
from kiosk.domain.orders import Receiving
from kiosk.domain.promises import DeliveryService, ReceivingRules, TransferRoute, Way, ways_to_receive

DAY = (time(10), time(22))
WEEK = (DAY,) * 7


def place(
    name: str, kind: LocationKind = LocationKind.STORE, hours: tuple[tuple[time, time] | None, ...] = WEEK, minutes: int = 30
) -> Location:
    return Location(name, kind, {}, {}, "Europe/Moscow", "msk", hours, {}, minutes)


STORE = place("store")
POINT = place("point", LocationKind.PICKUP)
WAREHOUSE = place("warehouse", LocationKind.WAREHOUSE)
EVENING = DeliveryService("evening", {}, ("warehouse",), time(13), 0, (time(18), time(22)), 59_000)
MORNING = DeliveryService("morning", {}, ("warehouse", "store"), time(20), 1, (time(10), time(14)), 39_000)
ANY_TIME = DeliveryService("any", {}, ("warehouse",), time(20), 2, None, 0)
ROUTE = TransferRoute("warehouse", "point", time(15), 1, time(12))
NOTHING = ReceivingRules((), (), 2)


def moscow(day: int, hour: int, minute: int = 0) -> datetime:
    """That hour of November 2026 in Moscow. The 18th is a Wednesday, the 22nd a Sunday."""
    return datetime(2026, 11, day, tzinfo=UTC) + timedelta(hours=hour - 3, minutes=minute)


def ways(
    stock: Mapping[str, int], now: datetime, rules: ReceivingRules = NOTHING, *places: Location, pieces: int = 1
) -> tuple[Way, ...]:
    known = {p.id: p for p in (STORE, POINT, WAREHOUSE)} | {p.id: p for p in places}
    return ways_to_receive(stock, pieces, known, rules, now)


def only(found: tuple[Way, ...]) -> Way:
    assert len(found) == 1, found
    return found[0]


# Pickup from the shelf


@pytest.mark.parametrize(
    ("now", "ready"),
    [
        (moscow(18, 14), moscow(18, 14, 30)),
        (moscow(18, 14, 1), moscow(18, 15)),  # on the half hour, never earlier than it takes
        (moscow(18, 3), moscow(18, 10, 30)),  # at night nobody prepares
        (moscow(18, 21, 20), moscow(19, 10, 30)),  # would be ready as the doors close: nobody could come in
        (moscow(18, 21), moscow(18, 21, 30)),
        (moscow(18, 23), moscow(19, 10, 30)),
    ],
)
def test_prepared_while_the_doors_are_open(now: datetime, ready: datetime) -> None:
    way = only(ways({"store": 1}, now))
    assert (way.receiving, way.source_id, way.to_location_id, way.cost) == (Receiving.PICKUP, "store", "store", 0)
    assert way.ready_from == ready


def test_what_takes_longer_than_a_short_day_waits_for_a_long_one() -> None:
    short = (time(10), time(11))
    slow = place("store", hours=(DAY, DAY, DAY, DAY, short, short, DAY), minutes=90)
    assert only(ways({"store": 1}, moscow(20, 10), NOTHING, slow)).ready_from == moscow(22, 11, 30)


def test_what_takes_longer_than_any_day_is_not_promised() -> None:
    assert ways({"store": 1}, moscow(18, 10), NOTHING, place("store", minutes=13 * 60)) == ()


def test_a_closed_sunday_is_not_promised() -> None:
    shut = place("store", hours=(DAY, DAY, DAY, DAY, DAY, DAY, None))
    assert only(ways({"store": 1}, moscow(21, 21, 45), NOTHING, shut)).ready_from == moscow(23, 10, 30)


def test_a_warehouse_hands_out_nothing_itself() -> None:
    assert ways({"warehouse": 5}, moscow(18, 12)) == ()


def test_pieces_have_to_suffice_at_one_place() -> None:
    assert ways({"store": 1, "warehouse": 1}, moscow(18, 12), ReceivingRules((MORNING,), (ROUTE,), 2), pieces=2) == ()
    assert [w.to_location_id for w in ways({"store": 2}, moscow(18, 12), pieces=2)] == ["store"]


def test_a_place_nobody_knows_is_no_source() -> None:
    assert ways({"moon": 9}, moscow(18, 12), ReceivingRules((MORNING,), (ROUTE,), 2)) == ()


def test_held_until_closing_time_so_many_days_later() -> None:
    assert only(ways({"store": 1}, moscow(18, 14))).held_until == moscow(20, 22)
    shut = place("store", hours=(DAY, DAY, DAY, DAY, None, DAY, DAY))
    assert only(ways({"store": 1}, moscow(18, 14), NOTHING, shut)).held_until == moscow(21, 22)


# Brought to a place


@pytest.mark.parametrize(
    ("now", "ready"),
    [
        (moscow(18, 14, 59), moscow(19, 12)),
        (moscow(18, 15), moscow(20, 12)),  # the car of today has left
        (moscow(18, 23), moscow(20, 12)),
    ],
)
def test_a_car_leaves_at_its_hour(now: datetime, ready: datetime) -> None:
    way = only(ways({"warehouse": 1}, now, ReceivingRules((), (ROUTE,), 2)))
    assert (way.source_id, way.to_location_id, way.ready_from) == ("warehouse", "point", ready)


def test_no_car_leaves_a_closed_warehouse() -> None:
    rests = place("warehouse", LocationKind.WAREHOUSE, (DAY, DAY, DAY, DAY, DAY, None, None))
    way = only(ways({"warehouse": 1}, moscow(20, 16), ReceivingRules((), (ROUTE,), 2), rests))  # Friday, too late
    assert way.ready_from == moscow(24, 12)  # leaves on Monday
    never = place("warehouse", LocationKind.WAREHOUSE, (None,) * 7)
    assert ways({"warehouse": 1}, moscow(20, 16), ReceivingRules((MORNING,), (ROUTE,), 2), never) == ()


def test_what_arrives_while_the_doors_are_closed_waits_for_them() -> None:
    late = place("point", LocationKind.PICKUP, (DAY, DAY, DAY, None, DAY, DAY, DAY))
    assert only(ways({"warehouse": 1}, moscow(18, 12), ReceivingRules((), (ROUTE,), 2), late)).ready_from == moscow(20, 10)


def test_a_car_that_came_already_has_not_brought_it() -> None:
    today = ReceivingRules((), (replace(ROUTE, days=0, ready=time(12), cutoff=time(17)),), 2)
    assert only(ways({"warehouse": 1}, moscow(18, 11), today)).ready_from == moscow(18, 12)
    assert only(ways({"warehouse": 1}, moscow(18, 16, 10), today)).ready_from == moscow(18, 16, 30)


def test_the_soonest_of_shelf_and_car_is_offered() -> None:
    rules = ReceivingRules((), (replace(ROUTE, destination="store"),), 2)
    assert only(ways({"store": 1, "warehouse": 1}, moscow(18, 12), rules)).source_id == "store"
    slow = place("store", minutes=6 * 60)
    assert only(ways({"store": 1, "warehouse": 1}, moscow(18, 20), rules, slow)).ready_from == moscow(19, 16)
    assert only(ways({"warehouse": 1}, moscow(18, 12), rules)).source_id == "warehouse"


# Brought home


def test_same_day_delivery_until_its_hour() -> None:
    way = only(ways({"warehouse": 1}, moscow(18, 12, 59), ReceivingRules((EVENING,), (), 2)))
    assert (way.receiving, way.service_id, way.to_location_id, way.cost) == (Receiving.DELIVERY, "evening", None, 59_000)
    assert (way.ready_from, way.ready_until) == (moscow(18, 18), moscow(18, 22))
    assert (way.why_not, way.limit, way.held_until) == (None, None, None)


@pytest.mark.parametrize("now", [moscow(18, 13), moscow(18, 19), moscow(18, 23, 30)])
def test_same_day_delivery_that_is_over_says_until_when_it_was(now: datetime) -> None:
    way = only(ways({"warehouse": 1}, now, ReceivingRules((EVENING,), (), 2)))
    assert (way.why_not, way.limit) == ("cutoff", time(13))


def test_same_day_delivery_of_a_closed_day_is_not_spoken_of() -> None:
    rests = place("warehouse", LocationKind.WAREHOUSE, (DAY, DAY, None, DAY, DAY, DAY, DAY))
    assert ways({"warehouse": 1}, moscow(18, 9), ReceivingRules((EVENING,), (), 2), rests) == ()


def test_a_same_day_window_that_has_begun_is_promised_from_now_on() -> None:
    service = replace(EVENING, cutoff=time(21))
    way = only(ways({"warehouse": 1}, moscow(18, 19, 10), ReceivingRules((service,), (), 2)))
    assert (way.ready_from, way.ready_until, way.why_not) == (moscow(18, 19, 30), moscow(18, 22), None)
    over = only(ways({"warehouse": 1}, moscow(18, 22, 10), ReceivingRules((replace(EVENING, cutoff=time(23)),), (), 2)))
    assert over.why_not == "cutoff"


@pytest.mark.parametrize(("now", "day"), [(moscow(18, 19, 59), 19), (moscow(18, 20), 20), (moscow(19, 1), 20)])
def test_next_day_delivery(now: datetime, day: int) -> None:
    way = only(ways({"warehouse": 1}, now, ReceivingRules((MORNING,), (), 2)))
    assert (way.ready_from, way.ready_until) == (moscow(day, 10), moscow(day, 14))


def test_any_time_of_the_day() -> None:
    way = only(ways({"warehouse": 1}, moscow(18, 12), ReceivingRules((ANY_TIME,), (), 2)))
    assert (way.ready_from, way.ready_until, way.cost) == (moscow(20, 9), moscow(20, 22), 0)


def test_it_starts_from_the_best_place_that_has_it() -> None:
    rules = ReceivingRules((MORNING,), (), 2)
    delivery = [w.source_id for w in ways({"store": 1, "warehouse": 1}, moscow(18, 12), rules) if w.service_id]
    assert delivery == ["warehouse"]
    assert [w.source_id for w in ways({"store": 1}, moscow(18, 12), rules) if w.service_id] == ["store"]


def test_soonest_first_and_what_cannot_be_last_of_its_kind() -> None:
    found = ways({"warehouse": 1, "store": 1}, moscow(18, 14), ReceivingRules((EVENING, ANY_TIME, MORNING), (ROUTE,), 2))
    assert [w.service_id or w.to_location_id for w in found] == ["morning", "any", "evening", "store", "point"]


# The same promise is the same, another is another


def test_the_id_stands_as_long_as_the_promise() -> None:
    def way_at(minute: int) -> Way:
        return only(ways({"store": 1}, moscow(18, 14, minute)))

    assert way_at(1).id == way_at(29).id
    assert way_at(29).id != way_at(31).id


def test_clocks_going_back_never_promise_the_past() -> None:
    """02:40 comes twice in Berlin on 25 October 2026; half an hour after the second one is not before it."""
    night = replace(STORE, time_zone="Europe/Berlin", hours=((time(0), time(0)),) * 7)
    second = datetime(2026, 10, 25, 1, 15, tzinfo=UTC)
    assert only(ways({"store": 1}, second, NOTHING, night)).ready_from == second + timedelta(minutes=45)


def test_clocks_going_forward_leave_staff_their_time() -> None:
    night = replace(STORE, time_zone="Europe/Berlin", hours=((time(0), time(0)),) * 7)
    before = datetime(2026, 3, 29, 0, 45, tzinfo=UTC)
    assert only(ways({"store": 1}, before, NOTHING, night)).ready_from == before + timedelta(minutes=45)


# A year of moments, shops of every sort

quarters = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))
# By day, into the night, round the clock; the hours of two days never overlap.
spans = st.tuples(quarters, quarters).filter(lambda h: h[0] >= time(6) and (h[0] < h[1] or h[1] <= time(6)))
hours = st.one_of(st.none(), st.just(DAY), st.just((time(0), time(0))), spans)
zones = st.sampled_from(["Europe/Moscow", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "UTC"])
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))
services = st.builds(
    DeliveryService,
    st.sampled_from(["a", "b"]),
    st.just({}),
    st.just(("warehouse", "store")),
    quarters,
    st.integers(0, 3),
    st.one_of(st.none(), st.tuples(quarters, quarters).filter(lambda w: w[0] < w[1])),
    st.integers(0, 90_000),
)
routes = st.builds(TransferRoute, st.just("warehouse"), st.sampled_from(["store", "point"]), quarters, st.integers(0, 3), quarters)


@st.composite
def shops(draw: st.DrawFn) -> dict[str, Location]:
    zone = draw(zones)
    week = draw(st.lists(hours, min_size=1, max_size=4))
    return {
        p.id: replace(
            p, time_zone=zone, hours=tuple((week * 9)[n : n + 7]), preparation_min=draw(st.sampled_from([0, 25, 90, 300]))
        )
        for n, p in enumerate((STORE, POINT, WAREHOUSE))
    }


@settings(max_examples=250)
@given(moments, shops(), st.lists(services, max_size=3), st.lists(routes, max_size=3), st.integers(0, 5))
def test_every_promise_can_be_kept(
    now: datetime, known: dict[str, Location], served: list[DeliveryService], driven: list[TransferRoute], hold: int
) -> None:
    rules = ReceivingRules(tuple(served), tuple(driven), hold)
    found = ways_to_receive({"store": 1, "warehouse": 1}, 1, known, rules, now)
    assert found == ways_to_receive({"store": 1, "warehouse": 1}, 1, known, rules, now)
    for way in found:
        if way.why_not is not None:
            assert way.limit is not None and way.receiving is Receiving.DELIVERY
            continue
        assert way.ready_from.astimezone(UTC) >= now
        if way.receiving is Receiving.DELIVERY:
            assert way.ready_until is not None and way.ready_until.astimezone(UTC) > way.ready_from.astimezone(UTC)
            continue
        goal = known[way.to_location_id or ""]
        doors = goal.span(way.ready_from)
        assert doors is not None and doors[0].astimezone(UTC) <= way.ready_from.astimezone(UTC), "behind closed doors"
        assert way.held_until is not None and way.held_until.astimezone(UTC) > way.ready_from.astimezone(UTC)


@given(moments, st.integers(0, 120))
def test_a_promise_is_kept_while_the_shopper_decides(now: datetime, seconds: int) -> None:
    """Between looking and ordering the way keeps its id, or a later one takes its place: never an earlier."""
    rules = ReceivingRules((EVENING, MORNING, ANY_TIME), (ROUTE,), 2)
    before = {w.service_id or w.to_location_id: w for w in ways({"store": 1, "warehouse": 1}, now, rules)}
    after = {
        w.service_id or w.to_location_id: w for w in ways({"store": 1, "warehouse": 1}, now + timedelta(seconds=seconds), rules)
    }
    for name, way in after.items():
        assert way.id == before[name].id or way.ready_from >= before[name].ready_from
