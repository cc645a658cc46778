"""Codes drawn and read by a reader that is not ours: what it tells by its identifiers and bytes is what we understand."""

import pytest
import zxingcpp

from pos_bridge.profiles import Profiles
from pos_bridge.scanner import Scan, ScanDecoder

GTIN = "04607112000018"
MARKED = f"(01){GTIN}(21)5Fy0p3(91)EE10(92)dGVzdA"
FORMATS = zxingcpp.BarcodeFormat


@pytest.mark.parametrize(
    ("drawn", "kind", "gs1", "symbology", "text"),
    [
        ("4607112000018", FORMATS.EAN13, False, "ean13", "4607112000018"),
        ("96385074", FORMATS.EAN8, False, "ean8", "96385074"),
        ("036000291452", FORMATS.UPCA, False, "ean13", "0036000291452"),
        ("04252614", FORMATS.UPCE, False, "ean13", "0042100005264"),
        ("ORA1007", FORMATS.Code128, False, "code128", "ORA1007"),
        ("ORA1007", FORMATS.Code39, False, "code39", "ORA1007"),
        ("ORA1007", FORMATS.Code93, False, "code93", "ORA1007"),
        ("12345678901231", FORMATS.ITF, False, "itf", "12345678901231"),
        ("A1234B", FORMATS.Codabar, False, "codabar", "A1234B"),
        ("hello", FORMATS.DataMatrix, False, "datamatrix", "hello"),
        ("hello", FORMATS.QRCode, False, "qr", "hello"),
        ("hello", FORMATS.Aztec, False, "aztec", "hello"),
        ("hello", FORMATS.PDF417, False, "pdf417", "hello"),
        (GTIN, FORMATS.DataBar, False, "databar", "01" + GTIN),
        (MARKED, FORMATS.DataMatrix, True, "gs1-datamatrix", f"01{GTIN}215Fy0p3\x1d91EE10\x1d92dGVzdA"),
        (f"(01){GTIN}(17)270331(10)LOT7", FORMATS.Code128, True, "gs1-128", f"01{GTIN}1727033110LOT7"),
        (f"(01){GTIN}(10)LOT7", FORMATS.QRCode, True, "gs1-qr", f"01{GTIN}10LOT7"),
    ],
)
def test_another_readers_words(
    shipped: Profiles, drawn: str, kind: zxingcpp.BarcodeFormat, gs1: bool, symbology: str, text: str
) -> None:
    picture = zxingcpp.create_barcode(drawn, kind, gs1=gs1).to_image(scale=4)
    read = zxingcpp.read_barcode(picture)
    assert read is not None
    wire = read.symbology_identifier.encode() + read.bytes + b"\r\n"
    (scan,) = ScanDecoder(shipped.scanner("zebra-aim")).feed(wire, 0.0)
    assert isinstance(scan, Scan)
    assert (scan.symbology, scan.text) == (symbology, text)
    if symbology.startswith("gs1") or symbology == "databar":
        assert scan.gs1 is not None and scan.gs1["gtin"] == GTIN
