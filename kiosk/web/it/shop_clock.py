"""The clock by which the console tells moments and days: the shop's, wherever who looks at it sits."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from kiosk.use_cases.ports import UnitOfWork


def shop_zone(uow: UnitOfWork) -> ZoneInfo:
    """Of the first location that has a station, else of the first one."""
    locations = uow.places.locations()
    standing = (locations[s.location_id] for s in uow.places.stations().values() if s.location_id in locations)
    location = next(standing, None) or next(iter(locations.values()), None)
    return location.zone if location else ZoneInfo("UTC")


def day_began(uow: UnitOfWork, now: datetime) -> datetime:
    """The last midnight where the shop is."""
    zone = shop_zone(uow)
    return datetime.combine(now.astimezone(zone).date(), time(), zone).astimezone()
