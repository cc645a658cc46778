"""What can be run by the half million."""

from typing import Protocol


class Attack(Protocol):
    """Everything by chance comes from the number of the case, so that a failure can be run again alone."""

    def case(self, number: int) -> None:
        """One hostile input. Raises for what must not happen."""

    def told(self) -> str:
        """What was done so far, in a line."""
