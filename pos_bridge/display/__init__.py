"""Customer displays: rows of words to the bytes that show them."""

from pos_bridge.display.encode import screen_bytes

__all__ = ["screen_bytes"]
