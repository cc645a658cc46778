"""Refusals: what the shop says no to, each with the facts that a screen needs to say it well."""

from collections.abc import Mapping
from dataclasses import dataclass


class Refusal(Exception):
    """The shop cannot do what was asked. `code` names the sentence; the fields are its facts."""

    code = "refused"


class NotFound(Refusal):
    """Nothing is known under this name."""

    code = "not_found"


class BadRequest(Refusal):
    """The question itself is malformed: what was wrong and where."""

    code = "bad_request"


class VisitOver(Refusal):
    """The visit this command belongs to has ended: the screen must start anew."""

    code = "visit_over"


@dataclass(frozen=True)
class ShortLine:
    """One line that cannot be had: pieces wanted, free to sell here, and held by an online channel."""

    sku: str
    location_id: str
    wanted: int
    free: int
    held_by_channels: int


class Shortage(Refusal):
    """Not enough pieces. Reports every short line at once."""

    code = "just_taken"

    def __init__(self, lines: tuple[ShortLine, ...]) -> None:
        super().__init__(", ".join(f"{s.sku}@{s.location_id}: {s.free} of {s.wanted}" for s in lines))
        self.lines = lines


class ChannelSilent(Refusal):
    """The last free pieces are on offer in an online channel that does not answer: selling them could sell them twice."""

    code = "channel_silent"


class PriceChanged(Refusal):
    """The total seen on the screen is not the total now."""

    code = "price_changed"

    def __init__(self, total_minor: int, currency: str) -> None:
        super().__init__(f"total is now {total_minor} {currency}")
        self.total_minor = total_minor
        self.currency = currency


class PromiseChanged(Refusal):
    """The chosen way to receive is no longer possible in that form."""

    code = "promise_changed"


class ContactIncomplete(Refusal):
    """Home delivery needs a name, a phone and an address. `fields` maps each faulty field to a reason code."""

    code = "contact_incomplete"

    def __init__(self, fields: Mapping[str, str]) -> None:
        super().__init__(", ".join(fields))
        self.fields = dict(fields)


class IllegalMove(Refusal):
    """A thing cannot go from its state to that one."""

    code = "illegal_move"


class SameRequest(Refusal):
    """This request id already made something else than what is asked now."""

    code = "request_reused"


class SignedOut(Refusal):
    """Nobody is signed in here, or no longer."""

    code = "signed_out"


class NotAllowed(Refusal):
    """The person signed in may not do this."""

    code = "not_allowed"


class WrongSignIn(Refusal):
    """Name and password do not fit; which of them is not said."""

    code = "wrong_sign_in"


class WrongCode(Refusal):
    """That one-time code is none, is used, has expired, or is for somebody else; which of these is not said."""

    code = "wrong_code"


class KeyRevoked(Refusal):
    """The key of this machine was revoked: it has to be paired anew."""

    code = "key_revoked"


class PairingOver(Refusal):
    """That request to pair is answered already, or has expired."""

    code = "pairing_over"


class OtherKind(Refusal):
    """A till's page asks and would become a kiosk, or a kiosk's a till: neither would work."""

    code = "other_kind"


class TooManyAttempts(Refusal):
    """Too many wrong guesses: one has to wait."""

    code = "too_many_attempts"

    def __init__(self, seconds: int) -> None:
        super().__init__(f"wait {seconds} s")
        self.seconds = seconds


class FieldsWrong(Refusal):
    """Something filled in cannot be taken. `fields` maps each faulty field to a reason code."""

    code = "fields_wrong"

    def __init__(self, fields: Mapping[str, str]) -> None:
        super().__init__(", ".join(f"{field}: {reason}" for field, reason in fields.items()))
        self.fields = dict(fields)


class DeviceListed(Refusal):
    """The settings file says so: it is changed there and nowhere else."""

    code = "device_listed"


class SlipsWait(Refusal):
    """Slips wait for this printer: they have to be moved or cancelled first."""

    code = "slips_wait"


class NameTaken(Refusal):
    """Somebody is called so already."""

    code = "name_taken"


class LastOfIT(Refusal):
    """Without this person nobody could look after the server."""

    code = "last_of_it"


class NeedsTls(Refusal):
    """Passwords travel over TLS, or within this machine."""

    code = "needs_tls"


class PrintRefused(Refusal):
    """A print job cannot be treated so in the state it is in. The code names which of the sentences says why."""

    def __init__(self, code: str, job_id: str) -> None:
        super().__init__(job_id)
        self.code = code
