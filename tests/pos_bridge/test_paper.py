"""The paper, drawn from the bytes that a printer received, read by a decoder that is not ours."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from pos_bridge.document import from_json
from pos_bridge.printer import Typeface, encode
from pos_bridge.profiles import Profiles
from pos_bridge.simulator import Piece, VirtualPrinter
from pos_bridge.simulator.drawing import png
from pos_bridge.simulator.firmware import firmware_like
from pos_bridge.simulator.mechanism import Mechanism
from pos_bridge.simulator.paper import Paper
from pos_bridge.simulator.star_mechanism import StarMechanism
from pos_bridge.simulator.star_tokenizer import StarTokenizer
from pos_bridge.simulator.tokenizer import Tokenizer
from tests.pos_bridge.slips import slip

BOTH = ["epson-tm-t20iii", "zjiang-pos-5890"]
ALL = sorted(path.stem for path in (Path(__file__).parents[2] / "firmware_profiles" / "printers").glob("*.toml"))
DRAWN = {"custom-vkp80ii", "star-tsp100"}
"No Cyrillic letters inside: their slips are pictures."


def printed(profiles: Profiles, name: str, data: bytes) -> tuple[Piece, ...]:
    """What a printer of this model makes of bytes, without a wire."""
    paper = Paper()
    firmware = firmware_like(profiles.printer(name))
    star = firmware.language == "star"
    mechanism = (StarMechanism if star else Mechanism)(firmware, paper, lambda _: None)
    reader = StarTokenizer() if star else Tokenizer()
    reader.add(data)
    while (token := reader.take()) is not None:
        mechanism.run(token)
    return paper.pieces()


def codes(picture: bytes) -> dict[str, str]:
    image = Image.open(io.BytesIO(picture)).convert("RGBA")
    sheet = Image.new("RGB", image.size, "white")
    sheet.paste(image, mask=image.getchannel("A"))
    return {str(found.format).rpartition(".")[2]: found.text for found in zxingcpp.read_barcodes(sheet)}


def read_back(profiles: Profiles, name: str, block: dict[str, object]) -> list[str]:
    """What another reader reads off a paper with this one block on it."""
    profile = profiles.printer(name)
    (piece,) = printed(profiles, name, encode(from_json({"blocks": [block, {"type": "cut"}]}), profile))
    return list(codes(png(piece, firmware_like(profile), Typeface())).values())


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("name", BOTH)
def test_a_decoder_reads_barcode_and_qr_off_the_paper(profiles: Profiles, fonts: list[Path], name: str, language: str) -> None:
    profile = profiles.printer(name)
    face = Typeface(fonts)
    (piece,) = printed(profiles, name, encode(from_json(slip(language)), profile, face))
    found = codes(png(piece, firmware_like(profile), face))
    assert set(found.values()) == {"ORA1007"}
    assert len(found) == 2, found
    assert {"ru": "Заказ A-1007", "en": "Order A-1007"}[language] in piece.text
    assert "18 905 " in piece.text
    assert "ORA1007" in piece.text


@pytest.mark.parametrize("name", ALL)
def test_every_model_prints_a_slip_that_reads_and_scans(profiles: Profiles, fonts: list[Path], name: str) -> None:
    profile, face = profiles.printer(name), Typeface(fonts)
    (piece,) = printed(profiles, name, encode(from_json(slip()), profile, face))
    shown = png(piece, firmware_like(profile), face)
    found = codes(shown)
    assert set(found.values()) == {"ORA1007"}
    assert len(found) == 2, found
    if name in DRAWN:
        assert "Итого" not in piece.text
        assert sum(row.dots is not None for row in piece.rows) > 5
    else:
        assert "Заказ A-1007" in piece.text.splitlines()
        assert any(row.startswith("Итого") and row.endswith(profile.text.rouble) for row in piece.text.splitlines())


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize("data", ["4607112000018", "2900000000018"])
def test_a_decoder_reads_ean13_off_the_paper(profiles: Profiles, fonts: list[Path], name: str, data: str) -> None:
    document = from_json({"blocks": [{"type": "barcode", "symbology": "ean13", "data": data}, {"type": "cut"}]})
    profile = profiles.printer(name)
    (piece,) = printed(profiles, name, encode(document, profile))
    assert list(codes(png(piece, firmware_like(profile), Typeface(fonts))).values()) == [data]


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize(
    "data", ["A", "ORA1007", "1234567890", "a{b}c", "OR12345678-XYZ", "~ !9999", "12345", "ABCDEFGHIJKLMNOPQRSTUVWX"]
)
def test_any_code128_is_read_back(profiles: Profiles, name: str, data: str) -> None:
    document = from_json({"blocks": [{"type": "barcode", "data": data, "caption": False}, {"type": "cut"}]})
    profile = profiles.printer(name)
    (piece,) = printed(profiles, name, encode(document, profile))
    assert list(codes(png(piece, firmware_like(profile), Typeface())).values()) == [data]


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("size", [1, 100, 250, 400, 700])
def test_a_qr_code_of_any_size_fits_the_paper_and_is_read_back(profiles: Profiles, name: str, size: int) -> None:
    data = ("https://shop.example/" + "abcdefghij/" * 70)[:size]
    assert read_back(profiles, name, {"type": "qr", "data": data}) == [data]


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("data", ["TEST-0123456789", "ABCDEFGHIJKLMNOPQRSTUVWX", "Z" * 32, "9" * 31])
def test_a_code_longer_than_the_paper_is_wide_is_read_back(profiles: Profiles, name: str, data: str) -> None:
    assert read_back(profiles, name, {"type": "barcode", "data": data, "caption": False}) == [data]


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("barcode", "1620010000"),  # code set C: 10 14 01 00 00 opens the drawer
        ("barcode", "16050200"),  # 10 05 02 clears the buffer
        ("qr", "a\x10\x14\x01\x00\x01"),
        ("qr", "\x1b\x06\x01"),  # asks a Star for its status
    ],
)
def test_a_code_holds_no_command_that_is_obeyed_on_arrival(profiles: Profiles, name: str, kind: str, data: str) -> None:
    block = {"type": kind, "data": data}
    profile = profiles.printer(name)
    live = rb"\x10[\x04\x05\x14]" if profile.dialect == "escpos" else rb"\x1b\x06"
    assert re.search(live, encode(from_json({"blocks": [block, {"type": "cut"}]}), profile)) is None
    if kind == "barcode":
        assert read_back(profiles, name, {**block, "caption": False}) == [data]


def test_letters_of_a_qr_code_are_not_left_to_the_printers_guess(profiles: Profiles) -> None:
    sent = encode(from_json({"blocks": [{"type": "qr", "data": "Жук"}]}), profiles.printer("epson-tm-t20iii"))
    assert b"\x1d(k" not in sent
    assert read_back(profiles, "epson-tm-t20iii", {"type": "qr", "data": "Жук"}) == ["Жук"]


def test_the_clone_prints_chinese_where_kanji_mode_is_not_left(profiles: Profiles) -> None:
    data = encode(from_json(slip()), profiles.printer("zjiang-pos-5890"))
    (good,) = printed(profiles, "zjiang-pos-5890", data)
    (bad,) = printed(profiles, "zjiang-pos-5890", data.replace(b"\x1c.", b""))
    assert "Итого" in good.text
    assert "Итого" not in bad.text


def test_a_slot_of_another_firmware_prints_other_letters(profiles: Profiles) -> None:
    data = encode(from_json(slip()), profiles.printer("zjiang-pos-5890"))
    (piece,) = printed(profiles, "zjiang-pos-5890", data.replace(b"\x1bt\x3b", b"\x1bt\x11"))
    assert "Итого" not in piece.text


def test_a_whole_document_is_on_the_paper_row_by_row(profiles: Profiles) -> None:
    (piece,) = printed(profiles, "epson-tm-t20iii", encode(from_json(slip()), profiles.printer("epson-tm-t20iii")))
    assert piece.text.splitlines() == [
        "Перевал",
        "─" * 48,
        "Заказ A-1007",
        'Куртка "Гряда" мембранная, L, рябина 18 905 руб.',
        "Итого                                18 905 руб.",
        "Садовая, 12 - сегодня с 17:30",
        "ORA1007",
    ]
    title = piece.rows[0]
    assert (title.side, title.spans[0].bold, title.spans[0].width, title.spans[0].height) == ("center", True, 2, 2)


def test_a_drawn_row_holds_the_letters_that_no_page_has(profiles: Profiles, fonts: list[Path]) -> None:
    document = from_json({"blocks": [{"type": "text", "text": "Café ș"}, {"type": "cut"}]})
    (piece,) = printed(profiles, "zjiang-pos-5890", encode(document, profiles.printer("zjiang-pos-5890"), Typeface(fonts)))
    drawn = [row.dots for row in piece.rows if row.dots is not None]
    assert drawn
    assert all(dots.width == 384 for dots in drawn)
    assert any(any(dots.bits) for dots in drawn)


def test_a_page_that_watches_gets_only_what_is_new(profiles: Profiles, printer: Callable[..., VirtualPrinter]) -> None:
    paper = Paper()
    paper.letters((), "left", 30)
    seen = paper.version
    paper.letters((), "left", 30)
    paper.cut()
    assert [row.kind for row in paper.rows(seen)] == ["text", "cut"]
    assert paper.rows(paper.version) == ()


def test_the_picture_of_an_empty_printer_is_a_picture(printer: Callable[..., VirtualPrinter]) -> None:
    assert printer("epson-tm-t20iii").png().startswith(b"\x89PNG")


def test_letters_of_a_needle_printer_are_twice_as_large_at_most(profiles: Profiles) -> None:
    """It knows no GS !, and ESC ! sets size, weight and font at once."""
    blocks = [{"type": "text", "text": "A-1007", "bold": True, "width": 3, "height": 3}, {"type": "text", "text": "мелко"}]
    data = encode(from_json({"blocks": [*blocks, {"type": "cut"}]}), profiles.printer("epson-tm-u220"))
    (piece,) = printed(profiles, "epson-tm-u220", data)
    big, small = (row.spans[0] for row in piece.rows if row.kind == "text")
    assert (big.text, big.bold, big.width, big.height) == ("A-1007", True, 2, 2)
    assert (small.text, small.bold, small.width, small.height) == ("мелко", False, 1, 1)
