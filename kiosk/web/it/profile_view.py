"""Profiles as the console shows them."""

from collections.abc import Mapping, Sequence
from typing import Any

from kiosk.domain.devices import Device
from kiosk.domain.profiles import (
    Examined,
    LineChange,
    Profile,
    ProfileRevision,
    ProfileTrial,
    ProfileValue,
    compared,
)
from kiosk.use_cases.ports import Texts
from kiosk.web.news import iso
from kiosk.web.profile_problem import problem_json, vector_json


def profile_json(texts: Texts, language: str, profile: Profile, devices: Sequence[Device]) -> dict[str, Any]:
    return {
        "id": profile.id,
        "kind": profile.kind.value,
        "vendor": profile.vendor,
        "model": profile.model,
        "origin": profile.origin,
        "moved": profile.moved,
        "problem": problem_json(texts, language, profile.problem) if profile.problem else None,
        "verified": dict(profile.verified),
        "used_by": [device.id for device in devices if device.profile == profile.id],
    }


def examined_json(texts: Texts, language: str, seen: Examined) -> dict[str, Any]:
    return {
        "problem": problem_json(texts, language, seen.problem) if seen.problem else None,
        "values": [_value(value) for value in seen.values],
        "vectors": [vector_json(texts, language, vector) for vector in seen.vectors],
    }


def diff_json(before: str | None, after: str) -> list[dict[str, Any]] | None:
    """Line by line against the shipped text; None where there is none."""
    return None if before is None else [_line(line) for line in compared(before, after)]


def revision_json(revision: ProfileRevision) -> dict[str, Any]:
    return {
        "number": revision.number,
        "at": iso(revision.at),
        "by": revision.by,
        "deed": revision.deed.value,
        "has_text": revision.text is not None,
    }


def trial_json(trial: ProfileTrial, stations: Mapping[str, str]) -> dict[str, Any]:
    return {
        "device": trial.device_id,
        "station": stations.get(trial.device_id, ""),
        "profile": trial.profile_id,
        "by": trial.by,
        "until": iso(trial.until),
    }


def _value(value: ProfileValue) -> dict[str, Any]:
    return {
        "place": value.place,
        "value": ", ".join(map(_shown, value.value)) if isinstance(value.value, list | tuple) else _shown(value.value),
        "origin": value.origin,
        "changed": value.changed,
        "source": value.source,
        "verified": value.verified,
    }


def _shown(value: Any) -> str:
    if isinstance(value, dict):  # a USB id; its numbers are read in hex everywhere
        parts = {key: inner for key, inner in value.items() if inner is not None}
        return " ".join(f"{key} {inner:#06x}" if isinstance(inner, int) else f"{key} {inner}" for key, inner in parts.items())
    return str(value).lower() if isinstance(value, bool) else str(value)


def _line(line: LineChange) -> dict[str, Any]:
    return {"sign": line.sign, "before": line.before, "after": line.after, "text": line.text}
