"""Bars of linear codes as runs of modules (ISO/IEC 15417 for Code 128, ISO/IEC 15420 for EAN-13). Facts only."""

_BARS = (
    "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 "
    "223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 "
    "112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 "
    "311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 "
    "122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 "
    "214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112"
)
QUIET = 10
"Modules of white at each end of a linear code (ISO/IEC 15417)."

CODE128 = tuple(_BARS.split(" "))
START_B, START_C, TO_B, TO_C, STOP = 104, 105, 100, 99, 106

EAN_LEFT_ODD = ["3211", "2221", "2122", "1411", "1132", "1231", "1114", "1312", "1213", "3112"]
EAN_PARITY = ["OOOOOO", "OOEOEE", "OOEEOE", "OOEEEO", "OEOOEE", "OEEOOE", "OEEEOO", "OEOEOE", "OEOEEO", "OEEOEO"]


def code128_sets(text: str) -> list[tuple[str, str]]:
    """Printable ASCII cut into ("B", letters) and ("C", pairs of digits): a run of four or more digits pays for its switch."""
    parts: list[tuple[str, str]] = []
    letters = ""
    at = 0
    while at < len(text):
        pairs = _digits(text, at) // 2 * 2
        if pairs < 4:
            letters += text[at]
            at += 1
            continue
        if letters:
            parts.append(("B", letters))
            letters = ""
        parts.append(("C", text[at : at + pairs]))
        at += pairs
    return [*parts, ("B", letters)] if letters else parts


def code128_values(text: str) -> list[int]:
    """Symbol values from the start on, without check and stop."""
    values: list[int] = []
    for code_set, part in code128_sets(text):
        if code_set == "C":
            values.append(TO_C if values else START_C)
            values += [int(part[at : at + 2]) for at in range(0, len(part), 2)]
        else:
            values.append(TO_B if values else START_B)
            values += [ord(char) - 32 for char in part]
    return values


def code128_runs(values: list[int]) -> list[int]:
    """Widths of bar, space, bar ... for symbol values that begin with a start; check symbol and stop are added."""
    check = (values[0] + sum(place * value for place, value in enumerate(values))) % 103
    return [int(width) for value in (*values, check, STOP) for width in CODE128[value]]


def ean13_runs(digits: str) -> list[int]:
    """Widths of bar, space, bar ... for thirteen digits."""
    left = ""
    for digit, parity in zip(digits[1:7], EAN_PARITY[int(digits[0])], strict=True):
        pattern = EAN_LEFT_ODD[int(digit)]
        left += pattern if parity == "O" else pattern[::-1]
    right = "".join(EAN_LEFT_ODD[int(digit)] for digit in digits[7:])
    return [int(width) for width in "111" + left + "11111" + right + "111"]


def _digits(text: str, at: int) -> int:
    end = at
    while end < len(text) and text[end] in "0123456789":
        end += 1
    return end - at
