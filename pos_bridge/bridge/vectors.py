"""A profile's own test vectors, run: the bytes of a scan and what must come out, a document and its bytes, a status reply."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pos_bridge.display import screen_bytes
from pos_bridge.document import from_json
from pos_bridge.errors import BadDocument
from pos_bridge.printer import command_set, encode
from pos_bridge.profiles import (
    DisplayProfile,
    DisplayVector,
    PrinterProfile,
    PrinterVector,
    ScaleProfile,
    ScaleVector,
    ScannerProfile,
    ScannerVector,
)
from pos_bridge.scale import ScaleDecoder
from pos_bridge.scanner import ran

Facts = Mapping[str, Any]


@dataclass(frozen=True)
class VectorResult:
    """`number` counts from 0. `wanted` and `got` have the same keys: what `scanner.vectors.ran` tells of a scan, tx of a document
    or of rows on a display, the named fields of a status, grams and reasons of a scale's answer."""

    number: int
    about: Literal["scan", "print", "status", "show", "weigh", "nothing"]
    given: str
    wanted: Facts
    got: Facts

    @property
    def passed(self) -> bool:
        return self.wanted == self.got and bool(self.wanted)


def run_vectors(profile: object) -> tuple[VectorResult, ...]:
    """One result for everything that the profile's vectors claim. Never raises: a document that is none is a result."""
    run = _RUNS.get(type(profile))
    vectors = getattr(profile, "vector", ())
    return tuple(result for number, vector in enumerate(vectors) for result in run(profile, number, vector)) if run else ()


def _scans(profile: ScannerProfile, number: int, vector: ScannerVector) -> list[VectorResult]:
    wanted, got = ran(profile, vector)
    return [VectorResult(number, "scan", " | ".join(vector.rx), wanted, got)]


def _prints(profile: PrinterProfile, number: int, vector: PrinterVector) -> list[VectorResult]:
    results = []
    blocks = [{"type": "text", "text": vector.text}] if vector.text is not None else list(vector.blocks)
    if blocks:
        given = vector.text if vector.text is not None else ", ".join(str(block.get("type")) for block in blocks)
        results.append(VectorResult(number, "print", given, {"tx": vector.tx}, {"tx": _bytes(profile, vector, blocks)}))
    if vector.rx:
        demux = command_set(profile).demux()
        for question in vector.asked:
            demux.asked(question)
        demux.feed(bytes.fromhex(vector.rx))
        got = {key: str(getattr(demux.status, key, None)) for key in vector.status}
        results.append(VectorResult(number, "status", vector.rx, dict(vector.status), got))
    return results or [VectorResult(number, "nothing", "", {}, {})]


def _bytes(profile: PrinterProfile, vector: PrinterVector, blocks: list[dict[str, Any]]) -> str:
    try:
        document = from_json({"kind": "vector", "language": vector.language, "blocks": blocks})
    except BadDocument as error:
        return str(error)
    return encode(document, profile).hex(" ")


def _shows(profile: DisplayProfile, number: int, vector: DisplayVector) -> list[VectorResult]:
    got = screen_bytes(vector.lines, profile, vector.language).hex(" ")
    return [VectorResult(number, "show", " | ".join(vector.lines), {"tx": vector.tx}, {"tx": got})]


def _weighs(profile: ScaleProfile, number: int, vector: ScaleVector) -> list[VectorResult]:
    answers = ScaleDecoder(profile).feed(bytes.fromhex(vector.rx))
    got = [(answer.grams, answer.reasons) for answer in answers]
    grams, reasons = got[-1] if got else (None, ())
    wanted = {"answers": 1, "grams": vector.grams, "reasons": vector.reasons}
    return [VectorResult(number, "weigh", vector.rx, wanted, {"answers": len(got), "grams": grams, "reasons": reasons})]


_RUNS: dict[type, Callable[[Any, int, Any], list[VectorResult]]] = {
    ScannerProfile: _scans,
    PrinterProfile: _prints,
    DisplayProfile: _shows,
    ScaleProfile: _weighs,
}
