"""Devices on another machine: a `DeviceHost` whose work an agent does, over a connection that comes and goes."""

from kiosk.devices.remote.host import RemoteHost
from kiosk.devices.remote.line import Wire

__all__ = ["RemoteHost", "Wire"]
