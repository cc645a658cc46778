"""From bytes to text that cannot carry a command: charset by the profile's list, control characters never pass."""

import unicodedata
from collections.abc import Sequence

from pos_bridge.profiles.scanner_schema import Control

_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def decoded(data: bytes, charsets: Sequence[str]) -> str | None:
    """The first charset of the list that fits strictly; None where none does."""
    for charset in charsets:
        try:
            return data.decode(charset)
        except UnicodeDecodeError:
            continue
    return None


def cleaned(text: str, control: Control) -> str | None:
    """The text with nothing in it but visible signs, spaces and the allowed separators; None where it must be refused."""
    if text.isprintable():
        return text
    allowed = {chr(byte) for byte in bytes.fromhex(control.allowed)}
    hidden = {char for char in set(text) - allowed if unicodedata.category(char) in _HIDDEN}
    if not hidden:
        return text
    if control.on_other == "reject":
        return None
    return "".join(char for char in text if char not in hidden)
