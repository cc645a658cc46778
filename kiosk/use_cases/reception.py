"""What happens at a station when something is scanned there: identify it and tell that station's screen."""

import itertools
import logging
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock
from typing import Any

from kiosk.use_cases import visiting
from kiosk.use_cases.identifying import Identified, Outcome, glance, identify
from kiosk.use_cases.life_signs import LifeSigns
from kiosk.use_cases.ports import Clock, NewId, Screens, Store

log = logging.getLogger(__name__)

_HELD_FOR = timedelta(seconds=20)


@dataclass(frozen=True)
class Heard:
    """A line of the scan journal: where, when, what it turned out to be. Never the scanned text: it may be a card number."""

    station_id: str
    at: datetime
    outcome: str


class Reception:
    """Takes scans of all stations. Once started, no scan waits for the disk to note the last one's sign of life."""

    def __init__(self, store: Store, screens: Screens, clock: Clock, new_id: NewId) -> None:
        self._store = store
        self._screens = screens
        self._clock = clock
        self._new_id = new_id
        self._signs = LifeSigns(store.write)
        self._lock = Lock()
        self._second_cards: dict[str, tuple[str, datetime]] = {}
        self._journal: deque[Heard] = deque(maxlen=200)
        self._count = itertools.count(1)
        self.listener: Callable[[Heard], None] = lambda heard: None

    def start(self) -> None:
        self._signs.start()

    def close(self) -> None:
        self._signs.close()

    def scanned(self, station_id: str, text: str) -> Identified:
        """A code was read at a station. Without a screen open there, nothing is begun: nobody could see it."""
        if not self._screens.is_open(station_id):
            return self._told(station_id, Identified(Outcome.NO_SCREEN))
        now = self._clock()
        glanced = self._store.read(lambda uow: glance(uow, station_id, text))
        if glanced is not None:
            # The screen first: nobody should wait at it for the disk to note that somebody is there.
            self._told(station_id, glanced)
            self._signs.given(station_id, now)
            return glanced
        identified = self._store.write(lambda uow: identify(uow, station_id, text, now, self._new_id))
        if identified.outcome is Outcome.SECOND_CARD:
            with self._lock:
                self._second_cards[station_id] = (text, now)
        return self._told(station_id, identified)

    def misread(self, station_id: str, reason: str) -> None:
        """Something was read that is no code: garbage, half a scan, noise."""
        log.info("misread at %s: %s", station_id, reason)
        outcome = Outcome.MALFORMED if self._screens.is_open(station_id) else Outcome.NO_SCREEN
        self._told(station_id, Identified(outcome))

    def recall(self, station_id: str) -> None:
        """The second card belongs to another person: end this visit and begin theirs."""
        now = self._clock()
        with self._lock:
            text, held_at = self._second_cards.pop(station_id, ("", now))
        self._store.write(lambda uow: visiting.end(uow, station_id, now, "second_card"))
        if text and now - held_at <= _HELD_FOR:
            self.scanned(station_id, text)

    def journal(self) -> Sequence[Heard]:
        """The latest scans, newest first."""
        with self._lock:
            return list(reversed(self._journal))

    def _told(self, station_id: str, identified: Identified) -> Identified:
        if identified.outcome is not Outcome.NO_SCREEN:
            self._screens.tell(station_id, "scanned", self._news(identified))
        heard = Heard(station_id, self._clock(), identified.outcome.value)
        with self._lock:
            self._journal.append(heard)
            # A card that nobody took up is nobody's business any more.
            self._second_cards = {s: (t, at) for s, (t, at) in self._second_cards.items() if heard.at - at <= _HELD_FOR}
        self.listener(heard)
        return identified

    def _news(self, identified: Identified) -> Mapping[str, Any]:
        return {
            "seq": next(self._count),
            "outcome": identified.outcome.value,
            "product_id": identified.product_id,
            "sku": identified.sku,
            "order_number": identified.order_number,
        }
