"""What the digits and fields of a code mean: EAN and UPC, GS1 element strings, the shop's own numbers, charsets."""

import msgspec
import pytest

from pos_bridge.profiles import ScannerProfile
from pos_bridge.profiles.scanner_schema import CodeId, InStore
from pos_bridge.scanner import Refused, Scan, ScanDecoder

PLAIN = ScannerProfile(schema=1, id="plain")
AIM = msgspec.structs.replace(PLAIN, code_id=CodeId("aim"))


def read(profile: ScannerProfile, wire: bytes) -> Scan:
    (scan,) = ScanDecoder(profile).feed(wire + b"\r", 0.0)
    assert isinstance(scan, Scan), scan
    return scan


def refused(profile: ScannerProfile, wire: bytes) -> str:
    (event,) = ScanDecoder(profile).feed(wire + b"\r", 0.0)
    assert isinstance(event, Refused), event
    return event.reason


@pytest.mark.parametrize(
    ("wire", "text", "symbology", "addon"),
    [
        (b"]E04607112000018", "4607112000018", "ean13", None),
        (b"]E0036000291452", "0036000291452", "ean13", None),
        (b"]E00036000291452", "0036000291452", "ean13", None),
        (b"]E496385074", "96385074", "ean8", None),
        (b"]E004252614", "0042100005264", "ean13", None),  # UPC-E as eight digits
        (b"]E3977123456700312", "9771234567003", "ean13", "12"),
        (b"]E3978014300723454495", "9780143007234", "ean13", "54495"),
        (b"]E34607112000018", "4607112000018", "ean13", None),
        (b"]E112", "12", "addon", None),
        # The add-on with an identifier of its own, or set apart by a space.
        (b"]E09771234567003]E112", "9771234567003", "ean13", "12"),
        (b"]E09780143007234]E254495", "9780143007234", "ean13", "54495"),
        (b"]E496385074]E112", "96385074", "ean8", "12"),
        (b"]E39771234567003 12", "9771234567003", "ean13", "12"),
        (b"]E09780143007234 54495", "9780143007234", "ean13", "54495"),
    ],
)
def test_ean_and_upc(wire: bytes, text: str, symbology: str, addon: str | None) -> None:
    scan = read(AIM, wire)
    assert (scan.text, scan.symbology, scan.addon) == (text, symbology, addon)


@pytest.mark.parametrize(
    "wire",
    [
        "]E04607112000019",
        "]E496385075",
        "]E0ORA1007",
        "]E046071120000",
        "]E09771234567003]E11",
        "]E09771234567004 12",
        "]E0977123456700 312",
        "]E0\u06614607112000018",
    ],
)
def test_what_is_called_an_ean_and_is_none_is_refused(wire: str) -> None:
    assert refused(AIM, wire.encode()) == "check_digit"


@pytest.mark.parametrize(("isbn", "ean"), [(b"5170118961", "9785170118960"), (b"043942089X", "9780439420891")])
def test_a_book_of_ten_signs_is_the_ean_that_is_printed_on_it(isbn: bytes, ean: str) -> None:
    symbol = msgspec.structs.replace(PLAIN, code_id=CodeId("symbol"))
    assert read(symbol, b"L" + isbn).text == ean
    assert refused(symbol, b"L" + isbn[:-1] + b"2") == "check_digit"
    assert read(PLAIN, isbn).text == isbn.decode()


def test_upc_of_an_unknown_kind_is_known_by_its_check_digit() -> None:
    assert read(PLAIN, b"036000291452").text == "0036000291452"
    assert read(PLAIN, b"04252614").text == "0042100005264"
    # A right EAN-8 stays one, and what is neither stays as it is.
    # (00109673 would be a right UPC-E, too.)
    assert read(PLAIN, b"00109673").text == "00109673"
    assert read(PLAIN, b"04252615").text == "04252615"
    assert read(PLAIN, b"96385075").text == "96385075"
    assert read(msgspec.structs.replace(PLAIN, widen_upc=False), b"04252614").text == "04252614"


def test_a_check_digit_that_the_scanner_leaves_out_is_put_back() -> None:
    bare = msgspec.structs.replace(AIM, check_digit="left_out")
    assert read(bare, b"]E0460711200001").text == "4607112000018"
    assert read(bare, b"]E49638507").text == "96385074"
    untold = msgspec.structs.replace(PLAIN, check_digit="left_out")
    assert read(untold, b"460711200001").text == "4607112000018"
    assert read(untold, b"03600029145").text == "0036000291452"


