"""What the bytes on a wire mean, and which of them are personal: read as the device reads them, over the ends of single reads.

Everything that is not known to be a command, a status or goods is covered. Pure: the same bytes, the same words.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

from kiosk.domain.live_bytes import ByteWord, may_be_seen
from pos_bridge.bridge import ByteRecord
from pos_bridge.printer import command_set
from pos_bridge.printer.status import PrinterStatus
from pos_bridge.profiles import PrinterProfile, ScannerProfile
from pos_bridge.simulator.star_tokenizer import StarTokenizer
from pos_bridge.simulator.tokenizer import Token, Tokenizer

APART_S = 1.0
"A silence of this long ends a run of signs: what comes after it is another scan."
_MOST_WORDS = 8
_LINE_ENDS = {"line_feed", "carriage_return", "nul"}


@dataclass
class Meant:
    """A record with its meaning. `covered` has one flag for each byte."""

    record: ByteRecord
    covered: bytearray
    words: list[ByteWord] = field(default_factory=list)
    bad: bool = False

    def say(self, name: str, value: object = "") -> None:
        word = ByteWord(name.replace("_", "-"), str(value))
        if len(self.words) < _MOST_WORDS and (not self.words or self.words[-1] != word):
            self.words.append(word)


def meant(kind: str, profile: object, records: Sequence[ByteRecord], now: float, whole: bool) -> list[Meant]:
    """`whole`: nothing was lost before the first record. `now` is the clock of the records."""
    found = [Meant(record, bytearray(len(record.data))) for record in records]
    into = [one for one in found if one.record.direction == "in"]
    out = [one for one in found if one.record.direction == "out"]
    if kind == "printer" and isinstance(profile, PrinterProfile):
        _printer(profile, found, out)
    elif kind == "scanner" and isinstance(profile, ScannerProfile):
        _scans(into, now, whole)
        _commands(out, {bytes.fromhex(command.tx): name for name, command in profile.commands.items()})
    elif kind == "display":
        _commands(out, _of_display(profile))
        _cover_signs(out)
    elif kind != "scale":
        _cover_signs(found)
    return found


# Printers


def _printer(profile: PrinterProfile, every: Sequence[Meant], out: Sequence[Meant]) -> None:
    stream = b"".join(one.record.data for one in out)
    starts = list(accumulate((len(one.record.data) for one in out), initial=0))
    covered = bytearray(len(stream))
    for at, token in _tokens(stream, StarTokenizer() if profile.dialect != "escpos" else Tokenizer()):
        _explain(out[bisect_right(starts, at) - 1], token, profile)
        for begin, end in _personal(token):
            covered[at + begin : at + end] = b"\1" * (end - begin)
    for one, start in zip(out, starts, strict=False):
        one.covered[:] = covered[start : start + len(one.record.data)]
    demux = command_set(profile).demux()
    before = demux.status
    for one in every:
        if one.record.direction == "out":
            for word in one.words:
                if word.name == "ask-now" and word.value.isdigit():
                    demux.asked(int(word.value))
            continue
        demux.feed(one.record.data)
        _status(one, before, demux.status)
        before = demux.status


def _tokens(stream: bytes, reader: Tokenizer) -> Iterator[tuple[int, Token]]:
    """(its place, the command), the rest that is none included."""
    reader.add(stream)
    at = 0
    while (token := reader.take()) is not None:
        yield at, token
        at += len(token.raw)
    if at < len(stream):
        yield at, Token("incomplete", stream[at:])


def _personal(token: Token) -> Iterator[tuple[int, int]]:
    """(begin, end) of what carries words or pictures within a command."""
    if token.name in ("text", "incomplete"):
        yield 0, len(token.raw)
    elif token.name == "unknown":
        yield from ((at, at + 1) for at, byte in enumerate(token.raw) if byte >= 0x20)
    elif token.data and not (token.name == "group" and token.raw[2:3] == b"H"):
        start = token.raw.find(token.data, 2)
        yield start, start + len(token.data)


def _explain(one: Meant, token: Token, profile: PrinterProfile) -> None:
    if token.name in _LINE_ENDS:
        return
    match token.name:
        case "text":
            one.say("text", len(token.data))
        case "page":
            page = next((name for name, slot in profile.codepages.items() if slot == token.args[0]), "?")
            one.say("page", f"{token.args[0]} ({page})")
        case "group":
            one.say({b"H": "ask_printed", b"k": "qr", b"D": "realtime_off"}.get(token.raw[2:3], "group"))
        case "raster" | "columns" | "band" | "row_of_dots":
            one.say("picture")
        case "unknown" | "incomplete":
            one.say(token.name, len(token.raw))
        case _:
            one.say(token.name, ", ".join(map(str, token.args)))


def _status(one: Meant, before: PrinterStatus, after: PrinterStatus) -> None:
    for name in ("paper", "cover", "online", "fault", "drawer"):
        old, new = getattr(before, name), getattr(after, name)
        if new != old and new != "unknown":
            one.say(f"status_{name}_{new}")
    one.bad = after.hindrance is not None
    if not one.words:
        one.say("status_bad" if one.bad else "status_well")


# Scanners


def _scans(parts: Sequence[Meant], now: float, whole: bool) -> None:
    """Runs of signs between control characters and silences. A run that has not ended yet, or whose beginning is lost, is
    covered; so is everything beyond ASCII."""
    places = [(one, at, byte) for one in parts for at, byte in enumerate(one.record.data)]
    run: list[tuple[Meant, int, int]] = []
    known = whole
    last: float | None = None
    for one, at, byte in places:
        if last is not None and one.record.at - last >= APART_S:
            _end(run, known)
            run, known = [], True
        last = one.record.at
        if 0x20 <= byte < 0x7F or byte == 0x1D:
            run.append((one, at, byte))
        elif byte >= 0x80:
            one.covered[at] = 1
            _end(run, False)
            run, known = [], False
        else:
            _end(run, known)
            run, known = [], True
    _end(run, known and last is not None and now - last >= APART_S)


def _end(run: Sequence[tuple[Meant, int, int]], known: bool) -> None:
    if not run:
        return
    text = "".join(chr(byte) for _, _, byte in run)
    if known and may_be_seen(text):
        run[0][0].say("scan", text.replace("\x1d", "␝"))
        return
    run[0][0].say("scan_covered", len(text))
    for one, at, _ in run:
        one.covered[at] = 1


# Displays and whatever else


def _commands(parts: Sequence[Meant], known: dict[bytes, str]) -> None:
    """Say the commands that a profile names; their bytes are marked so that they stay seen (2)."""
    for one in parts:
        data, at = one.record.data, 0
        while at < len(data):
            found = next((head for head in sorted(known, key=len, reverse=True) if head and data.startswith(head, at)), None)
            if found is not None:
                one.say("deed", known[found])
                one.covered[at : at + len(found)] = bytes([2]) * len(found)
            at += len(found) if found is not None else 1


def _of_display(profile: Any) -> dict[bytes, str]:
    screen = getattr(profile, "screen", None)
    if screen is None:
        return {}
    rows = {bytes.fromhex(head): f"row_{number}" for number, head in enumerate(screen.rows, 1)}
    return {bytes.fromhex(screen.clear): "clear", bytes.fromhex(screen.preamble): "start", **rows}


def _cover_signs(parts: Sequence[Meant]) -> None:
    for one in parts:
        for at, byte in enumerate(one.record.data):
            if byte >= 0x20 and one.covered[at] != 2:
                one.covered[at] = 1
        if 1 in one.covered:
            one.say("text", one.covered.count(1))
