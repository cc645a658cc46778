"""No sign is lost: each comes out as itself, in another page, as a picture, or in other words; never as a question mark."""

import unicodedata
from functools import cache
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pos_bridge.document import from_json
from pos_bridge.printer import Typeface, encode, installed_faces
from pos_bridge.printer.encode import alphabet as alphabet_of
from pos_bridge.printer.typeface import Typeface as Face
from pos_bridge.profiles import PrinterProfile, Profiles, load_profiles
from pos_bridge.simulator.tokenizer import tokens
from pos_bridge.writing.letters import Alphabet, cell_width, cleaned

ROOT = Path(__file__).parents[2]
NAMES = ["epson-tm-t20iii", "zjiang-pos-5890", "rongta-rp326"]


@cache
def shipped_face() -> Face:
    return Typeface(sorted((ROOT / "static" / "vendor" / "jetbrains-mono").glob("*.woff2")))


@cache
def alphabet(name: str, drawn: str) -> Alphabet:
    profile = load_profiles(ROOT / "firmware_profiles").printer(name)
    return alphabet_of(with_drawn(profile, drawn), "ru", shipped_face())


def with_drawn(profile: PrinterProfile, drawn: str) -> PrinterProfile:
    return msgspec.structs.replace(profile, text=msgspec.structs.replace(profile.text, drawn=drawn))


def seen(char: str) -> bool:
    """By Unicode's own categories: neither control nor format nor space, and not among the ignorable ones."""
    kind = unicodedata.category(char)
    ignorable = unicodedata.name(char, "").startswith(("VARIATION SELECTOR", "MONGOLIAN FREE VARIATION", "HANGUL FILLER"))
    return kind not in ("Cc", "Cf", "Zs", "Zl", "Zp") and not ignorable and ord(char) not in IGNORED and ord(char) < 0xE0000


IGNORED = {0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0}
ANY_SIGN = st.one_of(
    st.characters(), st.characters(max_codepoint=0x2FFF), st.characters(min_codepoint=0x1F000, max_codepoint=0x1FAFF)
)


@pytest.mark.parametrize("drawn", ["missing", "never", "always"])
@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=120, deadline=None)
@given(sign=ANY_SIGN)
@example(sign="\u0301")
@example(sign="？")
@example(sign="\ud800")
@example(sign="\ufdfa")
@example(sign="¿")
def test_every_sign_comes_out_as_something(name: str, drawn: str, sign: str) -> None:
    table = alphabet(name, drawn)
    printed = table.spelled(cleaned(sign))
    if seen(sign) and unicodedata.normalize("NFC", sign) == sign:
        assert printed.strip(), f"lost: {sign!r}"
    assert printed.count("?") == cleaned(sign).count("?")
    for char in printed:
        own_byte = drawn != "always" and table.page_of(char) is not None
        assert own_byte or char in " \u00a0" or (drawn != "never" and shipped_face().has(char)) or char.isascii()


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=80, deadline=None)
@given(text=st.text(ANY_SIGN, max_size=40))
def test_a_question_mark_is_printed_only_for_one(profiles: Profiles, name: str, text: str) -> None:
    document = from_json({"blocks": [{"type": "text", "text": text}]})
    data = encode(document, profiles.printer(name), shipped_face())
    letters = b"".join(token.data for token in tokens(data) if token.name == "text")
    asked = sum(cleaned(line).count("?") for line in [text])
    assert letters.count(b"?") <= asked


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Қазақстан", "Казакстан"),
        ("თბილისი", "tbilisi"),
        ("Հայաստան", "Hayastan"),
        ("서울", "seoul"),
        ("ﬁ ① Ⅷ ２", "fi 1 VIII 2"),
        ("漢", "[U+6F22]"),
        ("☂😀", "[umbrella][grinning face]"),
        ("🇷🇺", "RU"),
        ("1 ₾ ₼ ₺ ½ ≠", "1 GEL AZN TRY 1/2 <>"),
        ("👍\U0001f3fd️", "[thumbs up sign][emoji modifier fitzpatrick type-4]"),
    ],
)
def test_other_words(text: str, printed: str) -> None:
    assert alphabet("epson-tm-t20iii", "never").spelled(cleaned(text)).split() == printed.split()


def test_a_shop_chooses_its_own_words(profiles: Profiles) -> None:
    profile = profiles.printer("epson-tm-t20iii")
    own = msgspec.structs.replace(profile, text=msgspec.structs.replace(profile.text, spelled={"☂": "зонт", "«": "<<"}))
    assert alphabet_of(own, "ru", shipped_face()).spelled("☂ «Ж") == "зонт <<Ж"


