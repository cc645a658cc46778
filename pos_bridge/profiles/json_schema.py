"""The JSON Schema of both kinds of profile, generated from the classes: `python -m pos_bridge.profiles.json_schema FILE`."""

import json
import sys
from pathlib import Path

import msgspec

from pos_bridge.profiles.printer_schema import PrinterProfile
from pos_bridge.profiles.scanner_schema import ScannerProfile


def schema_text() -> str:
    """Text of `firmware_profiles/schema.json`."""
    (scanner, printer), parts = msgspec.json.schema_components([ScannerProfile, PrinterProfile], ref_template="#/$defs/{name}")
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Firmware profile",
        "oneOf": [scanner, printer],
        "$defs": parts,
    }
    return json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(schema_text(), encoding="utf-8")
