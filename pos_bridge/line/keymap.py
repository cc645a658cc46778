"""Keys of a scanner that poses as a US keyboard, turned into the bytes it means. Pure: no port, no clock.

Key codes: linux/input-event-codes.h. What a scanner types it types by the US layout, whatever layout the screen has: nobody's
settings of the desktop come in between, because the keys are taken from this device alone.
"""

_ROWS = (
    (2, "1234567890-=", "!@#$%^&*()_+"),
    (16, "qwertyuiop[]", "QWERTYUIOP{}"),
    (30, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
    (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
)
_PLAIN = {start + n: pair for start, low, high in _ROWS for n, pair in enumerate(zip(low, high, strict=True))}
_PLAIN |= {57: (" ", " "), 15: ("\t", "\t"), 86: ("<", ">")}
_ENTER = {28, 96}
_KEYPAD = {71: "7", 72: "8", 73: "9", 75: "4", 76: "5", 77: "6", 79: "1", 80: "2", 81: "3", 82: "0"}
_KEYPAD_SIGNS = {55: "*", 74: "-", 78: "+", 83: ".", 98: "/"}
_SHIFT, _CTRL, _ALT = {42, 54}, {29, 97}, {56, 100}
_CAPS = 58
_MOST_DIGITS = 7

LOST = b"\x00"
"Stands where keys were lost: no code has it, so the scan that it is in is refused and not read wrongly."


class KeyMap:
    """`key(code, pressed)` returns the bytes that are certain now, b"" mostly. Enter is CR. Holds a few digits, never more."""

    def __init__(self) -> None:
        self._held: set[int] = set()
        self._caps = False
        self._digits = ""

    def key(self, code: int, pressed: bool) -> bytes:
        if not pressed:
            self._held.discard(code)
            return self._numbered() if code in _ALT and not self._held & _ALT else b""
        if code in _SHIFT | _CTRL | _ALT:
            self._held.add(code)
            return b""
        if code == _CAPS:
            self._caps = not self._caps
            return b""
        return self._typed(code)

    def lost(self) -> bytes:
        """Keys were dropped on the way: what is held down is not known any more."""
        self._held.clear()
        self._digits = ""
        return LOST

    def _typed(self, code: int) -> bytes:
        if code in _ENTER:
            return b"\r"
        if self._held & _ALT:
            self._digits = (self._digits + _KEYPAD.get(code, ""))[:_MOST_DIGITS]
            return b""
        sign = _KEYPAD.get(code) or _KEYPAD_SIGNS.get(code)
        if sign is None and code in _PLAIN:
            low, high = _PLAIN[code]
            raised = bool(self._held & _SHIFT) != (self._caps and low.isalpha())
            sign = high if raised else low
        if sign is None:
            return b""
        if self._held & _CTRL and "@" <= sign.upper() <= "_":
            # Ctrl+] is 1D, the separator of GS1 fields.
            return bytes([ord(sign.upper()) & 0x1F])
        return sign.encode()

    def _numbered(self) -> bytes:
        """Alt and digits of the keypad: a byte up to 255, whose letter the profile's charsets know, above that a Unicode number."""
        digits, self._digits = self._digits, ""
        number = int(digits) if digits else 0
        if number < 256:
            return bytes([number]) if number else b""
        if number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
            return LOST
        return chr(number).encode()
