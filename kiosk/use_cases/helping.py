"""Calls for help: none is lost, and the caller sees that someone comes."""

from collections.abc import Sequence
from datetime import datetime

from kiosk.domain.errors import BadRequest, NotFound
from kiosk.domain.stations import HelpCall
from kiosk.use_cases.ports import Fact, NewId, UnitOfWork

_STATES = ("coming", "done")


def call(uow: UnitOfWork, station_id: str, topic: str, now: datetime, new_id: NewId) -> HelpCall:
    """Call an assistant to a station. Calling again while nobody has come is the same call."""
    for waiting in uow.help_calls.open():
        if waiting.station_id == station_id:
            return waiting
    made = HelpCall(new_id(), station_id, topic[:80], "waiting", now)
    uow.help_calls.add(made)
    uow.facts.append(Fact("help", made))
    return made


def answer(uow: UnitOfWork, call_id: str, state: str, now: datetime) -> HelpCall:
    """Say that someone goes (`coming`) or that it is `done`."""
    if state not in _STATES:
        raise BadRequest(f"state must be one of {_STATES}")
    if all(call.id != call_id for call in uow.help_calls.open()):
        raise NotFound(f"open help call {call_id}")
    answered = uow.help_calls.set_state(call_id, state, now)
    if answered is None:
        raise NotFound(f"help call {call_id}")
    uow.facts.append(Fact("help", answered))
    return answered


def waiting(uow: UnitOfWork) -> Sequence[HelpCall]:
    return uow.help_calls.open()
