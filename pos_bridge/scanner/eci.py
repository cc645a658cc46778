r"""Extended channel interpretation: a 2D code that names its own charset.

Where the AIM identifier says so, the data has `\nnnnnn` before each stretch in another charset and every other backslash
doubled (ISO/IEC 15424, 5.3; numbers: AIM ECI register).
"""

import re

AIM = frozenset(f"]{one}" for one in ("Q2", "Q4", "Q6", "d4", "d5", "d6", "L1", "z3", "z4", "z5", "z9", "zA", "zB"))
_SWITCH = re.compile(rb"\\(\d{6})|\\\\")
_CHARSETS = {n: f"iso8859-{n - 2}" for n in (*range(3, 14), *range(15, 19))} | {
    0: "cp437", 1: "latin-1", 2: "cp437", 20: "shift_jis", 21: "cp1250", 22: "cp1251", 23: "cp1252", 24: "cp1256",
    25: "utf-16-be", 26: "utf-8", 27: "ascii", 28: "big5", 29: "gb18030", 30: "euc_kr",
}  # fmt: skip


def unescaped(data: bytes) -> str | None:
    """The text, None where a stretch has a charset that is not known here or does not fit it."""
    text = ""
    charset: str | None = "utf-8"
    start = 0
    part = b""
    for found in _SWITCH.finditer(data):
        part += data[start : found.start()]
        start = found.end()
        if found[1] is None:
            part += b"\\"
            continue
        decoded = _decoded(part, charset)
        if decoded is None:
            return None
        text, part = text + decoded, b""
        charset = _CHARSETS.get(int(found[1]))
    decoded = _decoded(part + data[start:], charset)
    return None if decoded is None else text + decoded


def _decoded(part: bytes, charset: str | None) -> str | None:
    if not part:
        return ""
    try:
        return part.decode(charset) if charset else None
    except UnicodeDecodeError:
        return None
