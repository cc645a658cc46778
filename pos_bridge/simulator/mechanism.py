"""A printer's mind: what each command of ESC/POS does to its state and to the paper."""

from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from pos_bridge.simulator.drawn_codes import linear_dots, qr_dots
from pos_bridge.simulator.firmware import Firmware
from pos_bridge.simulator.paper import Dots, Paper, Side, Span
from pos_bridge.simulator.sensors import Sensors
from pos_bridge.simulator.till import Till
from pos_bridge.simulator.tokenizer import Token

SIDES: dict[int, Side] = {0: "left", 1: "center", 2: "right", 48: "left", 49: "center", 50: "right"}
STORED = Dots(96, 24, (b"\xff" * 12 + b"\x80" + b"\x00" * 10 + b"\x01") * 12)
"The one picture in this printer's own memory."


@dataclass
class Look:
    """What ESC @ resets."""

    page: str = "cp437"
    kanji: bool = False
    side: Side = "left"
    bold: bool = False
    width: int = 1
    height: int = 1
    underline: bool = False
    inverse: bool = False
    spacing: int | None = None
    code_height: int = 162
    code_module: int = 3
    code_letters: int = 0
    qr_module: int = 3
    qr_data: bytes = b""
    pushes: bool = False


class Mechanism:
    """`answer(bytes)` sends a reply to the computer."""

    def __init__(self, firmware: Firmware, paper: Paper, answer: Callable[[bytes], None], sensors: Sensors | None = None) -> None:
        self._firmware = firmware
        self._paper = paper
        self._answer = answer
        self._sensors = sensors or Sensors()
        self.till = Till(firmware, self._sensors)
        self.look = Look(kanji=firmware.kanji)
        self._row: list[Span] = []
        self._strip: Dots | None = None
        self.pushed: Callable[[], None] = lambda: None

    def reset(self) -> None:
        """ESC @ or power: settings and the row in the making are gone."""
        self.look = Look(kanji=self._firmware.kanji)
        self._row.clear()
        self._strip = None

    def reflashed(self, firmware: Firmware) -> None:
        """Other tables of letters inside, everything else as it was."""
        self._firmware = firmware
        self.reset()

    def power_lost(self) -> None:
        self.reset()

    def status(self) -> bytes:
        """What is pushed."""
        return self._sensors.push()

    def run(self, token: Token) -> None:
        self._paper.took(token.raw)
        action = getattr(self, f"_on_{token.name}", None)
        if action is not None:
            action(token)

    # Letters

    def _on_text(self, token: Token) -> None:
        look = self.look
        text = _kanji(token.data) if look.kanji else token.data.decode(look.page, "replace")
        for char in text:
            if self._cells() + look.width > self._firmware.columns:
                self._print_row()
            self._row.append(Span(char, look.bold, look.width, look.height, look.underline, look.inverse))

    def _on_line_feed(self, _: Token) -> None:
        if self._strip is not None:
            strip, self._strip = self._strip, None
            self._paper.picture(strip, self.look.side)
        elif self._row:
            self._print_row()
        else:
            self._paper.feed(self._line_height(1))

    def _cells(self) -> int:
        return sum(span.width for span in self._row)

    def _print_row(self) -> None:
        if not self._row:
            return
        tallest = max(span.height for span in self._row)
        self._paper.letters(_joined(self._row), self.look.side, self._line_height(tallest))
        self._row.clear()

    def _line_height(self, multiple: int) -> int:
        spacing = self.look.spacing if self.look.spacing is not None else self._firmware.line_height
        return max(spacing, self._firmware.cell[1] * multiple + (6 if multiple > 1 else 0))

    # Settings

    def _on_init(self, _: Token) -> None:
        self.reset()

    def _on_page(self, token: Token) -> None:
        self.look.page = self._firmware.slots.get(token.args[0], "cp437")

    def _on_kanji_off(self, _: Token) -> None:
        self.look.kanji = False

    def _on_kanji_on(self, _: Token) -> None:
        self.look.kanji = True

    def _on_align(self, token: Token) -> None:
        if not self._row:
            self.look.side = SIDES.get(token.args[0], self.look.side)

    def _on_bold(self, token: Token) -> None:
        self.look.bold = bool(token.args[0] & 1)

    def _on_underline(self, token: Token) -> None:
        self.look.underline = token.args[0] % 48 > 0

    def _on_inverse(self, token: Token) -> None:
        self.look.inverse = bool(token.args[0] & 1)

    def _on_size(self, token: Token) -> None:
        """An impact printer knows no GS !."""
        if "bands" not in self._firmware.pictures:
            return
        self.look.width, self.look.height = (token.args[0] >> 4 & 7) + 1, (token.args[0] & 7) + 1

    def _on_mode(self, token: Token) -> None:
        mode = token.args[0]
        self.look.bold, self.look.underline = bool(mode & 0x08), bool(mode & 0x80)
        self.look.height, self.look.width = 2 if mode & 0x10 else 1, 2 if mode & 0x20 else 1

    def _on_spacing(self, token: Token) -> None:
        self.look.spacing = token.args[0]

    def _on_spacing_default(self, _: Token) -> None:
        self.look.spacing = None

    # Paper

    def _on_feed_lines(self, token: Token) -> None:
        self._print_row()
        self._paper.feed(self._line_height(1) * token.args[0])
        # Nobody cuts here: the shopper tears the slip off where the document ends, which is its one long feed.
        if not self._firmware.cutter and token.args[0] >= self._firmware.tear_lines:
            self._paper.cut()

    def _on_feed_dots(self, token: Token) -> None:
        self._print_row()
        self._paper.feed(token.args[0])

    def _on_cut(self, token: Token) -> None:
        self._print_row()
        if self._firmware.cutter:
            self._paper.feed(token.args[1] if len(token.args) > 1 else 0)
            self._cut()

    def _cut(self) -> None:
        """A knife that is stuck leaves the paper whole, and the printer stands still with the cut before it."""
        if self._sensors.jammed:
            self._sensors.cutter = True
        else:
            self._paper.cut()

    # Codes and pictures

    def _on_code_height(self, token: Token) -> None:
        self.look.code_height = token.args[0]

    def _on_code_module(self, token: Token) -> None:
        if 2 <= token.args[0] <= 6:
            self.look.code_module = token.args[0]

    def _on_code_letters(self, token: Token) -> None:
        self.look.code_letters = token.args[0] % 48

    def _on_linear_code(self, token: Token) -> None:
        drawn = linear_dots(token.args[0], token.data, self.look.code_module, self.look.code_height)
        if drawn is None or drawn.name not in self._firmware.draws or drawn.dots.width > self._firmware.dots:
            return
        self._print_row()
        self._paper.picture(drawn.dots, self.look.side)
        if self.look.code_letters & 2:
            self._paper.letters((Span(drawn.letters),), self.look.side, self._line_height(1))

    def _on_raster(self, token: Token) -> None:
        if "bands" not in self._firmware.pictures:
            self._paper.letters((Span("�" * 8),), "left", self._line_height(1))
            return
        row_bytes = token.raw[4] + token.raw[5] * 256
        rows = token.raw[6] + token.raw[7] * 256
        self._print_row()
        self._paper.picture(Dots(row_bytes * 8, rows, token.data), self.look.side)

    def _on_group(self, token: Token) -> None:
        """GS ( letter: H marks, k two-dimensional codes."""
        if token.raw[:1] != b"\x1d":
            return
        if token.args[0] == ord("k") and token.data[:1] == b"\x31":
            self._qr(token.data[1:])
        elif token.args[0] == ord("H") and token.data[:2] == b"00" and len(token.data) == 6 and self._firmware.marks:
            self._answer(b"\x37\x22" + token.data[2:] + b"\x00")

    def _on_columns(self, token: Token) -> None:
        """ESC *: a strip that waits for its line feed."""
        deep = 24 if token.args[0] in (32, 33) else 8
        width = len(token.data) * 8 // deep
        turned = Image.frombytes("1", (deep, width), token.data).transpose(Image.Transpose.TRANSPOSE)
        self._strip = Dots(width, deep, turned.tobytes())

    def _on_stored_picture(self, token: Token) -> None:
        if token.args[0] in self._firmware.stored:
            self._print_row()
            self._paper.picture(STORED, self.look.side)

    def _on_buzzer(self, _: Token) -> None:
        self.till.buzzes += 1

    def _on_drawer(self, token: Token) -> None:
        self.till.pulse(token.args[0] % 48 + 1, token.args[1] * 2)

    def _qr(self, data: bytes) -> None:
        function, rest = data[:1], data[1:]
        if function == b"\x43" and rest:
            self.look.qr_module = rest[0]
        elif function == b"\x50":
            self.look.qr_data = rest[1:]
        elif function == b"\x51" and self.look.qr_data and "qr" in self._firmware.draws:
            drawn = qr_dots(self.look.qr_data, self.look.qr_module)
            if drawn.width <= self._firmware.dots:
                self._print_row()
                self._paper.picture(drawn, self.look.side)

    # Answers in turn

    def _on_ask(self, token: Token) -> None:
        if token.args[0] % 48 == 1:
            self._answer(bytes([self._sensors.paper_byte()]))
        elif token.args[0] % 48 == 2:
            self._answer(bytes([self._sensors.drawer_byte()]))

    def _on_ask_id(self, token: Token) -> None:
        name = self._firmware.names.get(token.args[0])
        if name is not None:
            self._answer(b"\x5f" + name.encode("ascii") + b"\x00")

    def _on_push_status(self, token: Token) -> None:
        if self._firmware.pushes:
            self.look.pushes = bool(token.args[0])
            if self.look.pushes:
                self.pushed()


def _joined(letters: list[Span]) -> tuple[Span, ...]:
    """Neighbours of the same look as one span."""
    spans: list[Span] = []
    for one in letters:
        last = spans[-1] if spans else None
        if last is not None and _look(last) == _look(one):
            spans[-1] = Span(last.text + one.text, *_look(last))
        else:
            spans.append(one)
    return tuple(spans)


def _look(span: Span) -> tuple[bool, int, int, bool, bool]:
    return span.bold, span.width, span.height, span.underline, span.inverse


def _kanji(data: bytes) -> str:
    """In Kanji mode letters above ASCII are read in pairs: this is how Cyrillic turns into Chinese."""
    return data.decode("gb18030", "replace")
