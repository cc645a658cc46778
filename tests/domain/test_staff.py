import pytest

from kiosk.domain.one_time_codes import ALPHABET, LENGTH, normal, shown
from kiosk.domain.staff import Role, name_key, password_fault


def test_roles_are_in_order() -> None:
    may = {(own, needed) for own in Role for needed in Role if own.may(needed)}
    assert may == {
        (Role.CASHIER, Role.CASHIER),
        (Role.MANAGER, Role.CASHIER),
        (Role.MANAGER, Role.MANAGER),
        (Role.IT, Role.CASHIER),
        (Role.IT, Role.MANAGER),
        (Role.IT, Role.IT),
    }


@pytest.mark.parametrize("typed", ["анна Зябл", " Анна  зябл ", "АННА ЗЯБЛ", "Анна\u00a0Зябл"])
def test_a_name_is_one_however_typed(typed: str) -> None:
    assert name_key(typed) == "анна зябл"


@pytest.mark.parametrize(
    ("password", "name", "fault"),
    [
        ("корова ест траву", "Иван", None),
        ("correct horse battery", "Ivan", None),
        ("xK9-mm2w.q", "Ivan", None),
        ("Иван любит Марью", "Иван", None),
        ("", "Иван", "short"),
        ("девять!!!", "Иван", "short"),
        ("a b      c d", "Иван", "short"),
        ("я" * 201, "Иван", "long"),
        ("Password123", "Иван", "common"),
        ("ЙЦУКЕН12345", "Иван", "common"),
        ("q w e r t y u i o p", "Иван", "common"),
        ("121212121212", "Иван", "common"),
        ("аааааааааааа", "Иван", "common"),
        ("Иван Петров", "Иван Петров", "name"),
        ("петровиван", "Иван Петров", "name"),
        ("Иван1234567", "Иван Петров", "name"),
        ("12-иван-7890", "Иван", "name"),
    ],
)
def test_what_may_be_a_password(password: str, name: str, fault: str | None) -> None:
    assert password_fault(password, name) == fault


def test_codes() -> None:
    assert len(set(ALPHABET)) == 20 and not set(ALPHABET) & set("AEIOUY01")
    assert shown("BCDFGHJK") == "BCDF-GHJK"
    for typed in ("BCDFGHJK", "bcdf-ghjk", " BCDF GHJK ", "BCDF–GHJK", "иСвА-пРОл"):
        assert normal(typed) == "BCDFGHJK", typed
    for wrong in ("", "BCDFGHJ", "BCDFGHJKL", "BCDFGHJA", "BCDFGHJ1", "ББББББББ", "\x00" * LENGTH):
        assert normal(wrong) is None, wrong
