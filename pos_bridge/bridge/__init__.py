"""All devices of a shop behind one object: events out, documents in."""

from pos_bridge.bridge.bridge import Bridge
from pos_bridge.bridge.byte_log import ByteRecord
from pos_bridge.bridge.config import DeviceConfig, DeviceStatus
from pos_bridge.bridge.device import CommandResult
from pos_bridge.bridge.events import (
    Event,
    JobProgress,
    LinkChanged,
    PortsChanged,
    PrinterStatusChanged,
    Scanned,
    ScanRefused,
    Weighed,
)
from pos_bridge.bridge.vectors import VectorResult, run_vectors
from pos_bridge.identity import SeenPort

__all__ = [
    "Bridge",
    "ByteRecord",
    "CommandResult",
    "DeviceConfig",
    "DeviceStatus",
    "Event",
    "JobProgress",
    "LinkChanged",
    "PortsChanged",
    "PrinterStatusChanged",
    "ScanRefused",
    "Scanned",
    "SeenPort",
    "VectorResult",
    "Weighed",
    "run_vectors",
]
