"""ESC/POS commands as bytes (names and layout: Epson "ESC/POS Application Programming Guide"). Nothing here is text."""

from typing import Literal

INIT = b"\x1b@"
LINE_FEED = b"\n"
RULES = {"left": 0, "center": 1, "right": 2}


def select_page(slot: int) -> bytes:
    """ESC t n"""
    return bytes([0x1B, 0x74, slot])


def align(side: Literal["left", "center", "right"]) -> bytes:
    """ESC a n; the printer obeys only at the beginning of a line."""
    return bytes([0x1B, 0x61, RULES[side]])


def bold(on: bool) -> bytes:
    """ESC E n"""
    return bytes([0x1B, 0x45, int(on)])


def size(width: int, height: int) -> bytes:
    """GS ! n, multiples 1..8"""
    return bytes([0x1D, 0x21, (width - 1) << 4 | (height - 1)])


def feed(lines: int) -> bytes:
    """ESC d n"""
    return bytes([0x1B, 0x64, lines])


def cut(kind: Literal["partial", "full"], dots: int) -> bytes:
    """GS V 65|66 n: feed to the cutting place plus n, then cut"""
    return bytes([0x1D, 0x56, 65 if kind == "full" else 66, dots])


def linear_code(symbology: Literal["code128", "ean13"], data: bytes, module: int, height: int) -> bytes:
    """GS H 0 (no letters), GS h, GS w, GS k m n: EAN-13 is 67, Code 128 is 73 and begins with its code set."""
    look = bytes([0x1D, 0x48, 0, 0x1D, 0x68, height, 0x1D, 0x77, module])
    return look + bytes([0x1D, 0x6B, 67 if symbology == "ean13" else 73, len(data)]) + data


def qr_code(data: bytes, module: int) -> bytes:
    """GS ( k, functions 165 (model 2), 167 (module), 169 (correction M), 180 (store), 181 (print)"""
    stored = len(data) + 3
    return b"".join(
        [
            b"\x1d(k\x04\x00\x31\x41\x32\x00",
            b"\x1d(k\x03\x00\x31\x43" + bytes([module]),
            b"\x1d(k\x03\x00\x31\x45\x31",
            b"\x1d(k" + stored.to_bytes(2, "little") + b"\x31\x50\x30" + data,
            b"\x1d(k\x03\x00\x31\x51\x30",
        ]
    )


def raster(row_bytes: int, rows: int, data: bytes) -> bytes:
    """GS v 0: one band, one bit a dot, black is 1"""
    return b"\x1dv0\x00" + row_bytes.to_bytes(2, "little") + rows.to_bytes(2, "little") + data


def push_status(on: bool) -> bytes:
    """GS a n: report changes of online, error and paper (ESC @ switches this off)"""
    return bytes([0x1D, 0x61, 0x0E if on else 0])


def ask_now(question: int) -> bytes:
    """DLE EOT n: answered at once, ahead of the buffer"""
    return bytes([0x10, 0x04, question])


ASK_PAPER_IN_TURN = b"\x1dr\x01"
"GS r 1: answered when the buffer gets there"


def ask_when_printed(mark: bytes) -> bytes:
    """GS ( H, function 48: four printable bytes that come back as `37 22 mark 00` when the paper is done"""
    return b"\x1d(H\x06\x00\x30\x30" + mark
