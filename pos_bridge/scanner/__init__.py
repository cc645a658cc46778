"""From a scanner's bytes to scans. Pure: no port, no clock, no thread. The home of biip."""

from pos_bridge.scanner.decode import ScanDecoder, ScanEvent
from pos_bridge.scanner.framing import Answer, Refused, Reply
from pos_bridge.scanner.in_store import Measured
from pos_bridge.scanner.reading import Scan
from pos_bridge.scanner.vectors import ran

__all__ = ["Answer", "Measured", "Refused", "Reply", "Scan", "ScanDecoder", "ScanEvent", "ran"]
