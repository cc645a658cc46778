"""Scanners and printers that are not there: real ptys and sockets, bounded buffers, real pacing, faults at will."""

from pos_bridge.simulator.paper import Piece, Row
from pos_bridge.simulator.printer import VirtualPrinter
from pos_bridge.simulator.scanner import VirtualScanner

__all__ = ["Piece", "Row", "VirtualPrinter", "VirtualScanner"]
