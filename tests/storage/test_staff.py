from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.errors import NameTaken
from kiosk.domain.one_time_codes import StaffCode
from kiosk.domain.staff import Role, Staff, StaffSession
from kiosk.use_cases.ports import Store
from tests.storage.samples import LATER, NOW

PAVEL = Staff("s-pavel", "Павел Ёлкин", Role.IT, NOW)
OLGA = Staff("s-olga", "Olga", Role.CASHIER, NOW)


@pytest.fixture
def shop(store: Store) -> Store:
    for one in (PAVEL, OLGA):
        store.write(lambda uow, p=one: uow.staff.add(p))  # type: ignore[misc]
    return store


def person(store: Store, staff_id: str) -> Staff:
    found = store.read(lambda uow: uow.staff.get(staff_id))
    assert found is not None
    return found


def test_people_are_found_however_their_name_was_typed(shop: Store) -> None:
    assert shop.read(lambda uow: uow.staff.all()) == [OLGA, PAVEL]
    assert shop.read(lambda uow: uow.staff.by_name("  павел   ёлкин ")) == PAVEL
    assert shop.read(lambda uow: uow.staff.by_name("Павел")) is None
    assert shop.read(lambda uow: uow.staff.get("nobody")) is None


def test_two_people_cannot_be_called_the_same(shop: Store) -> None:
    with pytest.raises(NameTaken):
        shop.write(lambda uow: uow.staff.add(replace(OLGA, id="other", name="OLGA")))
    assert shop.read(lambda uow: len(uow.staff.all())) == 2


def test_what_can_change_about_a_person(shop: Store) -> None:
    assert not person(shop, "s-olga").active
    shop.write(lambda uow: uow.staff.set_password("s-olga", "$argon2id$x"))
    assert shop.read(lambda uow: uow.staff.password("s-olga")) == "$argon2id$x"
    assert person(shop, "s-olga") == replace(OLGA, has_password=True) and person(shop, "s-olga").active
    shop.write(lambda uow: uow.staff.set_role("s-olga", Role.MANAGER))
    shop.write(lambda uow: uow.staff.set_blocked("s-olga", True))
    assert person(shop, "s-olga") == replace(OLGA, has_password=True, role=Role.MANAGER, blocked=True)
    assert not person(shop, "s-olga").active
    shop.write(lambda uow: uow.staff.set_password("s-olga", None))
    assert shop.read(lambda uow: uow.staff.password("s-olga")) is None and not person(shop, "s-olga").has_password
    assert person(shop, "s-pavel") == PAVEL


def test_a_new_code_replaces_the_one_before_it(shop: Store) -> None:
    first, second, of_olga = (StaffCode(who, LATER) for who in (None, None, "s-olga"))
    shop.write(lambda uow: uow.staff.add_code("BCDFGHJK", first))
    shop.write(lambda uow: uow.staff.add_code("GHJKLMNP", of_olga))
    assert shop.read(lambda uow: uow.staff.code("BCDFGHJK")) == first
    shop.write(lambda uow: uow.staff.add_code("QRSTVWXZ", second))
    assert shop.read(lambda uow: uow.staff.code("BCDFGHJK")) is None
    assert shop.read(lambda uow: uow.staff.code("QRSTVWXZ")) == second
    assert shop.read(lambda uow: uow.staff.code("GHJKLMNP")) == of_olga
    shop.write(lambda uow: uow.staff.forget_codes("s-olga"))
    assert shop.read(lambda uow: (uow.staff.code("GHJKLMNP"), uow.staff.code("QRSTVWXZ"))) == (None, second)
    shop.write(lambda uow: uow.staff.forget_codes(None))
    assert shop.read(lambda uow: uow.staff.code("QRSTVWXZ")) is None


def session(name: str, staff_id: str = "s-pavel", **ago: float) -> StaffSession:
    begun = NOW - timedelta(**ago)
    return StaffSession(name, staff_id, begun, begun, "192.0.2.7")


def test_a_session_is_found_by_its_token_only(shop: Store) -> None:
    shop.write(lambda uow: uow.staff_sessions.add(session("s1"), "token-1"))
    assert shop.read(lambda uow: uow.staff_sessions.of_token("token-1")) == (session("s1"), PAVEL)
    for wrong in ("token-2", "Token-1", "s1", ""):
        assert shop.read(lambda uow, t=wrong: uow.staff_sessions.of_token(t)) is None  # type: ignore[misc]
    shop.write(lambda uow: uow.staff_sessions.touch("s1", LATER))
    assert shop.read(lambda uow: uow.staff_sessions.all()) == [replace(session("s1"), active_at=LATER)]


def test_sessions_end(shop: Store) -> None:
    for name, who in (("s1", "s-pavel"), ("s2", "s-pavel"), ("s3", "s-pavel"), ("s4", "s-olga")):
        shop.write(lambda uow, n=name, w=who: uow.staff_sessions.add(session(n, w), f"token-{n}"))  # type: ignore[misc]
    assert shop.write(lambda uow: uow.staff_sessions.end("s1"))
    assert not shop.write(lambda uow: uow.staff_sessions.end("s1"))
    assert shop.read(lambda uow: uow.staff_sessions.of_token("token-s1")) is None
    assert shop.write(lambda uow: uow.staff_sessions.end_all_of("s-pavel", but="s3")) == 1
    assert [s.id for s in shop.read(lambda uow: uow.staff_sessions.all())] == ["s3", "s4"]
    assert shop.write(lambda uow: uow.staff_sessions.end_all_of("s-pavel")) == 1


def test_old_and_quiet_sessions_end(shop: Store) -> None:
    for name, hours in (("new", 1), ("old", 13), ("quiet", 3)):
        shop.write(lambda uow, n=name, h=hours: uow.staff_sessions.add(session(n, hours=h), n))  # type: ignore[misc]
    shop.write(lambda uow: uow.staff_sessions.touch("old", NOW))
    ended = shop.write(lambda uow: uow.staff_sessions.end_started_before(NOW - timedelta(hours=12), NOW - timedelta(hours=2)))
    assert ended == 2
    assert [s.id for s in shop.read(lambda uow: uow.staff_sessions.all())] == ["new"]
