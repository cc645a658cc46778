"""From a folder of TOML files to checked profiles, or to an error that names file, line and the nearest known key."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pos_bridge.errors import BadProfile, UnknownProfile
from pos_bridge.profiles.display_schema import DisplayProfile
from pos_bridge.profiles.kinds import KINDS, mismatch
from pos_bridge.profiles.place import line_of
from pos_bridge.profiles.printer_schema import PrinterProfile
from pos_bridge.profiles.problem import converted, parsed, refuse_unknown_keys
from pos_bridge.profiles.scale_schema import ScaleProfile
from pos_bridge.profiles.scanner_schema import ScannerProfile

MAX_DEPTH = 3
NOT_INHERITED = {"id", "extends", "match", "vector"}


@dataclass(frozen=True)
class Profiles:
    """All profiles, by id."""

    scanners: dict[str, ScannerProfile]
    printers: dict[str, PrinterProfile]
    displays: dict[str, DisplayProfile] = field(default_factory=dict)
    scales: dict[str, ScaleProfile] = field(default_factory=dict)

    def scanner(self, profile_id: str) -> ScannerProfile:
        try:
            return self.scanners[profile_id]
        except KeyError:
            raise UnknownProfile(f"no scanner profile {profile_id!r}; there are {', '.join(sorted(self.scanners))}") from None

    def printer(self, profile_id: str) -> PrinterProfile:
        try:
            return self.printers[profile_id]
        except KeyError:
            raise UnknownProfile(f"no printer profile {profile_id!r}; there are {', '.join(sorted(self.printers))}") from None

    def display(self, profile_id: str) -> DisplayProfile:
        try:
            return self.displays[profile_id]
        except KeyError:
            raise UnknownProfile(f"no display profile {profile_id!r}; there are {', '.join(sorted(self.displays))}") from None

    def scale(self, profile_id: str) -> ScaleProfile:
        try:
            return self.scales[profile_id]
        except KeyError:
            raise UnknownProfile(f"no scale profile {profile_id!r}; there are {', '.join(sorted(self.scales))}") from None


@dataclass(frozen=True)
class ProfileText:
    """One profile as it is written. `file` is what errors name: a path, or where else the text comes from."""

    kind: str
    id: str
    text: str
    file: str


def load_profiles(folder: Path) -> Profiles:
    """Read `<kind>s/*.toml` below `folder`. Raises BadProfile for the first wrong file."""
    return profiles_of(read_texts(folder))


def read_texts(folder: Path) -> tuple[ProfileText, ...]:
    """The files below `folder`, hidden ones left out, unchecked. Raises BadProfile only for a file that is no text."""
    return tuple(
        ProfileText(kind, path.stem, _read(path), str(path))
        for kind, one in KINDS.items()
        for path in sorted((folder / one.folder).glob("[!.]*.toml"))
    )


def profiles_of(texts: Iterable[ProfileText]) -> Profiles:
    """Checked profiles. Raises BadProfile for the first wrong text."""
    every = tuple(texts)
    made = {kind: Family(kind, [text for text in every if text.kind == kind]).checked() for kind in KINDS}
    _refuse_twins(every)
    return Profiles(**{one.folder: made[kind] for kind, one in KINDS.items()})


class Family:
    """The profiles of one kind, which may extend each other."""

    def __init__(self, kind: str, texts: Iterable[ProfileText]) -> None:
        self._shape = KINDS[kind].shape
        self._texts = {text.id: text for text in texts}
        self._tables = {text.id: self._table(text) for text in self._texts.values()}

    def checked(self) -> dict[str, Any]:
        return {name: self.check(name) for name in self._texts}

    def check(self, name: str) -> Any:
        """One profile of the family. Raises BadProfile."""
        written = self._texts[name]
        profile = converted(self.merged(name), self._shape, written.text, written.file)
        wrong = mismatch(profile)
        if wrong is not None:
            line = line_of(written.text, wrong.place) or line_of(written.text, wrong.or_place)
            raise BadProfile(written.file, line, wrong.reason, wrong.code, wrong.facts)
        return profile

    def merged(self, name: str, seen: tuple[str, ...] = ()) -> dict[str, Any]:
        """The profile over the one it extends, table by table; lists are replaced whole."""
        table = self._tables[name]
        base = table.get("extends")
        if not isinstance(base, str):
            return table
        chain = (*seen, name)
        self._refuse_chain(name, base, chain)
        below = {key: value for key, value in self.merged(base, chain).items() if key not in NOT_INHERITED}
        return _over(below, table)

    def lineage(self, name: str) -> tuple[tuple[str, Mapping[str, Any]], ...]:
        """(id, what its own text says) of a profile and of those it extends, nearest first."""
        own = self._tables[name]
        base = own.get("extends")
        return ((name, own), *(self.lineage(base) if isinstance(base, str) else ()))

    def _table(self, written: ProfileText) -> dict[str, Any]:
        table = parsed(written.text, written.file)
        refuse_unknown_keys(table, self._shape, written.text, written.file)
        if table.get("id") != written.id:
            reason = f"id {table.get('id', '')!r} is not the file's name {written.id!r}"
            facts = {"id": str(table.get("id", "")), "wanted": written.id}
            raise BadProfile(written.file, line_of(written.text, ("id",)), reason, "wrong_id", facts)
        return table

    def _refuse_chain(self, name: str, base: str, chain: tuple[str, ...]) -> None:
        written = self._texts[name]
        line = line_of(written.text, ("extends",))
        way = " -> ".join((*chain, base))
        if base in chain:
            raise BadProfile(written.file, line, f"extends goes in a circle: {way}", "extends_circle", {"chain": way})
        if len(chain) > MAX_DEPTH:
            facts = {"chain": way, "most": str(MAX_DEPTH)}
            raise BadProfile(written.file, line, f"extends is deeper than {MAX_DEPTH}: {way}", "extends_deep", facts)
        if base not in self._texts:
            known = ", ".join(sorted(self._texts))
            near = difflib.get_close_matches(base, self._texts, n=1)
            meant = f" (did you mean {near[0]!r}?)" if near else ""
            reason = f"extends {base!r}{meant}, which is not among {known}"
            raise BadProfile(written.file, line, reason, "extends_unknown", {"base": base, "known": known})


def _refuse_twins(every: Iterable[ProfileText]) -> None:
    """An id means one profile, whatever kind it is of."""
    kinds: dict[str, str] = {}
    for one in every:
        if kinds.setdefault(one.id, one.kind) != one.kind:
            reason = f"{one.id!r} is the id of a {kinds[one.id]}, too: give this {one.kind} another one"
            raise BadProfile(one.file, line_of(one.text, ("id",)), reason, "id_taken", {"id": one.id})


def _read(path: Path) -> str:
    """Editors of Windows set a mark of three bytes before UTF-8: it is left off."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        reason = f"not UTF-8 ({error.reason}): save the file in this encoding"
        raise BadProfile(str(path), line, reason, "not_utf8", {"detail": error.reason}) from error
    except OSError as error:
        raise BadProfile(str(path), None, f"cannot be read: {error.strerror}") from error


def _over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    result = dict(below)
    for key, value in above.items():
        under = result.get(key)
        # The slots of one firmware are no news about another one: a table of code pages is replaced whole.
        merge = isinstance(under, dict) and isinstance(value, dict) and key != "codepages"
        result[key] = _over(under, value) if merge and isinstance(under, dict) else value
    return result
