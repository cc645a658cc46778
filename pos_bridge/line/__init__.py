"""Wires: one file for each kind. Opened for this program alone, read and written without ever blocking."""

from pos_bridge.line.cups import CupsQueue, QueueState
from pos_bridge.line.evdev import open_evdev
from pos_bridge.line.hidraw import open_hidraw
from pos_bridge.line.line import Line
from pos_bridge.line.serial_port import open_serial
from pos_bridge.line.tcp import open_tcp
from pos_bridge.line.usblp import open_usblp

__all__ = ["CupsQueue", "Line", "QueueState", "open_evdev", "open_hidraw", "open_serial", "open_tcp", "open_usblp"]
