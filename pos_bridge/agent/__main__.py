"""Run the agent: python -m pos_bridge.agent --server https://store.example --dir /var/lib/store-agent"""

import argparse
import logging
import secrets
import signal
import socket
import sys
from functools import partial
from pathlib import Path
from threading import Thread

from pos_bridge import __version__
from pos_bridge.agent.agent import PATIENCE_S, Agent
from pos_bridge.agent.folder import CannotStart, Folder
from pos_bridge.agent.journal import Journal, JournalError
from pos_bridge.agent.pairing import pair, poster
from pos_bridge.agent.uplink import Server, Uplink, checked_server
from pos_bridge.identity import PortWatch
from pos_bridge.printer import installed_faces

log = logging.getLogger("agent")

LEAVING_S = PATIENCE_S + 7.0
"What an agent that is replaced may need to finish its paper."


def main() -> int:
    arguments = _arguments()
    logging.basicConfig(filename=arguments.log or None, level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    for chatty in ("socketio.client", "engineio.client"):
        logging.getLogger(chatty).setLevel(logging.CRITICAL)
    try:
        server = checked_server(arguments.server, arguments.ca, arguments.without_tls)
        folder = Folder(Path(arguments.dir))
        folder.occupy(arguments.replace, LEAVING_S)
        journal = Journal(folder.journal)
        key = _key(arguments.key_file, folder, server)
    except (CannotStart, JournalError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    fonts = [*(sorted(Path(arguments.fonts).glob("*.woff2")) if arguments.fonts else []), *installed_faces()]
    agent = Agent(
        journal,
        lambda: Uplink(server, key),
        version=__version__,
        boot=secrets.token_hex(8),
        machine=socket.gethostname(),
        fonts=fonts,
        watch=partial(PortWatch, virtual=Path(arguments.virtual) if arguments.virtual else None),
    )
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: agent.stop())
    if arguments.with_parent:
        Thread(target=_end_with_parent, args=(agent,), name="parent", daemon=True).start()
    agent.run()
    journal.close()
    return 0


def _key(file: str, folder: Folder, server: Server) -> str:
    if file:
        try:
            return Path(file).read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise CannotStart(f"{file}: the key cannot be read: {error}") from error
    known = folder.key()
    if known is None:
        known = pair(poster(server), socket.gethostname(), _show)
        folder.keep_key(known)
    return known


def _end_with_parent(agent: Agent) -> None:
    sys.stdin.buffer.read()
    agent.stop()


def _show(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="run.py bridge", description="Carries devices of this machine for a store server.")
    parser.add_argument("--server", required=True, help="where the store server is: https://store.example")
    parser.add_argument("--dir", default="var/agent", help="the agent's own folder: its journal and its key")
    parser.add_argument("--key-file", default="", help="a file with the agent's key, instead of pairing")
    parser.add_argument("--ca", default="", help="certificates to trust instead of the system's (a store's own authority)")
    parser.add_argument(
        "--without-tls", action="store_true", help="allow http:// to another machine: the key can be read on the way"
    )
    parser.add_argument("--replace", action="store_true", help="take the place of an agent that works in this folder")
    parser.add_argument("--log", default="", help="a file for what happens, instead of standard error")
    parser.add_argument("--with-parent", action="store_true", help="end when standard input does: with whoever started it")
    parser.add_argument("--fonts", default="", help="a folder of woff2 files for signs that a printer lacks")
    parser.add_argument("--virtual", default="", help="a folder with a sys and a dev of virtual devices, as the demo has")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
