"""What of a scanner's bytes may be looked at: goods and slips; never what may be a person."""

import pytest

from kiosk.domain.live_bytes import may_be_seen


@pytest.mark.parametrize(
    "run",
    ["4607112000018", "]E04607112000018", "A4607112000018", "$$4607112000018", "036000291452", "ORA1008", "]C0ORA1008", "DORA1008",
     "0104607112000018215abc", "]d20104607112000018215abc", "NR", "OK"],
)  # fmt: skip
def test_goods_and_slips_are_seen(run: str) -> None:
    assert may_be_seen(run)


@pytest.mark.parametrize(
    "run",
    ["2900001044127", "]E02900001044127", "A2900001044127", "02900001044127", "900001044127", "00001044127", "0001044127",
     "+79000000000", "89000000000", "4509123456", "Anna Kovaleva", "BEGIN:VCARD", "4607112000010", "ORA1008X", "2900001044127 ",
     "]d2010290000104412721", "https://example.org/?card=2900001044127", "46071120000184607112000018"],
)  # fmt: skip
def test_what_may_be_a_person_is_covered(run: str) -> None:
    assert not may_be_seen(run)


def test_no_tail_of_a_card_is_seen() -> None:
    for number in range(2000):
        twelve = f"29{number:010d}"
        total = sum(int(d) * (3 if i % 2 == 0 else 1) for i, d in enumerate(reversed(twelve)))
        card = twelve + str(-total % 10)
        assert not may_be_seen(card) and not may_be_seen(f"]E0{card}") and not may_be_seen(f"A{card}")
