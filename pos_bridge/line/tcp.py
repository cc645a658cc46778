"""A TCP port: network printers on 9100, serial servers."""

import socket

from pos_bridge.line.line import Line, cannot_open

CONNECT = 5.0
"Seconds until an attempt to connect is given up."


class TcpSocket(Line):
    """An open connection. A peer that closed its half has closed: what is written into that is lost in silence."""

    def __init__(self, connection: socket.socket) -> None:
        super().__init__(connection.detach())


def open_tcp(host: str, port: int) -> Line:
    """Connect. Raises CannotOpen; may take 5 s."""
    try:
        connection = socket.create_connection((host, port), CONNECT)
    except OSError as error:
        raise cannot_open(f"{host}:{port}", error) from error
    connection.setblocking(False)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    # A network printer that lost its power says nothing: the system finds out within half a minute.
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, 10)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, 5)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPCNT, 4)
    return TcpSocket(connection)
