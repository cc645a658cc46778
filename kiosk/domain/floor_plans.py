"""The plan of a location: walls, shelves, the entrance, and where the stations stand. Data, drawn by the console."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kiosk.domain.words import Words

WIDTH, HEIGHT = 1000, 580
"Every place of a plan is in these units, from the upper left corner."


@dataclass(frozen=True)
class Label:
    x: int
    y: int
    text: Words


@dataclass(frozen=True)
class FloorPlan:
    """`walls`: lines as (x1, y1, x2, y2), outer ones first drawn thick; `partitions` thin ones; `shelves` as (x, y, width,
    height); `entrance` as (x, y, radius); `places`: station id -> where the middle of its card stands."""

    walls: tuple[tuple[int, int, int, int], ...] = ()
    partitions: tuple[tuple[int, int, int, int], ...] = ()
    shelves: tuple[tuple[int, int, int, int], ...] = ()
    labels: tuple[Label, ...] = ()
    entrance: tuple[int, int, int] | None = None
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)


PLAIN = FloorPlan(
    walls=((30, 30, 970, 30), (970, 30, 970, 550), (970, 550, 560, 550), (440, 550, 30, 550), (30, 550, 30, 30)),
    entrance=(500, 550, 60),
)
"Four walls and a door: what is drawn where nobody has said more."


def placed(plan: FloorPlan, stations: Sequence[str]) -> Mapping[str, tuple[int, int]]:
    """Where each station stands: as the plan says, the others in rows on what is left, in their order."""
    known = {station: plan.places[station] for station in stations if station in plan.places}
    left = [station for station in stations if station not in known]
    spots = iter([spot for spot in _grid(len(stations)) if all(_apart(spot, taken) for taken in known.values())])
    crowded = iter(_grid(len(stations)))
    return known | {station: next(spots, None) or next(crowded, (WIDTH // 2, HEIGHT // 2)) for station in left}


def within(x: int, y: int) -> tuple[int, int]:
    """The nearest place at which a whole card still stands on the plan."""
    return min(max(x, 110), WIDTH - 110), min(max(y, 60), HEIGHT - 60)


def _grid(stations: int) -> list[tuple[int, int]]:
    columns = 4 if stations <= 12 else 6
    rows = max(3, -(-stations // columns))
    return [
        (int(WIDTH * (column + 0.5) / columns), int(HEIGHT * (row + 0.5) / rows))
        for row in range(rows)
        for column in range(columns)
    ]


def _apart(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return abs(one[0] - other[0]) > 190 or abs(one[1] - other[1]) > 110
