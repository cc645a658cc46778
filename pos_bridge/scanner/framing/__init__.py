"""From bytes to frames, one file for each way of framing. Pure."""

from collections.abc import Callable

from pos_bridge.profiles.scanner_schema import Framing
from pos_bridge.scanner.framing.grow import GrowFramer
from pos_bridge.scanner.framing.hid_pos import HidPosFramer
from pos_bridge.scanner.framing.lines import LineFramer
from pos_bridge.scanner.framing.pieces import Answer, Frame, Framer, Piece, Refused, Reply
from pos_bridge.scanner.framing.ssi import SsiFramer
from pos_bridge.scanner.framing.stx_etx import StxEtxFramer

_KINDS: dict[str, Callable[[Framing], Framer]] = {
    "lines": LineFramer,
    "stx_etx": StxEtxFramer,
    "ssi": SsiFramer,
    "grow": GrowFramer,
    "hid_pos": HidPosFramer,
}


def framer(framing: Framing) -> Framer:
    """The framer that a profile asks for."""
    return _KINDS[framing.kind](framing)


__all__ = ["Answer", "Frame", "Framer", "Piece", "Refused", "Reply", "framer"]
