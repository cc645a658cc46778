"""Star Line Mode read as a printer reads it: two languages in one, outside and inside of raster mode."""

from pos_bridge.simulator.tokenizer import Token, Tokenizer

FIXED: dict[bytes, tuple[str, int]] = {
    b"\x1b@": ("init", 0),
    b"\x1b\x1dt": ("page", 1),
    b"\x1b\x1da": ("align", 1),
    b"\x1bE": ("bold_on", 0),
    b"\x1bF": ("bold_off", 0),
    b"\x1bi": ("star_size", 2),
    b"\x1ba": ("feed_lines", 1),
    b"\x1bd": ("star_cut", 1),
    b"\x1b\x07": ("pulse_width", 2),
    b"\x1b\x1ea": ("push_status", 1),
    b"\x1b\x1eE": ("count_from_zero", 1),
    b"\x1b\x06\x01": ("ask_all", 0),
    b"\x1b\x1cp": ("stored_picture", 2),
    b"\x1b\x1dyS0": ("qr_model", 1),
    b"\x1b\x1dyS1": ("qr_level", 1),
    b"\x1b\x1dyS2": ("qr_module", 1),
    b"\x1b\x1dyP": ("qr_print", 0),
    b"\x1b*rA": ("rows_begin", 0),
    b"\x1b*rB": ("rows_end", 0),
    b"\x1b*rR": ("rows_reset", 0),
    b"\x1b\x0c\x04": ("rows_cut", 0),
}
SINGLE = {0x00: "nul", 0x07: "drawer_one", 0x0A: "line_feed", 0x0D: "line_feed", 0x17: "count", 0x18: "cancel", 0x1A: "drawer_two"}
NUMBERED = {b"\x1b*rP": "rows_page", b"\x1b*rE": "rows_cut_mode", b"\x1b*rY": "rows_feed", b"\x1b*rQ": "rows_quality"}


class StarTokenizer(Tokenizer):
    """Fulfils the same as the ESC/POS one."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = False

    def clear(self) -> None:
        super().clear()
        self._rows = False

    def _next(self, data: bytearray) -> Token | None:
        token = self._read(data)
        if token is not None and token.name in ("rows_begin", "rows_end", "init"):
            self._rows = token.name == "rows_begin"
        return token

    def _read(self, data: bytearray) -> Token | None:
        first = data[0]
        if self._rows and first == ord("b"):
            return _sized("row_of_dots", data, 3, 1)
        if first == 0x1B:
            return _command(data)
        if first >= 0x20 and first != 0x7F and not self._rows:
            end = next((at for at, byte in enumerate(data) if byte < 0x20 or byte == 0x7F), len(data))
            return Token("text", bytes(data[:end]), data=bytes(data[:end]))
        return Token(SINGLE.get(first, "unknown"), bytes(data[:1]))


def _command(data: bytearray) -> Token | None:
    for head, (name, count) in FIXED.items():
        if data.startswith(head):
            size = len(head) + count
            return Token(name, bytes(data[:size]), tuple(data[len(head) : size])) if len(data) >= size else None
    for head, name in NUMBERED.items():
        if data.startswith(head):
            return _to_nul(name, data, len(head))
    if data.startswith(b"\x1b\x1dyD1"):
        return _sized("qr_data", data, 8, 6)
    if data.startswith(b"\x1b\x1dS"):
        return _bands(data)
    if data.startswith(b"\x1bb"):
        return _bars(data)
    known = (*FIXED, *NUMBERED, b"\x1b\x1dyD1", b"\x1b\x1dS", b"\x1bb")
    if any(head.startswith(bytes(data)) for head in known):
        return None
    return Token("unknown", bytes(data[:2]))


def _sized(name: str, data: bytearray, header: int, length_at: int) -> Token | None:
    if len(data) < header:
        return None
    size = header + int.from_bytes(data[length_at : length_at + 2], "little")
    return Token(name, bytes(data[:size]), data=bytes(data[header:size])) if len(data) >= size else None


def _to_nul(name: str, data: bytearray, header: int) -> Token | None:
    end = data.find(0, header)
    if end < 0:
        return None
    digits = bytes(data[header:end])
    return Token(name, bytes(data[: end + 1]), (int(digits),) if digits.isdigit() else ())


def _bands(data: bytearray) -> Token | None:
    """ESC GS S m xL xH yL yH n"""
    if len(data) < 9:
        return None
    wide, high = int.from_bytes(data[4:6], "little"), int.from_bytes(data[6:8], "little")
    size = 9 + wide * high
    return Token("band", bytes(data[:size]), (wide, high), bytes(data[9:size])) if len(data) >= size else None


def _bars(data: bytearray) -> Token | None:
    """ESC b n1 n2 n3 n4 .. RS; a byte that no code can hold ends it without a picture."""
    for at in range(6, len(data)):
        if data[at] < 0x20:
            whole = data[at] == 0x1E
            return Token("bars" if whole else "unknown", bytes(data[: at + whole]), tuple(data[2:6]), bytes(data[6:at]))
    return None
