"""Words into rows of a given number of columns."""

from pos_bridge.writing.letters import cell_width, cells

MIN_LEFT = 8
"A pair's left side narrower than this is unreadable: the right side goes on its own row."


def wrapped(text: str, columns: int) -> list[str]:
    """Rows of at most `columns` cells, broken at spaces, long words cut. An empty text is one empty row."""
    rows: list[str] = []
    row = ""
    for word in text.split(" "):
        joined = f"{row} {word}" if row or (rows and not word) else row + word
        if cells(joined) <= columns:
            row = joined
            continue
        if row:
            rows.append(row.rstrip())
        *full, row = _cut(word, columns)
        rows += full
    return [*rows, row.rstrip()]


def paired(left: str, right: str, columns: int) -> list[str]:
    """Left wraps; right stands at the right edge of the last row."""
    room = columns - cells(right) - 1
    if room < min(MIN_LEFT, cells(left)):
        return wrapped(left, columns) + [_pad(part, columns) for part in wrapped(right, columns)]
    *above, last = wrapped(left, room)
    return [*above, last + " " * (columns - cells(last) - cells(right)) + right]


def aligned(row: str, columns: int, side: str) -> str:
    """The row filled up to all columns, for a picture that stands in for it."""
    space = max(0, columns - cells(row))
    before = {"left": 0, "center": space // 2, "right": space}[side]
    return " " * before + row + " " * (space - before)


def _pad(row: str, columns: int) -> str:
    return aligned(row, columns, "right")


def _cut(word: str, columns: int) -> list[str]:
    parts, part, width = [], "", 0
    for char in word:
        step = cell_width(char)
        if width + step > columns:
            parts.append(part)
            part, width = "", 0
        part += char
        width += step
    return [*parts, part]
