"""ESC/POS read as a printer reads it: bytes in, one command after the other out. Knows nothing of who wrote them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Token:
    """`name` of the command, its fixed one-byte arguments, its data; `raw` is everything as it came."""

    name: str
    raw: bytes
    args: tuple[int, ...] = ()
    data: bytes = b""


FIXED: dict[bytes, tuple[str, int]] = {
    b"\x1b@": ("init", 0),
    b"\x1bt": ("page", 1),
    b"\x1ba": ("align", 1),
    b"\x1bE": ("bold", 1),
    b"\x1bG": ("bold", 1),
    b"\x1b!": ("mode", 1),
    b"\x1b-": ("underline", 1),
    b"\x1bd": ("feed_lines", 1),
    b"\x1bJ": ("feed_dots", 1),
    b"\x1b2": ("spacing_default", 0),
    b"\x1b3": ("spacing", 1),
    b"\x1bR": ("charset", 1),
    b"\x1bM": ("font", 1),
    b"\x1b ": ("gap", 1),
    b"\x1b{": ("upside_down", 1),
    b"\x1bp": ("drawer", 3),
    b"\x1bB": ("buzzer", 2),
    b"\x1d!": ("size", 1),
    b"\x1dB": ("inverse", 1),
    b"\x1dH": ("code_letters", 1),
    b"\x1df": ("code_font", 1),
    b"\x1dh": ("code_height", 1),
    b"\x1dw": ("code_module", 1),
    b"\x1da": ("push_status", 1),
    b"\x1dr": ("ask", 1),
    b"\x1dI": ("ask_id", 1),
    b"\x1dL": ("left_margin", 2),
    b"\x1dW": ("area_width", 2),
    b"\x1c.": ("kanji_off", 0),
    b"\x1c&": ("kanji_on", 0),
    b"\x1cp": ("stored_picture", 2),
    b"\x10\x04": ("ask_now", 1),
    b"\x10\x05": ("recover", 1),
}
SINGLE = {0x00: "nul", 0x0A: "line_feed", 0x0D: "carriage_return", 0x09: "tab", 0x0C: "form_feed", 0x18: "cancel"}
INTRODUCERS = (0x10, 0x1B, 0x1C, 0x1D)


class Tokenizer:
    """Holds the bytes of the command that is not complete; `pending` are the bytes not given out yet."""

    def __init__(self) -> None:
        self._bytes = bytearray()

    @property
    def pending(self) -> int:
        return len(self._bytes)

    def add(self, data: bytes) -> None:
        self._bytes += data

    def clear(self) -> None:
        self._bytes.clear()

    def take(self) -> Token | None:
        """The next complete command or run of letters, None when the bytes end before it does."""
        if not self._bytes:
            return None
        token = self._next(self._bytes)
        if token is not None:
            del self._bytes[: len(token.raw)]
        return token

    def _next(self, data: bytearray) -> Token | None:
        return _next(data)


def tokens(data: bytes, reader: Tokenizer | None = None) -> list[Token]:
    """All complete commands of `data`; a rest that is none is one token "incomplete"."""
    reader = reader or Tokenizer()
    reader.add(data)
    found = []
    while (token := reader.take()) is not None:
        found.append(token)
    rest = data[len(data) - reader.pending :]
    return [*found, Token("incomplete", rest)] if rest else found


def _next(data: bytearray) -> Token | None:
    first = data[0]
    if first >= 0x20 and first != 0x7F:
        end = next((at for at, byte in enumerate(data) if byte < 0x20 or byte == 0x7F), len(data))
        return Token("text", bytes(data[:end]), data=bytes(data[:end]))
    if first not in INTRODUCERS:
        return Token(SINGLE.get(first, "unknown"), bytes(data[:1]))
    if len(data) < 2:
        return None
    head = bytes(data[:2])
    if head in FIXED:
        name, count = FIXED[head]
        return _fixed(name, data, 2 + count)
    return _long(head, data)


def _fixed(name: str, data: bytearray, length: int) -> Token | None:
    return Token(name, bytes(data[:length]), tuple(data[2:length])) if len(data) >= length else None


def _long(head: bytes, data: bytearray) -> Token | None:
    """Commands whose length stands inside them."""
    if head == b"\x1dV":
        return _fixed("cut", data, 4 if len(data) > 2 and data[2] >= 65 else 3)
    if head == b"\x1dk":
        return _linear_code(data)
    if head == b"\x1dv":
        size = _word(data, 4) * _word(data, 6)
        return _sized("raster", data, 8, size, (3, 8))
    if head == b"\x1d(":
        return _sized("group", data, 5, _word(data, 3), (2, 3))
    if head == b"\x1b*":
        deep = 3 if len(data) > 2 and data[2] in (32, 33) else 1
        return _sized("columns", data, 5, _word(data, 3) * deep, (2, 5))
    if head == b"\x1b(":
        return _sized("group", data, 5, _word(data, 3), (2, 3))
    if head == b"\x10\x14":
        return _fixed("realtime", data, {1: 5, 2: 5, 8: 10}.get(data[2] if len(data) > 2 else 0, 5))
    return Token("unknown", head)


def _linear_code(data: bytearray) -> Token | None:
    if len(data) < 4:
        return None
    if data[2] >= 65:
        return _sized("linear_code", data, 4, data[3], (2, 3))
    end = data.find(0, 3)
    return Token("linear_code", bytes(data[: end + 1]), (data[2],), bytes(data[3:end])) if end >= 0 else None


def _sized(name: str, data: bytearray, header: int, size: int, args: tuple[int, int]) -> Token | None:
    if len(data) < header or len(data) < header + size:
        return None
    return Token(name, bytes(data[: header + size]), tuple(data[args[0] : args[1]]), bytes(data[header : header + size]))


def _word(data: bytearray, at: int) -> int:
    return int.from_bytes(data[at : at + 2], "little")
