"""Jobs in an agent's hands: each waits here for its outcome, through every short break of the connection."""

from threading import Condition

from kiosk.devices.host import OutOfReach
from pos_bridge.agent.messages import BadMessage, Finished, Print, encode
from pos_bridge.agent.parts import check_size
from pos_bridge.errors import BadDocument
from pos_bridge.printer import PrintOutcome, PrintState


class Handed:
    """One call of `print`. `said`: the agent may know of it. `left`: nobody waits for it here any more."""

    def __init__(self, message: Print) -> None:
        self.message = message
        self.said = False
        self.left = False
        self.outcome: PrintOutcome | None = None


class HandedJobs:
    """For any thread. A job may be handed over by one thread at a time."""

    def __init__(self) -> None:
        self._news = Condition()
        self._handed: dict[str, Handed] = {}
        self._closed = False

    def hand(self, message: Print) -> Handed:
        """Raises `BadDocument` for a document that no connection carries."""
        try:
            check_size(encode(message))
        except BadMessage as error:
            raise BadDocument(f"it cannot be sent to the agent: {error}") from error
        handed = Handed(message)
        with self._news:
            if message.job in self._handed:
                raise ValueError(f"job {message.job} is being printed already")
            self._handed[message.job] = handed
        return handed

    def wait(self, handed: Handed) -> PrintOutcome:
        """Blocks until the agent has told. Raises `OutOfReach`, or `BadDocument` when the agent finds it is none."""
        try:
            with self._news:
                self._news.wait_for(lambda: self._closed or handed.left or handed.outcome is not None)
                outcome = handed.outcome
        finally:
            with self._news:
                self._handed.pop(handed.message.job, None)
        if outcome is None:
            raise OutOfReach(f"job {handed.message.job} is in the hands of an agent")
        if outcome.reason == "bad_document":
            raise BadDocument(outcome.detail)
        return outcome

    def saying(self) -> tuple[Print, ...]:
        """All that waits, to be said (again) on a new connection, oldest first."""
        with self._news:
            for handed in self._handed.values():
                handed.said = True
            return tuple(handed.message for handed in self._handed.values())

    def finished(self, message: Finished) -> None:
        """An outcome of another attempt is an older call's: the job is asked for anew and answered anew."""
        with self._news:
            handed = self._handed.get(message.job)
            if handed is not None and handed.message.attempt == message.attempt:
                handed.outcome = message.outcome
                self._news.notify_all()

    def abandon(self) -> None:
        """The agent will not be heard of again: what it was told of may be on paper."""
        with self._news:
            for handed in self._handed.values():
                state = PrintState.UNCERTAIN if handed.said else PrintState.NOT_STARTED
                handed.outcome = PrintOutcome(state, "none", 0, "agent_gone", "the agent was taken out of use")
            self._news.notify_all()

    def leave(self) -> None:
        """The agent is away for longer: whoever waits does something else meanwhile, and asks again when it is back."""
        with self._news:
            for handed in self._handed.values():
                handed.left = True
            self._news.notify_all()

    def close(self) -> None:
        with self._news:
            self._closed = True
            self._news.notify_all()

    def __len__(self) -> int:
        with self._news:
            return len(self._handed)
