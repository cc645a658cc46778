"""A scale: asked for a weight, it answers with grams or with the reason why there are none."""

from collections.abc import Mapping
from threading import Condition, Lock
from typing import Any, Self

from pos_bridge.bridge.config import DeviceConfig, DeviceStatus
from pos_bridge.bridge.device import CommandResult, Deed, Device, Surroundings
from pos_bridge.bridge.events import Weighed
from pos_bridge.errors import Lost
from pos_bridge.link import LinkState
from pos_bridge.profiles import Profiles, ScaleProfile
from pos_bridge.scale import Answer, ScaleDecoder

HARMLESS = ("center_of_zero", "net")
"Bits that are no reason against a weight."


class ScaleDevice(Device):
    def __init__(self, config: DeviceConfig, profile: ScaleProfile, around: Surroundings) -> None:
        super().__init__(config, profile, profile.line, around)
        self._scale = profile
        self._decoder = ScaleDecoder(profile)
        self._asking = Lock()
        self._news = Condition()
        self._answer: Answer | None = None

    @classmethod
    def made(cls, config: DeviceConfig, profiles: Profiles, around: Surroundings) -> Self:
        return cls(config, profiles.scale(config.profile), around)

    def received(self, data: bytes, now: float) -> None:
        super().received(data, now)
        with self._news:
            answers = self._decoder.feed(data)
            if answers:
                self._answer = answers[-1]
                self._news.notify_all()

    def linked(self, state: LinkState, detail: str, now: float) -> None:
        with self._news:
            self._decoder.forget()
            self._answer = None
        super().linked(state, detail, now)

    def status(self) -> DeviceStatus:
        return DeviceStatus(self.config.id, "scale", self.link.state, self.link.detail, reason=self.link.reason)

    def deeds(self) -> Mapping[str, Deed]:
        return {"weigh": self._weigh, "zero": self._zero} if self._scale.asking.zero else {"weigh": self._weigh}

    def _weigh(self, arguments: Mapping[str, Any]) -> CommandResult:
        """`data["grams"]`, a whole number. Details: absent, no_answer, unreadable, motion, over_capacity, under_zero ..."""
        with self._asking:
            answer = self._asked(bytes.fromhex(self._scale.asking.weigh))
        if isinstance(answer, str):
            return CommandResult(False, answer)
        if answer.grams is None:
            return CommandResult(False, _why(answer), {"reasons": list(answer.reasons)})
        self._around.tell(Weighed(self.config.id, answer.grams, self._around.clock()))
        return CommandResult(True, "", {"grams": answer.grams})

    def _zero(self, arguments: Mapping[str, Any]) -> CommandResult:
        """Done where the scale says that it stands at zero now."""
        with self._asking:
            answer = self._asked(bytes.fromhex(self._scale.asking.zero))
        if isinstance(answer, str):
            return CommandResult(False, answer)
        done = answer.grams == 0 or "center_of_zero" in answer.reasons
        return CommandResult(done, "" if done else _why(answer), {"reasons": list(answer.reasons)})

    def _asked(self, request: bytes) -> Answer | str:
        session = self.link.session()
        if session is None:
            return "absent"
        with self._news:
            self._decoder.forget()
            self._answer = None
        try:
            if self.link.write_some(session, request) != len(request):
                return "stalled"
        except Lost:
            return "absent"
        with self._news:
            self._news.wait_for(lambda: self._answer is not None, self._scale.asking.reply_ms / 1000)
            return self._answer if self._answer is not None else "no_answer"


def _why(answer: Answer) -> str:
    against = [reason for reason in answer.reasons if reason not in HARMLESS]
    return against[0] if against else "unreadable"
