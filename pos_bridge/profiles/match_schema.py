"""By what a model is known before a byte is exchanged; the same for every kind of device."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

Form = Literal["tty", "hidraw", "evdev", "usblp"]
"As what a plugged-in device appears to the system."

UsbNumber = Annotated[int, Meta(ge=0, le=0xFFFF)]


class UsbId(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A USB product of a vendor (TOML: `vid = 0x05e0`). Without `pid` any product, without `form` in whatever form."""

    vid: UsbNumber
    pid: UsbNumber | None = None
    form: Form | None = None


class Match(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A profile that matches is suggested to a person; it is never used, and nothing is written, before a person agrees."""

    usb: tuple[UsbId, ...] = ()
