"""Links: lines that come and go. One thread reads all of them; what is lost is opened again, for as long as it takes."""

from pos_bridge.link.link import Address, Link, LinkState, Listener
from pos_bridge.link.loop import LinkLoop
from pos_bridge.link.opening import Opening

__all__ = ["Address", "Link", "LinkLoop", "LinkState", "Listener", "Opening"]
