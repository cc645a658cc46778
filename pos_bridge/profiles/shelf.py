"""The shipped profiles with what a site has of its own over them. A site's text that no longer fits is told, never fatal."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import msgspec

from pos_bridge.errors import BadProfile
from pos_bridge.profiles.amend import amended, changes
from pos_bridge.profiles.kinds import KINDS
from pos_bridge.profiles.load import Family, Profiles, ProfileText, profiles_of
from pos_bridge.profiles.problem import parsed

SITE = "site"
"What errors name as the file of a site's own text."


@dataclass(frozen=True)
class SiteText:
    """A site's own text of a profile. `base` is the shipped text it was made from, None for a profile that is not shipped."""

    kind: str
    id: str
    text: str
    base: str | None


@dataclass(frozen=True)
class Standing:
    """One profile as it stands: `text` is in force (of a refused one: what would be).

    `origin` says whose text that is; `moved`: the shipped text changed since the site's was made, and the site's changes were
    put over the new one; `refused` is why a site's text is not in force.
    """

    kind: str
    id: str
    text: str
    shipped: str | None
    origin: Literal["shipped", "changed", "own"]
    moved: bool = False
    profile: msgspec.Struct | None = None
    refused: BadProfile | None = None


class Shelf:
    """All profiles of a site. Raises BadProfile only for a wrong shipped file."""

    def __init__(self, shipped: Sequence[ProfileText], site: Iterable[SiteText] = ()) -> None:
        profiles_of(shipped)
        self._shipped = {one.id: one for one in shipped}
        self._site = {one.id: one for one in site}
        self._texts = dict(self._shipped)
        refused = self._settle()
        self.profiles: Profiles = profiles_of(self._texts.values())
        self._made = {name: one for kind in KINDS.values() for name, one in getattr(self.profiles, kind.folder).items()}
        self.standings = {one.id: self._standing(one) for one in self._texts.values()}
        for name, (text, error) in refused.items():
            unused = Standing(text.kind, name, text.text, None, "own", refused=error)
            self.standings[name] = replace(self.standings.get(name, unused), moved=self._moved(name), refused=error)

    def check(self, kind: str, profile_id: str, text: str) -> msgspec.Struct:
        """The profile that `text` would be in place of what stands under this id. Raises BadProfile, also for a profile that
        extends it and would not fit any more."""
        family = self.family(kind, ProfileText(kind, profile_id, text, SITE))
        profile: msgspec.Struct = family.check(profile_id)
        family.checked()
        return profile

    def family(self, kind: str, draft: ProfileText | None = None) -> Family:
        """The texts of one kind, with a draft in the place of the one of its id."""
        texts = {one.id: one for one in self._texts.values() if one.kind == kind}
        if draft is not None:
            texts[draft.id] = draft
        return Family(kind, texts.values())

    def _settle(self) -> dict[str, tuple[ProfileText, BadProfile]]:
        """Put the site's texts in force; returns those that do not fit. All at once as a rule; else one after the other, so
        that a bad text costs only itself and what is built on it."""
        refused: dict[str, tuple[ProfileText, BadProfile]] = {}
        waiting: dict[str, ProfileText] = {}
        for one in self._site.values():
            try:
                waiting[one.id] = ProfileText(one.kind, one.id, self._over_shipped(one), SITE)
            except BadProfile as error:
                refused[one.id] = (ProfileText(one.kind, one.id, one.text, SITE), error)
        if _fault({**self._texts, **waiting}) is None:
            self._texts |= waiting
            return refused
        while waiting:
            faults = {name: fault for name, one in waiting.items() if (fault := _fault({**self._texts, name: one}))}
            fit = next((name for name in waiting if name not in faults), None)
            if fit is None:
                return refused | {name: (one, faults[name]) for name, one in waiting.items()}
            self._texts[fit] = waiting.pop(fit)
        return refused

    def _standing(self, one: ProfileText) -> Standing:
        shipped, profile = self._shipped.get(one.id), self._made[one.id]
        if shipped is None:
            return Standing(one.kind, one.id, one.text, None, "own", profile=profile)
        origin: Literal["shipped", "changed"] = "shipped" if one.text == shipped.text else "changed"
        moved = origin == "changed" and self._moved(one.id)
        return Standing(one.kind, one.id, one.text, shipped.text, origin, moved, profile)

    def _moved(self, name: str) -> bool:
        shipped = self._shipped.get(name)
        return shipped is not None and self._site[name].base not in (None, shipped.text)

    def _over_shipped(self, one: SiteText) -> str:
        """The site's text; where the shipped one has moved since, the site's changes made in the new one."""
        shipped = self._shipped.get(one.id)
        if shipped is not None and shipped.kind != one.kind:
            raise BadProfile(SITE, None, f"{one.id!r} is the id of a shipped {shipped.kind}", "id_taken", {"id": one.id})
        if shipped is None or one.base is None or one.base == shipped.text:
            return one.text
        before, after = parsed(one.base, SITE), parsed(one.text, SITE)
        return amended(shipped.text, changes(before, after))


def _fault(texts: dict[str, ProfileText]) -> BadProfile | None:
    try:
        profiles_of(texts.values())
    except BadProfile as error:
        return error
    return None
