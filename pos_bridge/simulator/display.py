"""A customer display with two rows of twenty, which understands CD5220 and Epson's DM-D at once."""

from pathlib import Path

from pos_bridge.simulator.small_device import SmallDevice
from pos_bridge.simulator.usb import UsbPlug

COLUMNS, ROWS = 20, 2
TABLES = {b"\x1bc": {ord("R"): "cp866", ord("J"): "cp437"}, b"\x1bt": {0: "cp437", 17: "cp866", 16: "cp1252"}}
"By the command that selects them: CD5220 ESC c (Russia is R), DM-D ESC t."


class VirtualDisplay(SmallDevice):
    """`shown` are its rows as a shopper reads them."""

    def __init__(self, directory: Path, name: str = "display", plug: UsbPlug | None = None) -> None:
        self._cells = [[" "] * COLUMNS for _ in range(ROWS)]
        self._page = "cp437"
        self._at = (0, 0)
        self._whole_row: int | None = None
        self._held = b""
        super().__init__(directory, name, plug)

    @property
    def shown(self) -> tuple[str, ...]:
        return tuple("".join(row).rstrip() for row in self._cells)

    def power_cycle(self) -> None:
        self._order(self._reset)

    def _reset(self) -> None:
        self._cells = [[" "] * COLUMNS for _ in range(ROWS)]
        self._page, self._at, self._whole_row, self._held = "cp437", (0, 0), None, b""

    def _heard(self, data: bytes) -> bytes:
        self._held += data
        while self._held:
            size = self._obey(self._held)
            if not size:
                break
            self._held = self._held[size:]
        return b""

    def _obey(self, data: bytes) -> int:
        """Bytes used up; 0 while the command is not whole."""
        head, arguments = data[:2], data[2:]
        if data[0] == 0x1B and len(data) < 3 and head != b"\x1b@":
            return 0
        if head == b"\x1b@":
            self._reset_signs()
            return 2
        if head in TABLES:
            self._page = TABLES[head].get(arguments[0], "cp437")
            return 3
        if head == b"\x1bQ":
            row = {ord("A"): 0, ord("B"): 1}.get(arguments[0])
            if row is not None:
                self._whole_row, self._at = row, (row, 0)
            return 3
        if head == b"\x1f$":
            if len(data) < 4:
                return 0
            self._at = (min(ROWS, data[3]) - 1, min(COLUMNS, data[2]) - 1)
            return 4
        if data[0] == 0x1F:
            return 0 if len(data) < 2 else 2
        self._letter(data[0])
        return 1

    def _reset_signs(self) -> None:
        self._cells = [[" "] * COLUMNS for _ in range(ROWS)]
        self._page, self._at, self._whole_row = "cp437", (0, 0), None

    def _letter(self, byte: int) -> None:
        row, column = self._at
        if byte == 0x0C:
            self._cells = [[" "] * COLUMNS for _ in range(ROWS)]
            self._at, self._whole_row = (0, 0), None
        elif byte == 0x0D:
            self._at, self._whole_row = (row, 0), None
        elif byte >= 0x20:
            self._cells[row][column] = bytes([byte]).decode(self._page, "replace")
            if column + 1 < COLUMNS:
                self._at = (row, column + 1)
            elif self._whole_row is None:
                self._at = ((row + 1) % ROWS, 0)
