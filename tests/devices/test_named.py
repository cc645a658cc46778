"""A code with fields leads to its product, as the plain barcode of the same product does."""

from pathlib import Path

import msgspec
import pytest

from kiosk.devices.named import named_by
from pos_bridge.bridge import Scanned
from pos_bridge.profiles import load_profiles
from pos_bridge.profiles.scanner_schema import InStore
from pos_bridge.scanner import Scan, ScanDecoder

AIM = load_profiles(Path(__file__).parents[2] / "firmware_profiles").scanner("zebra-aim")


def named(wire: str) -> str | None:
    profile = msgspec.structs.replace(AIM, in_store=(InStore(pattern="21IIIIIVVVVVC", measure="weight"),))
    (scan,) = ScanDecoder(profile).feed(wire.encode() + b"\r\n", 0.0)
    assert isinstance(scan, Scan)
    own = {"code": scan.in_store.code} if scan.in_store else None
    return named_by(Scanned("s", scan.text, scan.symbology, 0.0, scan.raw, scan.aim, scan.gs1, scan.addon, own))


@pytest.mark.parametrize(
    ("wire", "text"),
    [
        ("]d20104607112000018215Fy(p3\x1d91EE10\x1d92dGVzdA==", "4607112000018"),
        ("]C101000000963850741727033110LOT7", "96385074"),
        ("]C10124607112000012", "0124607112000012"),  # a box of several
        ("]C10004607112000000012", "0004607112000000012"),  # a pallet
        ("]E04607112000018", "4607112000018"),
        ("]Q1https://shop.example/01/04607112000018", "4607112000018"),
        ("]C0ORA1007", "ORA1007"),
        ("]E02900000000018", "2900000000018"),
        ("]E02100123012343", "2100123000005"),
        ("]E112", None),  # the add-on of a periodical, sent by itself
    ],
)
def test_what_a_code_names(wire: str, text: str | None) -> None:
    assert named(wire) == text
