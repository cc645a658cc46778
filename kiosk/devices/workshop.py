"""Profiles as texts: what the loader, the encoder and the decoder of pos_bridge make of them, without any device."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from kiosk.domain.devices import DeviceKind
from kiosk.domain.profiles import Examined, Profile, ProfileProblem, ProfileRevision, ProfileValue, Values, VectorOutcome
from pos_bridge.bridge import VectorResult, run_vectors
from pos_bridge.errors import BadProfile
from pos_bridge.profiles import KINDS, Change, ProfileText, Shelf, SiteText, Standing, amended, read_texts

_OUTSIDE = {"schema", "id", "extends", "vendor", "model", "vector", "source"}
"Keys that say what a profile is and not how a device behaves."
_MENDABLE = {"print"}

Own = Sequence[ProfileRevision]


class Workshop:
    """Fulfils `ports.ProfileWorkshop`. The shipped files are read once, at the start."""

    def __init__(self, folder: Path) -> None:
        self._shipped = read_texts(folder)
        self._bare = Shelf(self._shipped)
        self._known: tuple[tuple[tuple[str, int], ...], Shelf] = ((), self._bare)

    def shelf(self, own: Own) -> Shelf:
        """The shipped profiles with these texts over them."""
        key = tuple((one.profile_id, one.number) for one in own)
        if self._known[0] != key:
            site = [SiteText(one.kind, one.profile_id, one.text, one.base) for one in own if one.text is not None]
            self._known = (key, Shelf(self._shipped, site))
        return self._known[1]

    def profiles(self, own: Own) -> Mapping[str, Profile]:
        return {name: _profile(standing) for name, standing in self.shelf(own).standings.items()}

    def examine(self, own: Own, kind: DeviceKind, profile_id: str, text: str) -> Examined:
        shelf = self.shelf(own)
        try:
            profile = shelf.check(kind, profile_id, text)
        except BadProfile as error:
            return Examined(_problem(error, profile_id))
        draft = ProfileText(kind, profile_id, text, "draft")
        lineage = shelf.family(kind, draft).lineage(profile_id)
        shipped = self._bare.standings.get(profile_id)
        before = msgspec.to_builtins(shipped.profile) if shipped is not None and shipped.kind == kind else None
        values = tuple(_values(msgspec.to_builtins(profile), lineage, before))
        return Examined(None, values, tuple(map(_outcome, run_vectors(profile))))

    def kind_of(self, own: Own, text: str) -> DeviceKind | None:
        fits = [kind for kind in KINDS if self.examine(own, DeviceKind(kind), self.id_of(text), text).problem is None]
        if fits:
            return DeviceKind(fits[0]) if len(fits) == 1 else None
        # It fits nothing: what is wrong with it is best said by the kind that knows most of its keys.
        keys = set(_top(text))
        known = {kind: len(keys & set(one.shape.__struct_fields__)) for kind, one in KINDS.items()}
        return DeviceKind(max(known, key=lambda kind: known[kind]))

    def id_of(self, text: str) -> str:
        named = _top(text).get("id", "")
        return named if isinstance(named, str) else ""

    def renamed(self, text: str, profile_id: str) -> str:
        return amended(text, [Change(("id",), profile_id)])

    def amended(self, text: str, values: Values) -> str:
        return amended(text, [Change(place, value) for place, value in values.items()])

    def users_of(self, own: Own, profile_id: str) -> Sequence[str]:
        standings = self.shelf(own).standings.values()
        return sorted(one.id for one in standings if getattr(one.profile, "extends", None) == profile_id)


def _profile(standing: Standing) -> Profile:
    problem = _problem(standing.refused, standing.id) if standing.refused else None
    made: Any = standing.profile
    verified: dict[str, int] = {}
    for source in made.source.values() if made is not None else ():
        verified[source.verified] = verified.get(source.verified, 0) + 1
    return Profile(
        standing.id,
        DeviceKind(standing.kind),
        made.vendor if made is not None else "",
        made.model if made is not None else "",
        standing.origin,
        standing.text,
        standing.shipped,
        standing.moved,
        problem,
        verified,
    )


def _top(text: str) -> dict[str, Any]:
    """The text as a table; empty where it is none."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):
        return {}


def _problem(error: BadProfile, profile_id: str) -> ProfileProblem:
    # The text itself is named "site"; a file that extends it by its path.
    there = Path(error.file).stem if error.file.endswith(".toml") else profile_id
    return ProfileProblem(there, error.line, error.code, error.facts)


def _values(
    table: Mapping[str, Any], lineage: Sequence[tuple[str, Mapping[str, Any]]], before: Mapping[str, Any] | None
) -> Iterator[ProfileValue]:
    """Every value in force with whose it is and who vouches for it."""
    for place, value in _leaves({key: inner for key, inner in table.items() if key not in _OUTSIDE}):
        level = next((n for n, (_, own) in enumerate(lineage) if _at(own, place) is not None), None)
        origin = "default" if level is None else "here" if level == 0 else lineage[level][0]
        changed = before is not None and _at(before, place) != value
        # A source speaks for values of its own text or of one below it, never for one that was put over it.
        near = lineage[: level + 1] if level is not None else ()
        source = next((found for _, own in near if isinstance(found := _at(own, ("source", place[0])), Mapping)), None)
        if changed and before is not None and source == _at(before, ("source", place[0])):
            source = None
        verified = source["verified"] if source else ("unverified" if level is not None else None)
        yield ProfileValue(".".join(place), value, origin, changed, source["url"] if source else "", verified)


def _leaves(table: Mapping[str, Any], place: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    for key, value in table.items():
        if isinstance(value, Mapping) and value:
            yield from _leaves(value, (*place, key))
        elif value not in ({}, (), [], None):
            yield (*place, key), value


def _at(table: Mapping[str, Any], place: Sequence[str]) -> Any:
    found: Any = table
    for part in place:
        found = found.get(part) if isinstance(found, Mapping) else None
    return found


def _outcome(result: VectorResult) -> VectorOutcome:
    about = result.about if result.about != "nothing" else "status"
    mendable = result.about in _MENDABLE and not result.passed
    return VectorOutcome(result.number + 1, result.passed, about, result.given, _told(result.wanted), _told(result.got), mendable)


def _told(facts: Mapping[str, Any]) -> Mapping[str, tuple[str | None, ...]]:
    leaves = {".".join(place): value for place, value in _leaves(facts) if value}
    parts = {key: value if isinstance(value, tuple) else (value,) for key, value in leaves.items()}
    return {key: tuple(None if one is None else str(one) for one in values) for key, values in parts.items()}