def test_a_stress_mark_is_drawn_on_its_letter_and_takes_no_cell(profiles: Profiles) -> None:
    document = from_json({"blocks": [{"type": "text", "text": "за\u0301мок"}]})
    found = tokens(encode(document, profiles.printer("epson-tm-t20iii"), shipped_face()))
    assert "raster" in {token.name for token in found}
    assert cell_width("\u0301") == 0
    plain = from_json({"blocks": [{"type": "text", "text": "за\u0301мок"}]})
    never = with_drawn(profiles.printer("epson-tm-t20iii"), "never")
    assert "за'мок".encode("cp866") in encode(plain, never)


@pytest.mark.parametrize("letter", ["а", "м", "Ц", "W"])
@pytest.mark.parametrize("mark", ["\u0301", "\u0308"])
def test_a_mark_stands_above_its_letter_and_leaves_it_as_it_is(letter: str, mark: str) -> None:
    bare, marked = (shipped_face().cell(sign, 24, 48) for sign in (letter, letter + mark))
    box = bare.getbbox()
    assert box is not None
    body = (0, box[1], 24, 48)
    assert bare.crop(body).tobytes() == marked.crop(body).tobytes()
    above = marked.crop((0, 0, 24, box[1])).getbbox()
    assert above is not None
    assert 4 <= above[0] < above[2] <= 20, above


@pytest.mark.parametrize("text", ["a\u2028b", "a\u0085b", "a\rb", "a\x0bb", "a\x0cb"])
def test_every_kind_of_line_break_breaks_the_line(profiles: Profiles, text: str) -> None:
    data = encode(from_json({"blocks": [{"type": "text", "text": text}]}), profiles.printer("epson-tm-t20iii"))
    assert data.endswith(b"a\nb\n")


@pytest.mark.skipif(not installed_faces(), reason="this machine has no further faces")
def test_a_script_that_no_page_has_is_drawn_where_the_machine_has_a_face_for_it(profiles: Profiles) -> None:
    face = Typeface([*sorted((ROOT / "static" / "vendor" / "jetbrains-mono").glob("*.woff2")), *installed_faces()])
    drawn = next(sign for sign in "თՀ漢☂" if face.has(sign))
    found = tokens(encode(from_json({"blocks": [{"type": "text", "text": drawn}]}), profiles.printer("epson-tm-t20iii"), face))
    ink = b"".join(token.data for token in found if token.name == "raster")
    assert ink.count(b"\x00") < len(ink), "an empty picture"


def test_letters_from_right_to_left_are_spelled_and_not_drawn_backwards(profiles: Profiles) -> None:
    face = Typeface(installed_faces())
    assert not face.has("ש")
    data = encode(from_json({"blocks": [{"type": "text", "text": "שלום"}]}), profiles.printer("epson-tm-t20iii"), face)
    assert data.endswith(b"shlvm\n")


@pytest.mark.parametrize("sign", ["\u2028", "\u2029"])
def test_a_pair_has_one_line_whatever_stands_in_it(profiles: Profiles, sign: str) -> None:
    blocks = [{"type": "pair", "left": f"a{sign}b", "right": f"1{sign}2"}]
    data = encode(from_json({"blocks": blocks}), profiles.printer("zjiang-pos-5890"), shipped_face())
    assert data.endswith(b"a b" + b" " * 26 + b"1 2\n")


@pytest.mark.parametrize("text", ["ș\U000e0041\u0301", "ș\u0301\u0489\u20dd", "ș\u200d\u0e33", "\u0345ș", "ș\udfff"])
def test_any_sequence_of_signs_and_marks_is_drawn_without_an_error(profiles: Profiles, text: str) -> None:
    for name in ("zjiang-pos-5890", "star-tsp100", "custom-vkp80ii"):
        encode(from_json({"blocks": [{"type": "text", "text": text, "width": 2}]}), profiles.printer(name), shipped_face())


def test_words_for_a_sign_are_drawn_where_the_printer_has_no_letters_for_them(profiles: Profiles) -> None:
    letters = alphabet_of(profiles.printer("custom-vkp80ii"), "ru", shipped_face())
    assert letters.spelled("5 ₽, 3 ₸") == "5 руб., 3 тг"


@pytest.mark.parametrize(("text", "read"), [("سلام", "slam"), ("قهوة", "qhwa"), ("Хлѣбъ", "Хлебъ")])
def test_letters_that_no_face_draws_are_sounded(profiles: Profiles, text: str, read: str) -> None:
    assert alphabet_of(profiles.printer("epson-tm-u220"), "ru", Typeface()).spelled(text) == read
