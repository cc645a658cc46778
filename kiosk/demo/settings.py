"""The settings of the demo: the devices of its data files, and its own online shop on this machine."""

import socket
from pathlib import Path

from kiosk.config import Channel, Server, Settings, secret_file
from kiosk.demo import seed


def demo_settings(directory: Path, host: str, port: int, shop_port: int) -> Settings:
    """`shop_port`: where the online shop of the demo listens. Makes the secret they share."""
    secret = directory / "webshop.secret"
    secret_file(secret, lambda: seed.new_secret().encode("ascii"))
    shop = Channel("webshop", "Online shop", f"http://127.0.0.1:{shop_port}", str(secret), "warehouse", on_this_machine=True)
    return Settings(server=Server(host=host, port=port), device=seed.devices(), channel=(shop,))


def free_port(wanted: int) -> int:
    """That port of this machine if nobody listens there, else any that is free."""
    for port in (wanted, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except (OSError, OverflowError):  # taken, or beyond 65535
                continue
            bound: int = probe.getsockname()[1]
            return bound
    raise OSError("no free port")
