"""A Star printer's mind: its own commands, the same paper."""

from collections.abc import Callable

from pos_bridge.simulator.drawn_codes import code128_of, linear_dots, qr_dots
from pos_bridge.simulator.firmware import Firmware
from pos_bridge.simulator.mechanism import Mechanism
from pos_bridge.simulator.paper import Dots, Paper
from pos_bridge.simulator.sensors import Sensors
from pos_bridge.simulator.tokenizer import Token

FIXED_PULSE_MS = 200
"SUB, and BEL before anything else was set."
FEED_TO_KNIFE = 30
"Dots that ESC d 2 and 3 feed."


class StarMechanism(Mechanism):
    """ETB counts in five bits; ESC @ does not touch the counter, power does (manual: ETB, ESC RS E)."""

    def __init__(self, firmware: Firmware, paper: Paper, answer: Callable[[bytes], None], sensors: Sensors | None = None) -> None:
        self._counter = 0
        self._counted = False
        self._pulse_ms = FIXED_PULSE_MS
        self._dots_rows: list[bytes] = []
        super().__init__(firmware, paper, answer, sensors)

    def power_lost(self) -> None:
        self._counter, self._counted = 0, False
        self.reset()

    def status(self) -> bytes:
        counted, self._counted = self._counted, False
        return self._sensors.star_status(self._counter, counted)

    def run(self, token: Token) -> None:
        if token.name == "text" and not self._firmware.letters:
            self._paper.took(token.raw)
            return
        super().run(token)

    def _on_count(self, _: Token) -> None:
        self._print_row()
        self._counter = (self._counter + 1) % 32
        self._counted = True
        if self.look.pushes:
            self.pushed()

    def _on_count_from_zero(self, _: Token) -> None:
        self._counter, self._counted = 0, False

    def _on_bold_on(self, _: Token) -> None:
        self.look.bold = True

    def _on_bold_off(self, _: Token) -> None:
        self.look.bold = False

    def _on_star_size(self, token: Token) -> None:
        self.look.height, self.look.width = min(token.args[0], 5) + 1, min(token.args[1], 5) + 1

    def _on_star_cut(self, token: Token) -> None:
        self._print_row()
        if self._firmware.cutter:
            self._paper.feed(FEED_TO_KNIFE if token.args[0] in (2, 3) else 0)
            self._cut()

    def _on_pulse_width(self, token: Token) -> None:
        self._pulse_ms = token.args[0] * 10

    def _on_drawer_one(self, _: Token) -> None:
        self.till.pulse(1, self._pulse_ms)

    def _on_drawer_two(self, _: Token) -> None:
        self.till.pulse(2, FIXED_PULSE_MS)

    def _on_bars(self, token: Token) -> None:
        kind, _, width, height = token.args
        module = max(2, width - ord("0") + 1)
        text = token.data.decode("ascii", "replace")
        drawn = linear_dots(67, token.data, module, height) if kind == ord("3") else None
        dots = drawn.dots if drawn is not None else code128_of(text, module, height) if kind == ord("6") else None
        if dots is not None and dots.width <= self._firmware.dots:
            self._print_row()
            self._paper.picture(dots, self.look.side)

    def _on_qr_module(self, token: Token) -> None:
        self.look.qr_module = token.args[0]

    def _on_qr_data(self, token: Token) -> None:
        self.look.qr_data = token.data

    def _on_qr_print(self, _: Token) -> None:
        if self.look.qr_data and "qr" in self._firmware.draws:
            drawn = qr_dots(self.look.qr_data, self.look.qr_module)
            self._strip = drawn if drawn.width <= self._firmware.dots else None

    def _on_band(self, token: Token) -> None:
        wide, high = token.args
        self._paper.picture(Dots(wide * 8, high, token.data), self.look.side)

    def _on_rows_begin(self, _: Token) -> None:
        self._print_row()
        self._dots_rows.clear()

    def _on_row_of_dots(self, token: Token) -> None:
        room = (self._firmware.dots + 7) // 8
        self._dots_rows.append(token.data[:room].ljust(room, b"\x00"))

    def _on_rows_feed(self, token: Token) -> None:
        self._on_rows_end(token)
        self._paper.feed(token.args[0] if token.args else 0)

    def _on_rows_cut(self, token: Token) -> None:
        self._on_rows_end(token)
        if self._firmware.cutter:
            self._paper.feed(FEED_TO_KNIFE)
            self._cut()

    def _on_rows_end(self, _: Token) -> None:
        rows = self._dots_rows
        if rows:
            self._paper.picture(Dots(len(rows[0]) * 8, len(rows), b"".join(rows)), "left")
            self._dots_rows = []
