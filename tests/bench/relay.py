"""The least that can carry a scan from a port to sockets: read, and send a frame that was made before. The limit of our way.

Run as a process of its own: `python relay.py <port to read> <number of sockets> <length of the frame's text>`. Writes the TCP
port it listens on, waits for that many clients, then relays until the line breaks.
"""

import os
import socket
import sys


def frame(length: int) -> bytes:
    """An unmasked WebSocket text frame (RFC 6455, 5.2) that looks like the news of a scan."""
    text = b'42["scanned",{"pad":"' + b"x" * length
    text = text[: length - 3] + b'"}]'
    head = bytes([0x81, length]) if length < 126 else bytes([0x81, 126]) + length.to_bytes(2, "big")
    return head + text


def main() -> None:
    line = os.open(sys.argv[1], os.O_RDWR | os.O_NOCTTY)
    data = frame(int(sys.argv[3]))
    with socket.create_server(("127.0.0.1", 0), backlog=256) as listener:
        sys.stdout.write(f"{listener.getsockname()[1]}\n")
        sys.stdout.flush()
        clients = [listener.accept()[0] for _ in range(int(sys.argv[2]))]
    for client in clients:
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    while os.read(line, 4096):
        for client in clients:
            client.send(data)


if __name__ == "__main__":
    main()
