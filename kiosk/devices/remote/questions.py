"""Questions to an agent that are answered now or never: nothing is repeated, a drawer is opened at most once."""

from collections.abc import Mapping
from dataclasses import dataclass
from secrets import token_hex
from threading import Condition
from typing import Any

import msgspec

from kiosk.devices.remote.line import Line
from pos_bridge.agent.messages import Answer, BadMessage, Question
from pos_bridge.bridge import ByteRecord, CommandResult
from pos_bridge.errors import BridgeError, UnknownCommand, UnknownDevice

ANSWER_S = 6.0
MOST_AT_ONCE = 32


@dataclass(eq=False)
class _Asked:
    line: Line
    answer: Answer | None = None
    broken: bool = False


class Questions:
    """For any thread; each call blocks for `ANSWER_S` at most."""

    def __init__(self) -> None:
        self._news = Condition()
        self._asked: dict[str, _Asked] = {}

    def command(self, line: Line | None, device: str, name: str, arguments: Mapping[str, Any]) -> CommandResult:
        """Not done with detail agent_away (nothing was asked) or no_answer (perhaps it was done). Raises `UnknownDevice`,
        `UnknownCommand`."""
        if line is None:
            return CommandResult(False, "agent_away")
        body = self._ask(line, Question("", "command", device, name, dict(arguments)))
        return CommandResult(False, "no_answer") if body is None else msgspec.convert(body, CommandResult)

    def bytes_log(self, line: Line | None, device: str) -> tuple[ByteRecord, ...]:
        """None while the agent is away. Raises `UnknownDevice`."""
        body = self._ask(line, Question("", "bytes_log", device)) if line is not None else None
        return msgspec.convert([dict(zip(("at", "direction", "data"), record, strict=True)) for record in body or ()], Records)

    def answered(self, answer: Answer) -> None:
        with self._news:
            asked = self._asked.get(answer.question)
            if asked is not None:
                asked.answer = answer
                self._news.notify_all()

    def broke(self, line: Line | None) -> None:
        """Nobody will answer on that line (on none, if None) any more."""
        with self._news:
            for asked in self._asked.values():
                asked.broken = asked.broken or line is None or asked.line is line
            self._news.notify_all()

    def _ask(self, line: Line, question: Question) -> Any:
        """The body of the answer, None if none came."""
        name = token_hex(8)
        asked = _Asked(line)
        with self._news:
            if len(self._asked) >= MOST_AT_ONCE:
                return None
            self._asked[name] = asked
        try:
            line.say(msgspec.structs.replace(question, question=name))
            with self._news:
                self._news.wait_for(lambda: asked.answer is not None or asked.broken, ANSWER_S)
        except BadMessage:
            return None
        finally:
            with self._news:
                self._asked.pop(name, None)
        answer = asked.answer
        if answer is None:
            return None
        if answer.fault:
            raise _FAULTS.get(answer.fault, BridgeError)(answer.detail)
        return answer.body


Records = tuple[ByteRecord, ...]
_FAULTS: Mapping[str, type[BridgeError]] = {error.__name__: error for error in (UnknownDevice, UnknownCommand)}
