"""Texts of profiles that a shop changed or made."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, func, select

from kiosk.domain.devices import DeviceKind
from kiosk.domain.profiles import ProfileDeed, ProfileRevision
from kiosk.storage.statement import Driver, Statement
from kiosk.storage.tables import profile_revisions as revisions

_WHOLE = (
    revisions.c.profile_id,
    revisions.c.number,
    revisions.c.kind,
    revisions.c.text,
    revisions.c.base,
    revisions.c.at,
    revisions.c.by,
    revisions.c.deed,
)
_ADD = Statement(revisions.insert())
_NEWEST = select(func.max(revisions.c.seq)).group_by(revisions.c.profile_id).scalar_subquery()
_IN_FORCE = Statement(
    select(*_WHOLE).where(revisions.c.seq.in_(_NEWEST), revisions.c.text.is_not(None)).order_by(revisions.c.profile_id)
)
_HISTORY = Statement(
    select(*_WHOLE)
    .where(revisions.c.profile_id == bindparam("wanted"))
    .order_by(revisions.c.number.desc())
    .limit(bindparam("most"))
)


class SqlProfiles:
    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    def add(self, revision: ProfileRevision) -> None:
        self._driver.run(_ADD, **vars(revision))

    def in_force(self) -> Sequence[ProfileRevision]:
        return [_revision(*row) for row in self._driver.rows(_IN_FORCE)]

    def history(self, profile_id: str, limit: int) -> Sequence[ProfileRevision]:
        return [_revision(*row) for row in self._driver.rows(_HISTORY, wanted=profile_id, most=limit)]


def _revision(profile_id: str, number: int, kind: str, text: Any, base: Any, at: Any, by: str, deed: str) -> ProfileRevision:
    return ProfileRevision(profile_id, number, DeviceKind(kind), text, base, at, by, ProfileDeed(deed))
