"""A customer display: shows rows of words, and shows them again when it was away."""

from collections.abc import Mapping
from threading import Lock
from typing import Any, Self

from pos_bridge.bridge.config import DeviceConfig, DeviceStatus
from pos_bridge.bridge.device import CommandResult, Deed, Device, Surroundings
from pos_bridge.display import screen_bytes
from pos_bridge.display.encode import clear_bytes
from pos_bridge.errors import Lost
from pos_bridge.link import LinkState
from pos_bridge.profiles import DisplayProfile, Profiles

LONGEST = 200
"Characters of one row that are looked at."

Line = str | tuple[str, str]


class DisplayDevice(Device):
    def __init__(self, config: DeviceConfig, profile: DisplayProfile, around: Surroundings) -> None:
        super().__init__(config, profile, profile.line, around)
        self._display = profile
        self._writing = Lock()
        self._shown = clear_bytes(profile)

    @classmethod
    def made(cls, config: DeviceConfig, profiles: Profiles, around: Surroundings) -> Self:
        return cls(config, profiles.display(config.profile), around)

    def linked(self, state: LinkState, detail: str, now: float) -> None:
        super().linked(state, detail, now)
        if state is LinkState.READY:
            with self._writing:
                self._write(self._shown)

    def status(self) -> DeviceStatus:
        return DeviceStatus(self.config.id, "display", self.link.state, self.link.detail, reason=self.link.reason)

    def deeds(self) -> Mapping[str, Deed]:
        return {"show": self._show, "clear": self._clear}

    def _show(self, arguments: Mapping[str, Any]) -> CommandResult:
        """`lines`: rows from the top, each a string or {"left": str, "right": str}; `language` decides spellings."""
        lines = _lines(arguments.get("lines"), len(self._display.screen.rows))
        if isinstance(lines, str):
            return CommandResult(False, lines)
        language = "en" if arguments.get("language") == "en" else "ru"
        return self._keep(screen_bytes(lines, self._display, language))

    def _clear(self, arguments: Mapping[str, Any]) -> CommandResult:
        return self._keep(clear_bytes(self._display))

    def _keep(self, picture: bytes) -> CommandResult:
        """What a display shows is a state and no event: one that is away gets it when it comes."""
        with self._writing:
            self._shown = picture
            done = self._write(picture)
        return CommandResult(done, "" if done else "absent")

    def _write(self, data: bytes) -> bool:
        session = self.link.session()
        if session is None:
            return False
        try:
            return self.link.write_some(session, data) == len(data)
        except Lost:
            return False


def _lines(given: Any, most: int) -> list[Line] | str:
    """What is to be shown; a string that begins with "lines" says what is wrong."""
    if not isinstance(given, list | tuple) or len(given) > most:
        return f"lines: a list of at most {most}"
    lines: list[Line] = []
    for number, one in enumerate(given):
        if isinstance(one, str):
            lines.append(one[:LONGEST])
        elif isinstance(one, Mapping) and isinstance(one.get("left"), str) and isinstance(one.get("right"), str):
            lines.append((one["left"][:LONGEST], one["right"][:LONGEST]))
        else:
            return f'lines[{number}]: a string, or {{"left": string, "right": string}}'
    return lines
