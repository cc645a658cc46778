"""Change how a model of device is spoken to: edit, import, duplicate, calibrate, go back. Nothing that does not load is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.audit import AuditEntry, Detail
from kiosk.domain.devices import Device, DeviceKind
from kiosk.domain.profiles import (
    LARGEST_TEXT,
    Examined,
    Profile,
    ProfileChangedMeanwhile,
    ProfileDeed,
    ProfileIdBad,
    ProfileIdTaken,
    ProfileInUse,
    ProfileKindUnclear,
    ProfileProblem,
    ProfileRefused,
    ProfileRevision,
    ProfileTooBig,
    ProfileUnknown,
    ProfileVectorsFail,
    Values,
    is_profile_id,
)
from kiosk.use_cases.ports import Fact, ProfileWorkshop, UnitOfWork

_HISTORY = 50


@dataclass(frozen=True)
class ProfilesChanged:
    """A fact: these profiles are not what they were."""

    ids: tuple[str, ...]


@dataclass(frozen=True)
class Hand:
    """Who does it (a staff id, and the name that the history shows), and when."""

    who: str
    by: str
    at: datetime


def profiles(uow: UnitOfWork, workshop: ProfileWorkshop) -> Mapping[str, Profile]:
    return workshop.profiles(uow.profiles.in_force())


def profile(uow: UnitOfWork, workshop: ProfileWorkshop, profile_id: str) -> Profile:
    """Raises `ProfileUnknown`."""
    found = profiles(uow, workshop).get(profile_id)
    if found is None:
        raise ProfileUnknown(f"no profile {profile_id!r}")
    return found


def refused(uow: UnitOfWork, workshop: ProfileWorkshop) -> Mapping[str, ProfileProblem]:
    """By id, why a text of the shop is not in force."""
    return {name: one.problem for name, one in profiles(uow, workshop).items() if one.problem is not None}


def history(uow: UnitOfWork, profile_id: str) -> Sequence[ProfileRevision]:
    """Newest first."""
    return uow.profiles.history(profile_id, _HISTORY)


def examine(uow: UnitOfWork, workshop: ProfileWorkshop, profile_id: str, text: str) -> Examined:
    """What a draft would be. Raises `ProfileUnknown`, `ProfileTooBig`."""
    kind = profile(uow, workshop, profile_id).kind
    return workshop.examine(uow.profiles.in_force(), kind, profile_id, cleaned(text))


def save(
    uow: UnitOfWork, workshop: ProfileWorkshop, profile_id: str, text: str, seen: int, hand: Hand,
    deed: ProfileDeed = ProfileDeed.EDITED, sure: bool = True,
) -> Profile:  # fmt: skip
    """Put a text in force. `seen` is the number of the revision that was on the screen, 0 for none. Not `sure`: only one that
    does what its own vectors say.

    A text equal to the shipped one takes the shop's own out of force. Raises `ProfileRefused`, `ProfileVectorsFail`,
    `ProfileChangedMeanwhile`.
    """
    before = profile(uow, workshop, profile_id)
    clean = cleaned(text)
    if clean == before.text and before.problem is None:
        return before
    base = before.shipped
    kept = None if clean == base else clean
    return _put(uow, workshop, ProfileRevision(profile_id, seen + 1, before.kind, kept, base, hand.at, hand.by, deed), hand, sure)


def revert(
    uow: UnitOfWork, workshop: ProfileWorkshop, profile_id: str, seen: int, hand: Hand, devices: Sequence[Device]
) -> Profile | None:
    """The shipped text again; a profile that is not shipped is gone (None). Raises `ProfileInUse` where something needs it."""
    before = profile(uow, workshop, profile_id)
    if before.shipped is None:
        users = [*used_by(devices, profile_id), *workshop.users_of(uow.profiles.in_force(), profile_id)]
        if users:
            raise ProfileInUse(users)
    gone = ProfileRevision(profile_id, seen + 1, before.kind, None, before.shipped, hand.at, hand.by, ProfileDeed.REVERTED)
    _append(uow, gone, hand)
    return profiles(uow, workshop).get(profile_id)


def restore(
    uow: UnitOfWork, workshop: ProfileWorkshop, profile_id: str, number: int, seen: int, hand: Hand, sure: bool = True
) -> Profile:
    """An earlier text of the shop's own again, as a new revision; `sure` as for `save`. Raises `ProfileUnknown` for one that
    had no text, and what `save` raises."""
    past = next((one for one in uow.profiles.history(profile_id, _HISTORY) if one.number == number), None)
    if past is None or past.text is None:
        raise ProfileUnknown(f"no revision {number} of profile {profile_id!r}")
    again = ProfileRevision(profile_id, seen + 1, past.kind, past.text, past.base, hand.at, hand.by, ProfileDeed.RESTORED)
    return _put(uow, workshop, again, hand, sure)


def duplicate(uow: UnitOfWork, workshop: ProfileWorkshop, profile_id: str, new_id: str, hand: Hand) -> Profile:
    """A profile of the shop's own with the text of another. Raises `ProfileIdTaken`, `ProfileIdBad`."""
    model = profile(uow, workshop, profile_id)
    _refuse_id(uow, workshop, new_id)
    text = workshop.renamed(model.text, new_id)
    number = _last(uow, new_id) + 1
    return _put(
        uow, workshop, ProfileRevision(new_id, number, model.kind, text, None, hand.at, hand.by, ProfileDeed.DUPLICATED), hand
    )