def test_a_loyalty_card_and_every_other_number_of_20_to_29_stays_whole() -> None:
    for profile in (PLAIN, AIM):
        scan = read(profile, (b"]E0" if profile is AIM else b"") + b"2900000000018")
        assert (scan.text, scan.in_store) == ("2900000000018", None)


RULES = (
    InStore(pattern="21IIIIIVVVVVC", measure="weight", decimals=3),
    InStore(pattern="22IIIIPVVVVVC", measure="price", decimals=2),
    InStore(pattern="23IIIIIIVVVVC", measure="count"),
)


def check(digits: str) -> str:
    return digits + str(-sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(digits)) % 10)


def test_weighed_goods_by_the_rules_of_the_shop() -> None:
    shop = msgspec.structs.replace(PLAIN, in_store=RULES)
    scan = read(shop, check("210012301234").encode())
    assert scan.in_store is not None
    assert (scan.in_store.item, scan.in_store.measure, scan.in_store.value) == ("00123", "weight", 1234)
    assert scan.in_store.code == check("210012300000")
    assert scan.text == check("210012301234")
    # 14685 has the price check digit 6 (GS1 General Specifications, 7.9.4)
    priced = read(shop, check("220099614685").encode()).in_store
    assert priced is not None and (priced.measure, priced.value) == ("price", 14685)
    assert read(shop, check("220099514685").encode()).in_store is None
    counted = read(shop, check("230001230012").encode()).in_store
    assert counted is not None and (counted.item, counted.value) == ("000123", 12)
    assert read(shop, b"2900000000018").in_store is None


GTIN = "04607112000018"


def test_the_marking_code_keeps_every_byte() -> None:
    text = f"01{GTIN}215Fy(p3\x1d91EE10\x1d92aGVsbG8="
    for wire, profile in ((b"]d2" + text.encode(), AIM), (b"\x1d" + text.encode(), PLAIN), (text.encode(), PLAIN)):
        scan = read(profile, wire)
        assert scan.text.encode() == wire.removeprefix(b"]d2")
        assert scan.gs1 == {"gtin": GTIN, "serial": "5Fy(p3", "91": "EE10", "92": "aGVsbG8="}


def test_fields_have_names_and_readable_values() -> None:
    scan = read(AIM, f"]C101{GTIN}1727033110LOT7\x1d3103000512".encode())
    assert scan.symbology == "gs1-128"
    assert scan.gs1 == {"gtin": GTIN, "expiry": "2027-03-31", "batch": "LOT7", "net_weight_kg": "0.512"}
    scan = read(AIM, f"]e001{GTIN}392219999".encode())
    assert scan.gs1 == {"gtin": GTIN, "price": "199.99"}


def test_a_web_address_with_a_product_number_leads_to_it() -> None:
    scan = read(AIM, b"]Q1https://shop.example/p/01/4607112000018/10/LOT7?17=270331&x=1")
    assert scan.text == "https://shop.example/p/01/4607112000018/10/LOT7?17=270331&x=1"
    assert scan.gs1 == {"gtin": GTIN, "batch": "LOT7", "expiry": "2027-03-31"}
    for wrong in ("https://[::1/01/4607112000018", "https://shop.example/01/4607112000019", "https://a/01/4607112000018/10/%1b%70"):
        assert read(AIM, f"]Q1{wrong}".encode()).gs1 is None


@pytest.mark.parametrize(
    "data", ["0104607112000019", "99", "01", "17279999", "\x1d\x1d", "0104607112000018" + "9" * 600, "https://shop.example/a"]
)
def test_what_has_no_fields_is_still_a_scan(data: str) -> None:
    assert read(AIM, f"]d2{data}".encode()).gs1 in (None, {"99": ""})


def test_a_plain_code_has_no_fields() -> None:
    assert read(AIM, b"]C00104607112000018").gs1 is None
    assert read(PLAIN, b"0104607112000018").gs1 is None


def test_a_code_that_names_its_charset_is_read_in_it() -> None:
    wire = b"]Q2\\000022" + "Жук".encode("cp1251") + b"\\000026" + " ёж".encode() + b"\\\\"
    assert read(AIM, wire).text == "Жук ёж\\"
    assert refused(AIM, b"]Q2\\000899\xff") == "undecodable"
    assert read(AIM, b"]z3\\000022" + "Жук".encode("cp1251")).text == "Жук"
    assert read(AIM, b"]L1\\000007" + "Жук".encode("iso8859-5")).text == "Жук"


def test_the_signs_of_an_identifier_are_ascii_in_every_charset() -> None:
    russian = msgspec.structs.replace(AIM, charset=("utf-8", "cp1251"))
    assert read(russian, b"]Q1" + "Жук".encode("cp1251")).text == "Жук"
