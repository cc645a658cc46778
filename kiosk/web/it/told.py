"""News for the consoles of store IT: which topics changed, gathered, so that a busy shop costs a few questions a second."""

from collections.abc import Callable, Mapping, Sequence
from threading import Event, Lock, Thread
from typing import Any

from kiosk.domain.printing import PrintJob
from kiosk.domain.stations import HelpCall
from kiosk.use_cases.ports import Fact

_PAUSE_S = 0.25
Tell = Callable[[str, Mapping[str, Any]], None]


class ItNews:
    """`changed(topic)` from any thread; at most one event in a quarter of a second goes out. Also a subscriber of the store."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._lock = Lock()
        self._topics: set[str] = set()
        self._some = Event()
        self._stop = Event()
        self._thread = Thread(target=self._run, name="news for store IT", daemon=True)

    def __call__(self, facts: Sequence[Fact]) -> None:
        for fact in facts:
            match fact.body:
                case PrintJob():
                    self.changed("spool")
                case HelpCall():
                    self.changed("shop")
                case _:
                    if fact.topic.startswith("it:"):
                        self.changed(fact.topic.removeprefix("it:"))

    def changed(self, topic: str) -> None:
        with self._lock:
            self._topics.add(topic)
        self._some.set()

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        self._stop.set()
        self._some.set()
        if self._thread.is_alive():
            self._thread.join(timeout=5)

    def _run(self) -> None:
        while not self._stop.is_set():
            self._some.wait()
            self._some.clear()
            with self._lock:
                topics, self._topics = self._topics, set()
            if topics:
                self._tell("it", {"changed": sorted(topics)})
            self._stop.wait(_PAUSE_S)