def take_in(
    uow: UnitOfWork, workshop: ProfileWorkshop, text: str, kind: DeviceKind | None, replace: bool, hand: Hand, sure: bool = True
) -> Profile:
    """Import a file. Without `replace` an id that is known is refused (`ProfileIdTaken`); without `kind` it is found out, or
    `ProfileKindUnclear`; `sure` as for `save`."""
    clean = cleaned(text)
    profile_id = workshop.id_of(clean)
    own = uow.profiles.in_force()
    known = workshop.profiles(own).get(profile_id)
    about = known.kind if known else kind or workshop.kind_of(own, clean)
    if about is None:
        raise ProfileKindUnclear(profile_id)
    problem = workshop.examine(own, about, profile_id, clean).problem
    if problem is not None:
        raise ProfileRefused(problem)
    if known is not None and not replace:
        raise ProfileIdTaken(profile_id)
    if known is None and not is_profile_id(profile_id):
        raise ProfileIdBad(profile_id)
    base = known.shipped if known else None
    kept = None if clean == base else clean
    number = _last(uow, profile_id) + 1
    made = ProfileRevision(profile_id, number, about, kept, base, hand.at, hand.by, ProfileDeed.IMPORTED)
    return _put(uow, workshop, made, hand, sure)


def proposed(uow: UnitOfWork, workshop: ProfileWorkshop, profile_id: str, values: Values) -> str:
    """The text with values that were found out with the device itself, its vectors brought up to date."""
    before = profile(uow, workshop, profile_id)
    return mended(uow, workshop, before, workshop.amended(before.text, values))


def calibrate(uow: UnitOfWork, workshop: ProfileWorkshop, profile_id: str, values: Values, hand: Hand) -> Profile:
    """Set values that were found out with the device itself. Vectors of a document that held before and say the old value now
    are brought up to date: the paper has been looked at."""
    text = proposed(uow, workshop, profile_id, values)
    return save(uow, workshop, profile_id, text, _last(uow, profile_id), hand, ProfileDeed.CALIBRATED)


def mended(uow: UnitOfWork, workshop: ProfileWorkshop, before: Profile, text: str) -> str:
    """The text with vectors that `before` kept and `text` does not, brought up to date."""
    own = uow.profiles.in_force()
    kept = {one.number for one in workshop.examine(own, before.kind, before.id, before.text).vectors if one.passed}
    after = workshop.examine(own, before.kind, before.id, text)
    stale: Values = {
        ("vector", one.number - 1, "tx"): one.got.get("tx", ("",))[0]
        for one in after.vectors
        if one.mendable and one.number in kept
    }
    return workshop.amended(text, stale) if stale else text


def try_out(uow: UnitOfWork, device: Device, seconds: int, hand: Hand) -> None:
    """Write down that a device is spoken to by a draft for a while."""
    details: dict[str, Detail] = {"profile": device.profile, "seconds": seconds}
    uow.audit.add(AuditEntry(hand.at, hand.who, "profile.tried", device.id, details))


def used_by(devices: Sequence[Device], profile_id: str) -> list[str]:
    return [device.id for device in devices if device.profile == profile_id]


def cleaned(text: str) -> str:
    """Line ends of any system as one, no byte order mark, one line end at the end. Raises `ProfileTooBig`."""
    if len(text) > LARGEST_TEXT:
        raise ProfileTooBig(f"{len(text)} characters")
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").rstrip("\n") + "\n"


def _put(uow: UnitOfWork, workshop: ProfileWorkshop, revision: ProfileRevision, hand: Hand, sure: bool = True) -> Profile:
    """Append a revision whose text loads and, unless somebody is `sure`, does what its own vectors say. Raises
    `ProfileRefused`, `ProfileVectorsFail`."""
    if revision.text is not None:
        seen = workshop.examine(uow.profiles.in_force(), revision.kind, revision.profile_id, revision.text)
        if seen.problem is not None:
            raise ProfileRefused(seen.problem)
        failing = [one for one in seen.vectors if not one.passed]
        if failing and not sure:
            raise ProfileVectorsFail(failing)
    _append(uow, revision, hand)
    return profile(uow, workshop, revision.profile_id)


def _append(uow: UnitOfWork, revision: ProfileRevision, hand: Hand) -> None:
    newest = next(iter(uow.profiles.history(revision.profile_id, 1)), None)
    if newest is not None and newest.number != revision.number - 1:
        raise ProfileChangedMeanwhile(newest.by, newest.at)
    if newest is None and revision.number != 1:
        raise ProfileUnknown(f"profile {revision.profile_id!r} was never changed here")
    uow.profiles.add(revision)
    number: dict[str, Detail] = {"number": revision.number}
    uow.audit.add(AuditEntry(hand.at, hand.who, f"profile.{revision.deed}", revision.profile_id, number))
    uow.facts.append(Fact("it:profiles", ProfilesChanged((revision.profile_id,))))


def _last(uow: UnitOfWork, profile_id: str) -> int:
    return next((one.number for one in uow.profiles.history(profile_id, 1)), 0)


def _refuse_id(uow: UnitOfWork, workshop: ProfileWorkshop, profile_id: str) -> None:
    if not is_profile_id(profile_id):
        raise ProfileIdBad(profile_id)
    if profile_id in profiles(uow, workshop):
        raise ProfileIdTaken(profile_id)
