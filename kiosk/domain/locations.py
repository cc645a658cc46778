"""Places that hold or hand out goods, and when their doors are open."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from kiosk.domain.words import Words


class LocationKind(StrEnum):
    STORE = "store"
    WAREHOUSE = "warehouse"
    PICKUP = "pickup"


@dataclass(frozen=True)
class Location:
    """A store, a warehouse or a pickup point.

    `hours`: seven (opens, closes) pairs in local time, Monday first; None is closed all day. Closing at or before the opening
    time is on the next day (10:00 to 00:00, 18:00 to 02:00).
    `distance_m`: metres to other locations by id. `preparation_min`: minutes from order to shelf.
    """

    id: str
    kind: LocationKind
    name: Words
    short_name: Words
    time_zone: str
    price_zone: str
    hours: tuple[tuple[time, time] | None, ...]
    distance_m: dict[str, int]
    preparation_min: int = 30

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(self.zone)

    def opening(self, day: date) -> tuple[datetime, datetime] | None:
        """Opening and closing of that day as aware datetimes, or None when closed."""
        pair = self.hours[day.weekday()]
        if pair is None:
            return None
        opens, closes = pair
        return (
            datetime.combine(day, opens, tzinfo=self.zone),
            datetime.combine(day if closes > opens else day + timedelta(days=1), closes, tzinfo=self.zone),
        )

    def span(self, moment: datetime) -> tuple[datetime, datetime] | None:
        """Opening and closing of the hours this moment falls into, else of the next ones; None if closed for two weeks."""
        # Compared across zones, so that an hour that comes twice is told apart.
        instant = moment.astimezone(UTC)
        today = self.local(moment).date()
        for ahead in range(-1, 15):
            hours = self.opening(today + timedelta(days=ahead))
            if hours is not None and instant < hours[1]:
                return hours
        return None

    def next_open(self, moment: datetime) -> datetime | None:
        """The first moment at or after this one at which the doors are open; None if closed for two weeks."""
        hours = self.span(moment)
        if hours is None:
            return None
        return hours[0] if moment.astimezone(UTC) < hours[0] else self.local(moment)

    def closing_on_or_after(self, day: date) -> datetime | None:
        """The closing time of that day, or of the next day the doors are open."""
        for ahead in range(15):
            span = self.opening(day + timedelta(days=ahead))
            if span is not None:
                return span[1]
        return None
