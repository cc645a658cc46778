"""Documents to bytes: the words that were meant, and nothing that a printer could take for a command."""

from typing import Any

import msgspec
import pytest
from escpos.printer import Dummy
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from pos_bridge.document import from_json
from pos_bridge.printer import encode
from pos_bridge.printer.dots import bands
from pos_bridge.printer.encode import encode_parts, resync
from pos_bridge.printer.escpos import LIVE
from pos_bridge.printer.wrap import paired, wrapped
from pos_bridge.profiles import PrinterProfile, Profiles
from pos_bridge.simulator.tokenizer import Token, tokens
from tests.pos_bridge.slips import slip

BOTH = ["epson-tm-t20iii", "zjiang-pos-5890"]
LETTERS = {"init", "kanji_off", "page", "push_status", "text", "line_feed"}


def parsed(blocks: list[dict[str, Any]], profile: PrinterProfile, language: str = "ru") -> list[Token]:
    return tokens(encode(from_json({"kind": "test", "language": language, "blocks": blocks}), profile))


def words(blocks: list[dict[str, Any]], profile: PrinterProfile, language: str = "ru") -> str:
    found = [token for token in parsed(blocks, profile, language) if token.name in ("text", "line_feed")]
    return b"".join(token.data or b"\n" for token in found).decode(profile.text.page)


NASTY = st.sampled_from("\x1b@\x1dV\x00\x10\x14\x01ptаЯ№«»—₽\u00a0\u202e\u200b漢é")
HOSTILE = st.text(st.one_of(st.characters(max_codepoint=0xFF), NASTY, st.characters()), max_size=60)


@pytest.mark.parametrize("name", BOTH)
@settings(max_examples=60, deadline=None)
@given(text=HOSTILE, other=HOSTILE)
def test_no_text_can_carry_a_command(profiles: Profiles, name: str, text: str, other: str) -> None:
    blocks = [{"type": "text", "text": text}, {"type": "pair", "left": other, "right": text[:20]}]
    found = parsed(blocks, profiles.printer(name))
    assert {token.name for token in found} <= LETTERS | {"raster"}
    slots = set(profiles.printer(name).codepages.values())
    assert all(token.args[0] in slots for token in found if token.name == "page")
    assert sum(token.name == "init" for token in found) == 1


def test_a_name_that_opens_the_drawer_opens_nothing(profiles: Profiles) -> None:
    text = "Имя\x1bp\x00\x19\xfa\x10\x14\x01\x00\x01\x1dV\x00\x1b@"
    found = parsed([{"type": "text", "text": text}], profiles.printer("epson-tm-t20iii"))
    assert {token.name for token in found} <= LETTERS | {"raster"}
    assert words([{"type": "text", "text": "Имя\x1bp\x00\x19V"}], profiles.printer("epson-tm-t20iii")) == "ИмяpV\n"


def test_picture_data_holds_no_live_command(profiles: Profiles) -> None:
    drawer = Image.frombytes("1", (40, 1), bytes([0x10, 0x14, 0x01, 0x10, 0x04]))
    (band,) = bands(Image.eval(drawer.convert("L"), lambda level: 255 - level), 24, LIVE)
    assert band.data == bytes([0x18, 0x14, 0x01, 0x18, 0x04])
    for number in range(60):
        blocks = [{"type": "qr", "data": f"OR{number}"}, {"type": "text", "text": f"Ә漢{number}"}]
        for token in parsed(blocks, profiles.printer("zjiang-pos-5890")):
            assert not any(bytes([0x10, live]) in token.data for live in (4, 5, 0x14))


@pytest.mark.parametrize(
    ("name", "language", "text", "printed"),
    [
        ("epson-tm-t20iii", "ru", "«Рось» — 18\u202f905\u00a0₽ № 7 … Ёж", '"Рось" - 18 905 руб. № 7 ... Ёж'),
        ("zjiang-pos-5890", "ru", "«Рось» — 18\u202f905\u00a0₽ № 7", '"Рось" - 18 905 р. № 7'),
        ("epson-tm-t20iii", "en", "“Ros” – 18,905\u00a0₽’s", '"Ros" - 18,905 RUB\'s'),
        ("epson-tm-t20iii", "ru", "и\u0306 е\u0308", "й ё"),
        ("epson-tm-t20iii", "ru", "a\tb\u200bc\u00add", "a bcd"),
        ("epson-tm-t20iii", "ru", "one\r\ntwo\nthree", "one\ntwo\nthree"),
    ],
)
def test_signs_that_a_page_lacks_are_spelled(profiles: Profiles, name: str, language: str, text: str, printed: str) -> None:
    assert words([{"type": "text", "text": text}], profiles.printer(name), language) == printed + "\n"


