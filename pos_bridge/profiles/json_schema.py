"""The JSON Schema of every kind of profile, generated from the classes: `python -m pos_bridge.profiles.json_schema FILE`."""

import json
import sys
from pathlib import Path

import msgspec

from pos_bridge.profiles.kinds import KINDS


def schema_text() -> str:
    """Text of `firmware_profiles/schema.json`."""
    kinds, parts = msgspec.json.schema_components([kind.shape for kind in KINDS.values()], ref_template="#/$defs/{name}")
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Firmware profile",
        "oneOf": list(kinds),
        "$defs": parts,
    }
    return json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(schema_text(), encoding="utf-8")
