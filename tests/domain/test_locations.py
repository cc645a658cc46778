"""When the doors are open."""

from datetime import UTC, date, datetime, time

import pytest

from kiosk.domain.locations import Location, LocationKind

DAY, NIGHT, ROUND = (time(10), time(22)), (time(18), time(2)), (time(0), time(0))


def place(*hours: tuple[time, time] | None, zone: str = "Europe/Moscow") -> Location:
    week = hours * 7 if len(hours) == 1 else hours
    return Location("here", LocationKind.STORE, {}, {}, zone, "msk", week, {})


def moscow(day: int, hour: int, minute: int = 0) -> datetime:
    return (
        datetime(2026, 11, day, hour - 3, minute, tzinfo=UTC)
        if hour >= 3
        else datetime(2026, 11, day - 1, hour + 21, minute, tzinfo=UTC)
    )


CLOSED_SUNDAY = (DAY, DAY, DAY, DAY, DAY, (time(11), time(18)), None)


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        (moscow(18, 9), moscow(18, 10)),
        (moscow(18, 10), moscow(18, 10)),
        (moscow(18, 14, 7), moscow(18, 14, 7)),
        (moscow(18, 21, 59), moscow(18, 21, 59)),
        (moscow(18, 22), moscow(19, 10)),  # the doors close on the stroke
        (moscow(21, 18), moscow(23, 10)),  # Saturday evening: Sunday is closed
        (moscow(22, 12), moscow(23, 10)),
    ],
)
def test_next_open(now: datetime, opens: datetime) -> None:
    found = place(*CLOSED_SUNDAY).next_open(now)
    assert found == opens and found.tzinfo == place(*CLOSED_SUNDAY).zone


def test_a_place_that_never_opens() -> None:
    shut = place(None)
    assert shut.next_open(moscow(18, 12)) is None
    assert shut.span(moscow(18, 12)) is None
    assert shut.closing_on_or_after(date(2026, 11, 18)) is None


def test_hours_past_midnight_belong_to_the_evening_before() -> None:
    bar = place(NIGHT)
    assert bar.span(moscow(19, 1)) == (moscow(18, 18), moscow(19, 2))
    assert bar.next_open(moscow(19, 1)) == moscow(19, 1)
    assert bar.next_open(moscow(19, 2)) == moscow(19, 18)
    assert bar.closing_on_or_after(date(2026, 11, 18)) == moscow(19, 2)


def test_closing_at_midnight_is_not_never_open() -> None:
    late = place((time(10), time(0)))
    assert late.next_open(moscow(18, 23, 59)) == moscow(18, 23, 59)
    assert late.next_open(moscow(19, 0)) == moscow(19, 10)


@pytest.mark.parametrize("hour", range(24))
def test_open_round_the_clock(hour: int) -> None:
    now = datetime(2026, 10, 25, hour, 30, tzinfo=UTC)  # the day the clocks of Berlin go back
    found = place(ROUND, zone="Europe/Berlin").next_open(now)
    assert found is not None and found.astimezone(UTC) == now


def test_the_closing_time_of_a_closed_day_is_that_of_the_next() -> None:
    assert place(*CLOSED_SUNDAY).closing_on_or_after(date(2026, 11, 22)) == moscow(23, 22)
    assert place(*CLOSED_SUNDAY).closing_on_or_after(date(2026, 11, 21)) == moscow(21, 18)


def test_hours_follow_the_clock_of_the_place_through_summer_time() -> None:
    berlin = place(DAY, zone="Europe/Berlin")
    assert berlin.next_open(datetime(2026, 3, 28, 0, tzinfo=UTC)) == datetime(2026, 3, 28, 9, tzinfo=UTC)
    assert berlin.next_open(datetime(2026, 3, 29, 0, tzinfo=UTC)) == datetime(2026, 3, 29, 8, tzinfo=UTC)
    assert berlin.next_open(datetime(2026, 10, 25, 0, tzinfo=UTC)) == datetime(2026, 10, 25, 9, tzinfo=UTC)
