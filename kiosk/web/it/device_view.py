"""Devices as the console is told of them."""

from collections.abc import Iterable
from typing import Any

from kiosk.domain.devices import Device, DeviceKind, DeviceNow, Plugged, number_among_twins
from kiosk.use_cases.ports import Model, Texts
from kiosk.web.news import iso


def device_json(device: Device, now: DeviceNow, model: Model, waiting: int) -> dict[str, Any]:
    """`status` and `waiting_jobs` are there for printers, `counts` for scanners. "unknown" is neither good nor bad."""
    printer = device.kind is DeviceKind.PRINTER
    return {
        "id": device.id,
        "kind": device.kind.value,
        "name": device.name,
        "station": device.station_id,
        "host": device.host,
        "profile": device.profile,
        "profile_name": model.name,
        "paper_mm": model.paper_mm,
        "address": device.address,
        "baud": device.baud,
        "origin": device.origin.value,
        "enabled": device.enabled,
        "accepted_at": iso(device.accepted_at) if device.accepted_at else None,
        "link": {
            "state": now.link if device.enabled else "disabled",
            "since": iso(now.since) if now.since else None,
            "trouble": now.trouble,
            "detail": now.detail,
        },
        "hindrance": now.hindrance,
        "status": {
            "paper": now.paper,
            "cover": now.cover,
            "online": now.online,
            "fault": now.fault,
            "told_at": iso(now.told_at) if now.told_at else None,
        }
        if printer
        else None,
        "counts": None
        if printer
        else {
            "scans": now.scans,
            "refused": now.refused,
            "duplicates": now.duplicates,
            "last_at": iso(now.scanned_at) if now.scanned_at else None,
            "noisy": now.noisy,
        },
        "waiting_jobs": waiting if printer else None,
    }


def own_name(device: Device, devices: Iterable[Device], texts: Texts, language: str) -> str:
    """What tells it from others of its kind at its station: its name, else "printer 2"; empty where no other is nameless."""
    number = number_among_twins(device, devices)
    return device.name or (texts(language, "device-twin", kind=device.kind.value, number=str(number)) if number else "")


def found_json(port: Plugged) -> dict[str, str]:
    """Something plugged in that nobody accepted. `id` names it as long as it stays where it is."""
    return {"id": f"{port.host}|{port.address}", **vars(port)}
