"""Which device is which: addresses, what is plugged in, and which port an address means at this moment.

Nothing here opens a device: what is known comes from the kernel's own tables (sysfs).
"""

from pos_bridge.identity.address import Form, Node, Place, Queue, Socket, Usb, parse_address
from pos_bridge.identity.ports import SeenPort, seen_ports
from pos_bridge.identity.resolve import mark_of, node_of, resolve
from pos_bridge.identity.watch import PortWatch

__all__ = [
    "Form",
    "Node",
    "Place",
    "PortWatch",
    "Queue",
    "SeenPort",
    "Socket",
    "Usb",
    "mark_of",
    "node_of",
    "parse_address",
    "resolve",
    "seen_ports",
]
