"""A scanner profile's own test vectors: the bytes that arrive, and everything that must come out of them."""

from collections.abc import Mapping
from typing import Any

from pos_bridge.profiles import ScannerProfile, ScannerVector
from pos_bridge.scanner.decode import ScanDecoder
from pos_bridge.scanner.framing import Answer, Refused
from pos_bridge.scanner.reading import Scan

Facts = Mapping[str, Any]


def ran(profile: ScannerProfile, vector: ScannerVector) -> tuple[Facts, Facts]:
    """(wanted, got), with the same keys: text, refused, tx, and of symbology, gs1, addon and in_store what the vector names."""
    decoder = ScanDecoder(profile)
    events = [event for chunk in vector.rx for event in decoder.feed(bytes.fromhex(chunk), 0.0)]
    events += decoder.idle(10.0)
    scans = [event for event in events if isinstance(event, Scan)]
    wanted: dict[str, Any] = {"text": vector.text, "refused": vector.refused, "tx": vector.tx}
    got: dict[str, Any] = {
        "text": tuple(scan.text for scan in scans),
        "refused": tuple(event.reason for event in events if isinstance(event, Refused)),
        "tx": tuple(event.data.hex(" ") for event in events if isinstance(event, Answer)),
    }
    if vector.symbology:
        wanted["symbology"] = vector.symbology
        got["symbology"] = tuple(scan.symbology for scan in scans)
    last = scans[-1] if scans else None
    if vector.gs1:
        fields = last.gs1 or {} if last else {}
        wanted["gs1"], got["gs1"] = vector.gs1, {key: fields[key] for key in vector.gs1 if key in fields}
    if vector.addon is not None:
        wanted["addon"], got["addon"] = vector.addon, last.addon if last else None
    if vector.in_store:
        own = last.in_store if last else None
        wanted["in_store"], got["in_store"] = vector.in_store, {key: getattr(own, key, None) for key in vector.in_store}
    return wanted, got
