"""Profiles of devices: what the shop keeps of its own, and what can be known of a text without a device."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from kiosk.domain.devices import DeviceKind
from kiosk.domain.profiles import Examined, Profile, ProfileRevision, Values


class Profiles(Protocol):
    """The shop's own texts. Nothing is ever taken out; the newest revision of a profile is in force."""

    def add(self, revision: ProfileRevision) -> None:
        """Append it. A number that the profile has already raises `Conflict`: somebody else was first."""

    def in_force(self) -> Sequence[ProfileRevision]:
        """The newest revision of every profile that has a text of the shop's own, by id."""

    def history(self, profile_id: str, limit: int) -> Sequence[ProfileRevision]:
        """Newest first."""


class ProfileWorkshop(Protocol):
    """The shipped profiles, and the loader that reads them. Knows nothing that is stored: `own` is what the shop has in force."""

    def profiles(self, own: Sequence[ProfileRevision]) -> Mapping[str, Profile]:
        """Every profile, by id."""

    def examine(self, own: Sequence[ProfileRevision], kind: DeviceKind, profile_id: str, text: str) -> Examined:
        """The text as it would stand under this id: checked, every value with its origin, vectors run."""

    def kind_of(self, own: Sequence[ProfileRevision], text: str) -> DeviceKind | None:
        """The kind of device that a text is about, or would be best explained by; None where it fits several."""

    def id_of(self, text: str) -> str:
        """The id that a text names; empty if it names none."""

    def renamed(self, text: str, profile_id: str) -> str:
        """The text under another id, otherwise as it was."""

    def amended(self, text: str, values: Values) -> str:
        """The text with these values at these places, its comments kept where it can be done."""

    def users_of(self, own: Sequence[ProfileRevision], profile_id: str) -> Sequence[str]:
        """Profiles that extend it."""
