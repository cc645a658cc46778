"""Texts of profiles that a shop changed or made, in memory."""

from collections.abc import Sequence

from kiosk.domain.profiles import ProfileRevision
from tests.fakes.memory_tables import Access, put_new


class MemoryProfiles:
    def __init__(self, access: Access) -> None:
        self._access = access

    def add(self, revision: ProfileRevision) -> None:
        put_new(self._access.change.profile_revisions, (revision.profile_id, revision.number), revision)

    def in_force(self) -> Sequence[ProfileRevision]:
        newest = {revision.profile_id: revision for revision in self._access.now.profile_revisions.values()}
        return [revision for _, revision in sorted(newest.items()) if revision.text is not None]

    def history(self, profile_id: str, limit: int) -> Sequence[ProfileRevision]:
        mine = [one for one in self._access.now.profile_revisions.values() if one.profile_id == profile_id]
        return sorted(mine, key=lambda one: -one.number)[:limit]
