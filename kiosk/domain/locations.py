"""Places that hold or hand out goods, and when their doors are open."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
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

    `hours`: seven (opens, closes) pairs in local time, Monday first; None is closed all day.
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
            datetime.combine(day, closes, tzinfo=self.zone),
        )

    def next_open(self, moment: datetime) -> datetime | None:
        """The first moment at or after this one at which the doors are open; None if closed for two weeks."""
        local = self.local(moment)
        for ahead in range(15):
            span = self.opening(local.date() + timedelta(days=ahead))
            if span is None or span[1] <= local:
                continue
            return max(local, span[0])
        return None

    def closing_on_or_after(self, day: date) -> datetime | None:
        """The closing time of that day, or of the next day the doors are open."""
        for ahead in range(15):
            span = self.opening(day + timedelta(days=ahead))
            if span is not None:
                return span[1]
        return None
