"""Hostile strings through the encoder of every printer and display, hostile bytes through everything that reads their answers."""

import random
from collections import Counter
from pathlib import Path

from pos_bridge.display import screen_bytes
from pos_bridge.document import from_json
from pos_bridge.printer import Typeface, command_set, encode
from pos_bridge.profiles import PrinterProfile, load_profiles
from pos_bridge.scale import ScaleDecoder
from pos_bridge.simulator.star_tokenizer import StarTokenizer
from pos_bridge.simulator.tokenizer import Token, tokens
from pos_bridge.writing import cleaned

ROOT = Path(__file__).parents[2]
PROFILES = load_profiles(ROOT / "firmware_profiles")
FACE = Typeface(sorted((ROOT / "static" / "vendor" / "jetbrains-mono").glob("*.woff2")))

ORDINARY = "Куртка мембранная, размер 42-44; цвет: графит. Jacket 0123456789 %"
NASTY = "\x1b@\x1bp\x00\x19\xfa\x10\x14\x01\x00\x01\x10\x04\x01\x10\x05\x02\x1dV\x00\x1d(k\x1c.\x07\x1a\x17\x1b\x06\x18\x18\x0c"
NASTY += "\r\n\t\x7f\u2028\u202e"
WORDS = "Куртка «Гряда» — 18\u00a0905\u00a0₽ № 7 café Қазақ თბილისი 漢字 ☂ 😀 за\u0301мок ？? ﷺ \ud800 \ue000 \ufe0f\u200d🇷🇺 ½ µ ×"
LETTERS = {
    "text", "line_feed", "init", "page", "kanji_off", "push_status", "raster", "columns", "spacing", "spacing_default", "align",
    "bold", "bold_on", "bold_off", "size", "star_size", "mode", "band", "rows_begin", "rows_page", "row_of_dots", "rows_end",
}  # fmt: skip
"What may come of words and nothing else: no cut, no drawer, no question, nothing unknown, nothing unfinished."


class Printers:
    """One document of hostile words in each case, for one printer, and the same words for one display."""

    def __init__(self) -> None:
        self._printers = list(PROFILES.printers.values())
        self._displays = list(PROFILES.displays.values())
        self._done: Counter[str] = Counter()

    def case(self, number: int) -> None:
        dice = random.Random(number)
        words, other = hostile(dice), hostile(dice)
        profile = dice.choice(self._printers)
        width = dice.choice((1, 1, 1, 2))
        blocks = [{"type": "text", "text": words, "width": width}, {"type": "pair", "left": other, "right": words[:12]}]
        document = from_json({"language": dice.choice(("ru", "en")), "blocks": blocks})
        found = tokens(encode(document, profile, FACE), _reader(profile))
        check(found, profile, [words, other, words[:12]])
        display = dice.choice(self._displays)
        shown = screen_bytes([words, (other, words)], display, "ru")
        screen = display.screen
        head = bytes.fromhex(screen.preamble) + bytes.fromhex(display.signs.select)
        ends = sum(len(bytes.fromhex(row)) + len(bytes.fromhex(screen.row_end)) + screen.columns for row in screen.rows)
        assert len(shown) == len(head) + ends, "a row of another length"
        self._done["drawn" if any(token.data for token in found if token.name not in ("text", "unknown")) else "letters"] += 1

    def told(self) -> str:
        return f"documents of letters alone {self._done['letters']}, with rows of dots {self._done['drawn']}"


class Replies:
    """Noise, cut answers and honest ones in any order: no exception, bounded memory, and the next honest answer is read."""

    def __init__(self) -> None:
        self._printers = list(PROFILES.printers.values())
        self._scales = list(PROFILES.scales.values())
        self._answers = 0

    def case(self, number: int) -> None:
        dice = random.Random(number)
        profile = dice.choice(self._printers)
        demux = command_set(profile).demux()
        for _ in range(dice.randrange(1, 12)):
            if dice.random() < 0.4:
                demux.asked(dice.choice((1, 2, 3, 4, -2)))
            self._answers += len(demux.feed(noise(dice)))
        healthy = (
            b"\x23\x06\x00\x00\x00\x00\x00\x00\x00" if profile.dialect != "escpos" else b"\x00" * 100 + b"\x10\x00\x00\x00" * 2
        )
        assert demux.feed(healthy), "an honest answer after noise was not read"
        assert demux.status.hindrance is None
        decoder = ScaleDecoder(dice.choice(self._scales))
        for _ in range(dice.randrange(1, 12)):
            decoder.feed(noise(dice))
        assert decoder.feed(b"\r\x0201.500\r")[-1].grams is not None

    def told(self) -> str:
        return f"{self._answers} answers read out of noise"


def hostile(dice: random.Random) -> str:
    """Up to 60 signs: commands, words of a shop, and any sign of Unicode."""
    whole = dice.random() < 0.5  # half of all texts hold nothing that must be drawn: rows of letters are what is attacked there
    kinds = [lambda: dice.choice(NASTY), lambda: dice.choice(ORDINARY), lambda: dice.choice(ORDINARY)]
    if not whole:
        kinds += [lambda: dice.choice(WORDS), lambda: chr(dice.randrange(0x110000)), lambda: chr(dice.randrange(0x250))]
    return "".join(dice.choice(kinds)() for _ in range(dice.randrange(48)))


def noise(dice: random.Random) -> bytes:
    return dice.choice(
        (
            dice.randbytes(dice.randrange(40)),
            bytes(dice.choice(b"\x10\x12\x00\x37\x22\x5f\x3d\x23\x0f\x02\x3f\x0d\x11\x13") for _ in range(dice.randrange(60))),
            b"\x37\x22AB1" + dice.randbytes(3),
            b"\x5f" + b"E" * dice.randrange(200),
        )
    )


def check(found: list[Token], profile: PrinterProfile, words: list[str]) -> None:
    """Raises for a command that words carried through, and for a question mark that nobody wrote."""
    names = {token.name for token in found}
    assert names <= LETTERS, names - LETTERS
    letters = [token.data for token in found if token.name == "text"]
    assert all(byte >= 0x20 and byte != 0x7F for data in letters for byte in data)
    # A wide row repeats nothing and a narrow one cuts nothing: whatever is asked was asked in the words.
    asked = sum(cleaned(text).count("?") for text in words)
    assert sum(data.count(b"?") for data in letters) <= asked, "a sign was lost"
    assert sum(token.name == "init" for token in found) == 1


def _reader(profile: PrinterProfile) -> StarTokenizer | None:
    return StarTokenizer() if profile.dialect != "escpos" else None
