"""What is known about a print job afterwards."""

from dataclasses import dataclass
from enum import StrEnum


class PrintState(StrEnum):
    """From the best proof to none.

    PRINTED     the printer said that the paper is done (GS ( H)
    PROCESSED   the printer worked through every byte (GS r), paper not proved
    SENT        every byte left, this printer proves nothing
    NOT_STARTED no byte of the document left: print it again whenever you like
    UNCERTAIN   some bytes left and nothing is proved: print again only as a marked copy
    """

    PRINTED = "printed"
    PROCESSED = "processed"
    SENT = "sent"
    NOT_STARTED = "not_started"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True)
class PrintOutcome:
    """`proof` names the ladder's rung: "process_id", "gs_r", "bytes_sent" or "none".

    `reason` says why nothing is proved, as a code: absent, lost, paper_out, cover_open, offline, fault, no_answer, garbled,
    silent, stalled, closed. `bytes_sent` counts bytes of the document that left this program.
    """

    state: PrintState
    proof: str
    bytes_sent: int
    reason: str | None = None
    detail: str = ""

    @property
    def done(self) -> bool:
        """Good enough to call the job finished."""
        return self.state in (PrintState.PRINTED, PrintState.PROCESSED, PrintState.SENT)
