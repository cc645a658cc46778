"""Everything that may be raised out of the device layer.

BridgeError
 ├─ BadProfile       a profile file is wrong; names the file and the line
 ├─ UnknownProfile   no such profile
 ├─ BadDocument      a document cannot be printed by anybody; names the block
 ├─ BadAddress       a device's address cannot be understood; says what to write
 ├─ UnknownDevice    no such device
 ├─ UnknownCommand   the device has no such command
 └─ Lost             the line to a device broke (unplugged, reset, closed by the other side)
     └─ CannotOpen   the line could not be opened at all
"""

from collections.abc import Mapping


class BridgeError(Exception):
    """Root of the tree above."""


class BadProfile(BridgeError):
    """A profile file cannot be used.

    `file` is the path as it was given, `line` counts from 1 (None where no line can be named). `code` and `facts` say the
    same as `reason`, for a screen that speaks another language:
    not_utf8, not_toml (column, detail), unknown_key (key, near, known), misplaced_key (key), wrong_id (id, wanted),
    extends_circle (chain), extends_deep (chain, most), extends_unknown (base, known), missing_key (key), out_of_range (key,
    bound), not_listed (key, value, known), not_hex (key), wrong_type (key, wanted, got), page_without_slot (page),
    custom_without_ids, not_answered (kind), in_store_pattern (key), id_taken (id), other (key, detail).
    """

    def __init__(
        self, file: str, line: int | None, reason: str, code: str = "other", facts: Mapping[str, str] | None = None
    ) -> None:
        self.file = file
        self.line = line
        self.reason = reason
        self.code = code
        self.facts = dict(facts or {"key": "", "detail": reason})
        super().__init__(f"{file}:{line}: {reason}" if line is not None else f"{file}: {reason}")


class UnknownProfile(BridgeError):
    """A device names a profile that is not in the folder."""


class BadDocument(BridgeError):
    """A document is not well-formed; the message names the block and the field."""


class BadAddress(BridgeError):
    """`address` as it was given."""

    def __init__(self, address: str, reason: str) -> None:
        self.address = address
        self.reason = reason
        super().__init__(f"{address}: {reason}")


class UnknownDevice(BridgeError):
    """The bridge has no device of this id and kind."""


class UnknownCommand(BridgeError):
    """The device cannot be told to do this; the message names what it can."""


class Lost(BridgeError):
    """The line broke while it was open. `reason` is a code for programs: unplugged, closed (by the other side), fault."""

    def __init__(self, detail: str, reason: str = "fault") -> None:
        self.reason = reason
        super().__init__(detail)


class CannotOpen(Lost):
    """The line could not be opened. Reasons: absent, ambiguous, busy (somebody else has it), denied, unreachable, unsuitable,
    fault."""
