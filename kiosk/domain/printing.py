"""The life of a print job. Nothing printed is lost or silently printed twice."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class JobState(StrEnum):
    QUEUED = "queued"  # waiting for its printer; no byte was sent
    SENDING = "sending"  # committed before the first byte leaves
    PRINTED = "printed"  # as well proved as the printer can; see proof
    UNCERTAIN = "uncertain"  # interrupted: perhaps on paper, perhaps not; only a marked copy may follow
    EXPIRED = "expired"  # nobody waits for it any more
    CANCELLED = "cancelled"


_S = JobState
NEXT: dict[JobState, frozenset[JobState]] = {
    _S.QUEUED: frozenset({_S.SENDING, _S.EXPIRED, _S.CANCELLED}),
    _S.SENDING: frozenset({_S.PRINTED, _S.UNCERTAIN, _S.QUEUED, _S.CANCELLED}),
    _S.PRINTED: frozenset(),
    _S.UNCERTAIN: frozenset(),
    _S.EXPIRED: frozenset(),
    _S.CANCELLED: frozenset(),
}


@dataclass(frozen=True)
class PrintJob:
    """One document for one printer. `copy_of` names the job this one repeats (then the paper says so), `copy_no` counts from 1.

    `proof`: none, sent, processed, printed. `reference` is what it is about (an order number).
    """

    id: str
    device_id: str
    kind: str
    reference: str
    document: Mapping[str, Any]
    state: JobState
    queued_at: datetime
    expires_at: datetime | None
    copy_of: str | None = None
    copy_no: int = 0
    attempts: int = 0
    proof: str = "none"
    detail: str = ""
    changed_at: datetime | None = None
