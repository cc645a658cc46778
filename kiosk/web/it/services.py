"""What the console is given beside what every screen has."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from flask import current_app

from kiosk.use_cases.ports import DeviceDoor
from kiosk.use_cases.station_states import StationStates


@dataclass(frozen=True)
class ItServices:
    """`bundle` gathers what support needs: file name -> contents."""

    door: DeviceDoor
    stations: StationStates
    started_at: datetime
    bundle: Callable[[], Mapping[str, bytes]] = dict


def it_services() -> ItServices:
    """Those of the application that answers this request."""
    found: ItServices = current_app.extensions["it_services"]
    return found
