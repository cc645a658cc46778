"""Machines that carry devices, as the console shows them."""

from collections.abc import Collection
from typing import Any

from kiosk.domain.devices import HostNow
from kiosk.use_cases.ports import Texts
from kiosk.web.news import iso


def host_json(host: HostNow, devices: Collection[str], texts: Texts, language: str) -> dict[str, Any]:
    """`says` is how it is in a few words, `holds` how many slips are in its hands (empty if none); `devices` are their ids."""
    state = host.trouble or ("connected" if host.available else "away" if host.seen or host.kind == "server" else "never")
    return {
        "id": host.id,
        "name": host.name,
        "kind": host.kind,
        "available": host.available,
        "state": state,
        "says": texts(language, f"host-{state}", version=host.version),
        "holds": texts(language, "host-holds", count=host.waiting) if host.waiting else "",
        "since": iso(host.since) if host.since else None,
        "seen": iso(host.seen) if host.seen else None,
        "version": host.version,
        "machine": host.machine,
        "waiting": host.waiting,
        "late_scans": host.late_scans,
        "detail": host.detail,
        "devices": sorted(devices),
    }
