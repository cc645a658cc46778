"""A profile's own test vectors, run: the bytes of a scan and what must come out, a document and its bytes, a status reply."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pos_bridge.document import from_json
from pos_bridge.errors import BadDocument
from pos_bridge.printer import StatusDemux, encode
from pos_bridge.profiles import PrinterProfile, PrinterVector, ScannerProfile, ScannerVector
from pos_bridge.scanner import Refused, Scan, ScanDecoder

Facts = Mapping[str, Any]


@dataclass(frozen=True)
class VectorResult:
    """`number` counts from 0. `wanted` and `got` have the same keys: text, symbology and refused of a scan, tx of a document,
    the named fields of a status."""

    number: int
    about: Literal["scan", "print", "status", "nothing"]
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
    decoder = ScanDecoder(profile)
    events = [event for chunk in vector.rx for event in decoder.feed(bytes.fromhex(chunk), 0.0)]
    events += decoder.idle(10.0)
    scans = [event for event in events if isinstance(event, Scan)]
    wanted: dict[str, Any] = {"text": vector.text, "refused": vector.refused}
    got: dict[str, Any] = {
        "text": tuple(scan.text for scan in scans),
        "refused": tuple(event.reason for event in events if isinstance(event, Refused)),
    }
    if vector.symbology:
        wanted["symbology"] = vector.symbology
        got["symbology"] = tuple(scan.symbology for scan in scans)
    return [VectorResult(number, "scan", " | ".join(vector.rx), wanted, got)]


def _prints(profile: PrinterProfile, number: int, vector: PrinterVector) -> list[VectorResult]:
    results = []
    blocks = [{"type": "text", "text": vector.text}] if vector.text is not None else list(vector.blocks)
    if blocks:
        given = vector.text if vector.text is not None else ", ".join(str(block.get("type")) for block in blocks)
        results.append(VectorResult(number, "print", given, {"tx": vector.tx}, {"tx": _bytes(profile, vector, blocks)}))
    if vector.rx:
        demux = StatusDemux()
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


_RUNS: dict[type, Callable[[Any, int, Any], list[VectorResult]]] = {ScannerProfile: _scans, PrinterProfile: _prints}
