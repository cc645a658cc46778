"""The life of a print job. Nothing printed is lost or silently printed twice."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Self

from kiosk.domain.errors import BadRequest


class JobState(StrEnum):
    QUEUED = "queued"  # waiting for its printer; no byte was sent
    SENDING = "sending"  # committed before the first byte leaves
    PRINTED = "printed"  # as well proved as the printer can; see Proof
    UNCERTAIN = "uncertain"  # interrupted: perhaps on paper, perhaps not; only a marked copy may follow
    EXPIRED = "expired"  # nobody waits for it any more
    CANCELLED = "cancelled"  # given up: by a person, with its order, or because no printer can print it


_S = JobState
NEXT: dict[JobState, frozenset[JobState]] = {
    _S.QUEUED: frozenset({_S.SENDING, _S.EXPIRED, _S.CANCELLED}),
    _S.SENDING: frozenset({_S.PRINTED, _S.UNCERTAIN, _S.QUEUED, _S.CANCELLED}),
    _S.PRINTED: frozenset(),
    # By a person only: it lies there after all, or nobody needs it.
    _S.UNCERTAIN: frozenset({_S.PRINTED, _S.CANCELLED}),
    _S.EXPIRED: frozenset(),
    _S.CANCELLED: frozenset(),
}
UNFINISHED = frozenset({_S.QUEUED, _S.SENDING})


class Proof(StrEnum):
    """How well it is known that a document is on paper."""

    NONE = "none"
    SENT = "sent"  # every byte left; this printer proves nothing
    PROCESSED = "processed"  # the printer worked through every byte, paper not proved
    PRINTED = "printed"  # the printer said that the paper is done
    PERSON = "person"  # somebody saw it


class Reason(StrEnum):
    """Why a job is where it is, when it is not simply its turn. Printers add codes of their own (see `PrintOutcome.reason`)."""

    UNDONE = "undone"  # its order was undone
    NOBODY_WAITS = "nobody_waits"
    UNPRINTABLE = "unprintable"  # no printer will ever make sense of it
    SERVER_STOPPED = "server_stopped"
    BROKEN = "broken"  # our own fault while it was being sent
    MOVED = "moved"  # to another printer, by a person
    GIVEN_OVER = "given_over"  # to another printer of the station, by itself
    SEEN = "seen"  # a person saw it on paper
    MISSED = "missed"  # a person looked, and it was not there
    BY_PERSON = "by_person"


class Kind(StrEnum):
    ORDER_SLIP = "order_slip"
    RECEIPT = "receipt"
    TEST_PAGE = "test_page"


@dataclass(frozen=True)
class KindRules:
    """What may become of a kind of document.

    `life`: how long somebody waits for it; None means that only a person may give it up. `moves`: another printer may print it.
    """

    life: timedelta | None
    moves: bool


RULES: Mapping[str, KindRules] = {
    Kind.ORDER_SLIP: KindRules(timedelta(hours=1), moves=True),  # the number on the screen serves as well
    Kind.RECEIPT: KindRules(None, moves=True),  # the buyer's right: it never vanishes by itself
    Kind.TEST_PAGE: KindRules(timedelta(minutes=2), moves=False),  # says something about one printer, to who stands before it
}

# After that many copies a machine knows no better than a person: the last one stays uncertain until somebody looks.
MAX_COPIES = 3

# A printer that refused for no known reason is asked again after these seconds, the last of them for ever.
_PAUSES_S = (1, 2, 4, 8, 15, 30)


def rules_of(kind: str) -> KindRules:
    rules = RULES.get(kind)
    if rules is None:
        raise BadRequest(f"kind: {kind!r} is none of {', '.join(RULES)}")
    return rules


def pause_after(failures: int) -> timedelta:
    """How long to leave a printer alone after so many failures in a row."""
    return timedelta(seconds=_PAUSES_S[min(failures, len(_PAUSES_S)) - 1] if failures > 0 else 0)


@dataclass(frozen=True)
class PrintJob:
    """One document for one printer. `copy_of` names the job this one repeats (then the paper says so), `copy_no` counts from 1.

    `reference` is what it is about (an order number), `station_id` where the person stands who waits for it. `reason` is a code
    (`Reason`, or a printer's), `detail` the words of whoever found out, for store IT.
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
    proof: str = Proof.NONE
    reason: str = ""
    detail: str = ""
    changed_at: datetime | None = None
    station_id: str | None = None
    request_id: str | None = None

    @property
    def original(self) -> str:
        """The id of the first try, its own if it is that."""
        return self.copy_of or self.id


@dataclass(frozen=True)
class PrintEvent:
    """One line of a job's history, never changed afterwards. `before` is None where the job begins; `who` is empty when the
    server did it by itself."""

    job_id: str
    at: datetime
    device_id: str
    before: JobState | None
    after: JobState
    proof: str
    reason: str
    detail: str
    who: str

    @classmethod
    def of(cls, job: PrintJob, before: JobState | None, at: datetime, who: str) -> Self:
        """The job as it is now, which it became at that moment."""
        return cls(job.id, at, job.device_id, before, job.state, job.proof, job.reason, job.detail, who)


@dataclass(frozen=True)
class Hold:
    """A printer whose queue a person stopped: what is being printed is finished, nothing more begins."""

    device_id: str
    at: datetime
    who: str


class PulseState(StrEnum):
    ASKED = "asked"
    SENT = "sent"  # the pulse left; whether the drawer sprang open only a person sees
    REFUSED = "refused"  # it did not leave
    EXPIRED = "expired"  # too late: whoever asked has walked on
    UNKNOWN = "unknown"  # perhaps it left; never tried again


PULSE_LIFE = timedelta(seconds=3)


@dataclass(frozen=True)
class DrawerPulse:
    """One opening of a cash drawer. Never queued, never repeated: a drawer must not spring open when nobody stands there."""

    request_id: str
    device_id: str
    asked_at: datetime
    who: str
    why: str
    state: PulseState = PulseState.ASKED
    detail: str = ""
