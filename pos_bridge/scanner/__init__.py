"""From a scanner's bytes to scans. Pure: no port, no clock, no thread."""

from pos_bridge.scanner.decode import Scan, ScanDecoder, ScanEvent
from pos_bridge.scanner.frames import Refused

__all__ = ["Refused", "Scan", "ScanDecoder", "ScanEvent"]
