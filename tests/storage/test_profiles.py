"""The ledger of a shop's own profiles, the same on every store."""

from dataclasses import replace

import pytest

from kiosk.domain.devices import DeviceKind
from kiosk.domain.profiles import ProfileDeed, ProfileRevision
from kiosk.storage.errors import Conflict
from kiosk.use_cases.ports import Store
from tests.storage.samples import LATER, NOW

FIRST = ProfileRevision("zjiang-pos-5890", 1, DeviceKind.PRINTER, "schema = 1\n", "# б\n", NOW, "Иван", ProfileDeed.EDITED)
SECOND = replace(FIRST, number=2, text="schema = 1\n\n", at=LATER, deed=ProfileDeed.CALIBRATED)
OWN = ProfileRevision("mine", 1, DeviceKind.SCANNER, "schema = 1\n", None, NOW, "Иван", ProfileDeed.IMPORTED)


def test_the_newest_text_is_in_force_and_every_change_is_kept(store: Store) -> None:
    for revision in (FIRST, OWN, SECOND):
        store.write(lambda uow, one=revision: uow.profiles.add(one))  # type: ignore[misc]
    assert store.read(lambda uow: uow.profiles.in_force()) == [OWN, SECOND]
    assert store.read(lambda uow: uow.profiles.history("zjiang-pos-5890", 10)) == [SECOND, FIRST]
    assert store.read(lambda uow: uow.profiles.history("zjiang-pos-5890", 1)) == [SECOND]
    assert store.read(lambda uow: uow.profiles.history("nothing", 10)) == []


def test_a_profile_that_was_reverted_is_not_in_force_and_not_forgotten(store: Store) -> None:
    gone = replace(SECOND, text=None, base=None, deed=ProfileDeed.REVERTED)
    store.write(lambda uow: uow.profiles.add(FIRST))
    store.write(lambda uow: uow.profiles.add(gone))
    assert store.read(lambda uow: uow.profiles.in_force()) == []
    assert store.read(lambda uow: uow.profiles.history("zjiang-pos-5890", 10)) == [gone, FIRST]


def test_of_two_changes_of_one_number_only_one_is_kept(store: Store) -> None:
    store.write(lambda uow: uow.profiles.add(FIRST))
    with pytest.raises(Conflict):
        store.write(lambda uow: uow.profiles.add(replace(FIRST, text="other")))
    assert store.read(lambda uow: uow.profiles.in_force()) == [FIRST]
