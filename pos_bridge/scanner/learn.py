"""How a scanner talks, learned from two codes whose text is known: an EAN-13 and a Code 128 that a printer of ours printed.

Pure: the raw bytes of each scan (heard with eight bits, no parity) go in; settings of a profile come out, and the questions that
two codes cannot answer.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any, Literal

import msgspec

from pos_bridge.profiles import ScannerProfile
from pos_bridge.scanner.code_id import SYMBOL, aim_kind
from pos_bridge.scanner.decode import ScanDecoder
from pos_bridge.scanner.reading import Scan

EAN, CODE = "4607112000018", "ORA1007"
"What the two codes say unless the caller prints others. The second one must not be found in the first one's neighbours."

Question = Literal["not_seen", "unreadable", "no_suffix", "other_ids", "charset"]
"""not_seen: the codes are not in the bytes: another code was read, or speed or parity are wrong. unreadable: they are, but no
setting reads them. no_suffix: silence ends a scan; switch a suffix on in the scanner. other_ids: the signs of these two kinds are
known now, those of others are not. charset: the third code reads in no charset that is known here."""

_CHARSETS = ("utf-8", "cp1251", "cp866")


@dataclass(frozen=True)
class Learned:
    """`settings` are tables and keys of a profile ({"framing": {"kind": "ssi", ...}, ...}), only what differs from the defaults."""

    settings: Mapping[str, Any] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()

    @property
    def usable(self) -> bool:
        return not {"not_seen", "unreadable"} & set(self.questions)

    def changes(self, now: ScannerProfile) -> dict[tuple[str, ...], Any]:
        """Place and value of what has to change in a profile for it to be as learned; what it says about other things stays."""
        wanted = _profile(self.settings)
        lines = wanted.framing.kind == "lines"
        found: dict[tuple[str, ...], Any] = {}
        for place in (*_PLACES, *(_LINE_PLACES if lines else ()), *((("charset",),) if "charset" in self.settings else ())):
            old, new = _at(now, place), _at(wanted, place)
            if old != new and not (place == ("framing", "kind") and (old, new) == ("grow", "lines")):
                found[place] = list(new) if isinstance(new, tuple) else new
        ends = ("framing", "terminators")
        if ends in found and set(found[ends].split()) == set(now.framing.terminators.split()):
            del found[ends]
        return found


_PLACES = (
    ("framing", "kind"), ("framing", "prefix"), ("framing", "suffix"), ("framing", "answer"), ("code_id", "scheme"),
    ("code_id", "position"), ("code_id", "ids"), ("code_id", "lengths"), ("check_digit",), ("line", "bits"), ("line", "parity"),
)  # fmt: skip
_LINE_PLACES = (("framing", "terminators"), ("framing", "on_idle"))


def learn(
    ean_raw: bytes,
    code_raw: bytes,
    *,
    ean: str = EAN,
    code: str = CODE,
    known: Iterable[ScannerProfile] = (),
    letters: tuple[bytes, str] | None = None,
) -> Learned:
    """`known` are profiles whose own code ids may be recognized; `letters` are the bytes and the text of a third code with
    letters beyond ASCII, from which the charset is learned."""
    settings: dict[str, Any] = {}
    pair = _unparitied(ean_raw, code_raw, settings)
    for kind in ("ssi", "hid_pos"):
        found = _framed(kind, pair, (ean, code))
        if found is not None:
            settings |= found
            return _finished(settings, [], pair, (ean, code), letters)
    cut = [_cut(raw, text) for raw, text in zip(pair, (ean, code), strict=True)]
    if cut[0] is None:
        cut[0] = _cut(pair[0], ean[:-1])
        settings |= {"check_digit": "left_out"}
    if cut[0] is None or cut[1] is None:
        return Learned({}, ("not_seen",))
    questions: list[Question] = []
    _learn_lines(cut[0], cut[1], settings, questions)
    _learn_ids(cut[0], cut[1], code, settings, questions, known)
    return _finished(settings, questions, pair, (ean, code), letters)


@dataclass
class _Cut:
    """What stands around the data; parts are taken away as they are understood."""

    before: bytes
    after: bytes
    repeated: bool


def _unparitied(ean_raw: bytes, code_raw: bytes, settings: dict[str, Any]) -> tuple[bytes, bytes]:
    """Seven bits with a parity bit, heard as eight: the eighth bit is what makes each byte even or odd."""
    both = ean_raw + code_raw
    if any(byte & 0x80 for byte in both):
        for remainder, parity in enumerate(("even", "odd")):
            if all(byte.bit_count() % 2 == remainder for byte in both):
                settings["line"] = {"bits": 7, "parity": parity}
                return bytes(byte & 0x7F for byte in ean_raw), bytes(byte & 0x7F for byte in code_raw)
    return ean_raw, code_raw


def _framed(kind: str, pair: tuple[bytes, bytes], texts: tuple[str, str]) -> dict[str, Any] | None:
    """Packets and reports prove themselves; identifiers may stand inside packets all the same."""
    framing: dict[str, Any] = {"kind": kind}
    if kind == "ssi":
        framing |= {"answer": "ack_nak", "idle_ms": 200}
    for scheme in ("none", "aim", "symbol"):
        settings = {"framing": framing} | ({"code_id": {"scheme": scheme}} if scheme != "none" else {})
        if _reads(settings, pair, texts):
            return settings
    return None


def _cut(raw: bytes, text: str) -> _Cut | None:
    data = text.encode()
    at = raw.find(data)
    if at < 0:
        return None
    # Nobody answered while learning: a scanner that waits for an answer says the same again.
    unit = next((raw[:size] for size in range(at + len(data), len(raw) // 2 + 1) if raw == raw[:size] * (len(raw) // size)), raw)
    return _Cut(unit[:at], unit[at + len(data) :], len(unit) < len(raw))


def _learn_lines(one: _Cut, two: _Cut, settings: dict[str, Any], questions: list[Question]) -> None:
    framing: dict[str, Any] = settings.setdefault("framing", {})
    if all(cut.before[:1] == b"\x02" and b"\x03" in cut.after for cut in (one, two)):
        framing["kind"] = "stx_etx"
        if one.repeated or two.repeated:
            framing["answer"] = "ack_nak"
        for cut in (one, two):
            cut.before, cut.after = cut.before[1:], cut.after.partition(b"\x03")[0]
    else:
        end = _control_end(_common_end(one.after, two.after))
        framing["terminators"] = bytes(sorted(set(end))).hex(" ")
        if not end:
            framing |= {"on_idle": "scan", "idle_ms": 200}
            questions.append("no_suffix")
        for cut in (one, two):
            cut.after = cut.after.removesuffix(end)
    suffix = _common_end(one.after, two.after)
    if suffix:
        framing["suffix"] = suffix.hex(" ")
        for cut in (one, two):
            cut.after = cut.after.removesuffix(suffix)


def _learn_ids(
    one: _Cut, two: _Cut, code: str, settings: dict[str, Any], questions: list[Question], known: Iterable[ScannerProfile]
) -> None:
    aims = [cut.before[-3:].decode("latin-1") for cut in (one, two)]
    if (aim_kind(aims[0]), aim_kind(aims[1])) == ("ean13", "code128"):
        settings["code_id"] = {"scheme": "aim"}
        one.before, two.before = one.before[:-3], two.before[:-3]
    prefix = _common_start(one.before, two.before)
    if prefix:
        settings["framing"]["prefix"] = prefix.hex(" ")
    after = one.before == two.before
    signs = [
        (cut.after if after else cut.before.removeprefix(prefix)).decode("latin-1") for cut in (one, two)
    ]  # fmt: skip
    if not any(signs) or "code_id" in settings:
        return
    lengths = next(
        (size for size in (f"{len(code):02d}", chr(len(code))) if len(signs[1]) > len(size) and signs[1].endswith(size)), ""
    )
    ids = {signs[0]: "ean13", signs[1].removesuffix(lengths): "code128"}
    ids.pop("", None)
    table: dict[str, Any] = {"position": "after"} if after else {}
    if ids.items() <= SYMBOL.items() and len(ids) == 2 and not lengths:
        table["scheme"] = "symbol"
    else:
        whole = next((dict(profile.code_id.ids) for profile in known if ids.items() <= profile.code_id.ids.items()), None)
        table |= {"scheme": "custom", "ids": whole or ids} | ({"lengths": True} if lengths else {})
        if whole is None:
            questions.append("other_ids")
    settings["code_id"] = table


def _finished(
    settings: dict[str, Any],
    questions: list[Question],
    pair: tuple[bytes, bytes],
    texts: tuple[str, str],
    letters: tuple[bytes, str] | None,
) -> Learned:
    if not _reads(settings, pair, texts):
        return Learned(settings, (*questions, "unreadable"))
    if letters is not None:
        raw, text = letters
        charset = next((one for one in _CHARSETS if _read(settings | {"charset": [one]}, raw) == text), None)
        if charset is None:
            questions.append("charset")
        elif charset != "utf-8":
            settings["charset"] = ["utf-8", charset]
    return Learned(settings, tuple(questions))


def _reads(settings: Mapping[str, Any], pair: tuple[bytes, bytes], texts: tuple[str, str]) -> bool:
    return all(_read(settings, raw) == text for raw, text in zip(pair, texts, strict=True))


def _read(settings: Mapping[str, Any], raw: bytes) -> str | None:
    """What a profile with these settings makes of one scan: its text, if that is all it makes."""
    decoder = ScanDecoder(_profile(settings))
    scans = [event for event in [*decoder.feed(raw, 0.0), *decoder.idle(60.0)] if isinstance(event, Scan)]
    return scans[0].text if len(scans) == 1 else None


def _profile(settings: Mapping[str, Any]) -> ScannerProfile:
    return msgspec.convert({"schema": 1, "id": "learned", **settings}, ScannerProfile)


def _at(profile: ScannerProfile, place: tuple[str, ...]) -> Any:
    value: Any = profile
    for name in place:
        value = getattr(value, name)
    return value


def _common_start(one: bytes, two: bytes) -> bytes:
    return bytes(a for a, _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False)))


def _common_end(one: bytes, two: bytes) -> bytes:
    return _common_start(one[::-1], two[::-1])[::-1]


def _control_end(end: bytes) -> bytes:
    """The control characters at the very end: these end a scan, printable signs before them belong to it."""
    return end[len(end.rstrip(bytes(range(0x20)))) :]