def test_a_page_with_the_sign_keeps_it(profiles: Profiles) -> None:
    profile = profiles.printer("epson-tm-t20iii")
    western = msgspec.structs.replace(profile, text=msgspec.structs.replace(profile.text, page="cp1251"))
    assert words([{"type": "text", "text": "«Рось» — № 7"}], western) == "«Рось» — № 7\n"


@pytest.mark.parametrize("name", BOTH)
def test_what_nothing_can_draw_is_spelled_and_never_a_question_mark(profiles: Profiles, name: str) -> None:
    printed = words([{"type": "text", "text": "Қазақстан 漢 ☂ თბილისი 한국 🇷🇺"}], profiles.printer(name))
    assert printed.split() == ["Казакстан", "[U+6F22]", "[umbrella]", "tbilisi", "hangug", "RU"]


def test_another_page_is_left_again(profiles: Profiles) -> None:
    found = parsed([{"type": "text", "text": "Ж café"}, {"type": "text", "text": "Ж"}], profiles.printer("epson-tm-t20iii"))
    assert [token.args[0] for token in found if token.name == "page"] == [17, 0, 17]


def test_rows_fit_the_paper_and_lose_no_word() -> None:
    text = "Куртка «Гряда» мембранная с капюшоном и регулируемыми манжетами, очень-длинное-слово-без-пробелов-внутри"
    for columns in (16, 24, 32, 48):
        rows = wrapped(text, columns)
        assert all(len(row) <= columns for row in rows)
        assert "".join(rows).replace(" ", "") == text.replace(" ", "")


def test_tied_words_stay_together() -> None:
    assert wrapped("итого 18\u00a0905\u00a0руб.", 14) == ["итого", "18\u00a0905\u00a0руб."]


def test_pairs_keep_the_right_side_at_the_edge() -> None:
    assert paired("Итого", "905 р.", 20) == ["Итого         905 р."]
    assert paired("Куртка мембранная", "905 р.", 20) == ["Куртка", "мембранная    905 р."]
    assert paired("Очень длинное имя", "18 905 руб.", 16) == ["Очень длинное", "имя", "     18 905 руб."]


def test_between_two_parts_the_printer_is_at_the_beginning_of_a_command(profiles: Profiles) -> None:
    for name in BOTH:
        for part in encode_parts(from_json(slip()), profiles.printer(name)):
            assert "incomplete" not in {token.name for token in tokens(part)}


def test_a_document_ends_with_a_cut_or_with_paper_to_tear(profiles: Profiles) -> None:
    assert encode(from_json(slip()), profiles.printer("epson-tm-t20iii")).endswith(b"\x1dV\x42\x00")
    assert encode(from_json(slip()), profiles.printer("zjiang-pos-5890")).endswith(b"\x1bd\x04")


def test_resync_frees_a_printer_from_every_command_that_was_cut_off(profiles: Profiles) -> None:
    for name in BOTH:
        profile = profiles.printer(name)
        whole = encode(from_json(slip()), profile)
        for size in range(1, len(whole), 29):
            found = tokens(whole[:size] + resync(profile) + whole)
            assert "incomplete" not in {token.name for token in found}
            # The second document came out untouched: its own tokens are the last ones.
            mine = tokens(whole)
            assert found[-len(mine) :] == mine


def test_code_pages_agree_with_another_encoder(profiles: Profiles) -> None:
    """python-escpos: an independent table and an independent encoder."""
    other = Dummy(profile="TM-T20II")
    other.charcode("CP866")
    other.text("Привет, Ёлка № 5\n")
    mine = encode(from_json({"blocks": [{"type": "text", "text": "Привет, Ёлка № 5"}]}), profiles.printer("epson-tm-t20iii"))
    assert b"\x1bt\x11" in other.output
    assert mine.endswith(other.output.partition(b"\x1bt\x11")[2])


def test_codes_agree_with_another_encoder(profiles: Profiles) -> None:
    other = Dummy(profile="TM-T20II")
    other.barcode("{BORAx", "CODE128", function_type="B", pos="OFF", height=80, width=3, align_ct=False)
    mine = encode(
        from_json({"blocks": [{"type": "barcode", "data": "ORAx", "caption": False}]}), profiles.printer("epson-tm-t20iii")
    )
    assert mine.endswith(b"\x1dkI\x06{BORAx")
    assert b"\x1dkI\x06{BORAx" in other.output
